"""Whether confidence keeps its word: of the claims given 0.8, how many are right."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

_BINS = 10


class Bin(msgspec.Struct, frozen=True):
    """Claims with a confidence from `low` up to `high`: how many, how many of them right, and their mean confidence."""

    low: float
    high: float
    claims: int
    right: int
    confidence: float


def reliability(rated: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Tenths of confidence that hold claims, lowest first, from pairs of confidence and whether the claim is right.

    >>> [(each.low, each.claims, each.right) for each in reliability([(0.85, True), (0.8, False), (1.0, True)])]
    [(0.8, 2, 1), (0.9, 1, 1)]
    """
    tenths: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, right in rated:
        tenths[min(int(confidence * _BINS + 1e-9), _BINS - 1)].append((confidence, right))
    return [
        Bin(low / _BINS, (low + 1) / _BINS, len(inside), sum(right for _, right in inside), sum(sure for sure, _ in inside) / len(inside))
        for low, inside in enumerate(tenths)
        if inside
    ]


def calibration_error(tenths: Iterable[Bin]) -> float:
    """How far confidence is from the share that is right, in the mean over all claims; 0 where nothing was read.

    >>> round(calibration_error(reliability([(0.85, True), (0.8, False), (1.0, True)])), 3)
    0.217
    """
    held = list(tenths)
    claims = sum(each.claims for each in held)
    return sum(abs(each.right - each.confidence * each.claims) for each in held) / claims if claims else 0.0
