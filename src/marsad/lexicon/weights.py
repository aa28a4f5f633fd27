"""The weights of confidence, from `data/confidence.toml`: one table a group of features, one number a value."""

from __future__ import annotations

import tomli

from marsad.errors import LexiconError

FILE = "confidence.toml"


def load_weights(raw: bytes) -> dict[str, float]:
    """Feature (`group:value`, or `base`) -> weight. Raises `LexiconError` that names the file and the key."""
    try:
        content = tomli.loads(raw.decode("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{FILE}: {error}. Train it anew: make confidence.") from error
    weights: dict[str, float] = {}
    for group, values in content.items():
        pairs = values.items() if isinstance(values, dict) else ((None, values),)
        for value, weight in pairs:
            if isinstance(weight, bool) or not isinstance(weight, int | float):
                raise LexiconError(f"{FILE}: [{group}] {value or group} is no number. Train it anew: make confidence.")
            weights[group if value is None else f"{group}:{value}"] = float(weight)
    return weights
