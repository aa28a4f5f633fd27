"""The words of tables, in the language asked for; they live in `labels.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def _labels() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resources.files("marsad.cli").joinpath("labels.toml").read_text("utf-8"))


def label(word: str, lang: str, group: str = "words") -> str:
    """The label of a word; group is `words`, `kind` or `status`. A word without a label stands for itself.

    >>> label("capture", "en", "kind")
    'capture'
    """
    return _labels().get(lang, {}).get(group, {}).get(word, word.replace("_", " "))
