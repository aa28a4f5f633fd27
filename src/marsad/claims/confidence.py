"""How likely a claim is right, from how it was read: named features, each with a weight of `data/confidence.toml`.

Confidence is the probability that a careful person who marks the report by hand has this claim: of this kind, in these words,
with at least half of its fields as they were read (docs/quality.md, "Confidence"). It says nothing of whether the source is
right. A feature is `group:value`; every claim has one of each group, and the weights of all are summed on the logistic scale.
"""

from __future__ import annotations

import math
from typing import Final

from marsad.attribution.scopes import Scope
from marsad.claims.frame import Frame
from marsad.mentions.cells import Sentence
from marsad.mentions.items import Actors
from marsad.records import Claim

BASE: Final = "base"
"""The weight that every claim starts from."""
_NEAR: Final = 5
"""So many words between a trigger and who does it are few."""
_GOES_ON: Final = frozenset(("quotation.continues", "list.continues"))
_SENTENCES: Final = ((8, "short"), (20, "middling"), (45, "long"))
_LEAST_SURE: Final = 0.01


def features_of(sentence: Sentence, frame: Frame, claim: Claim, scope: Scope | None) -> list[str]:
    """The features of a claim, always in the same order."""
    trigger = frame.trigger
    return [
        "form:" + _form(frame),
        "prefix:" + (trigger.prep or trigger.before or "none"),
        "clause:" + frame.clause.link,
        "word:" + ("weak" if frame.spec.weak else "shared" if frame.spec.conflict_only else "own"),
        "status:" + claim.status,
        "source:" + _source(scope),
        "actors:" + _actors(frame, claim),
        "targets:" + _targets(frame, claim),
        "places:" + _places(claim),
        "time:" + ("none" if claim.time is None else claim.time.basis),
        "people:" + _people(frame, claim),
        "means:" + ("told" if claim.means else "none"),
        "cause:" + ("told" if claim.cause else "none"),
        "sentence:" + _length(len(sentence.cells)),
        "first:" + ("sentence" if sentence.first == 0 else "none"),
        "trigger:" + str(frame.spec.id),
    ]


def rate(features: list[str], weights: dict[str, float]) -> float:
    """The probability that a claim of these features is right; a feature without weight counts for nothing."""
    total = weights.get(BASE, 0.0)
    for feature in features:
        total += weights.get(feature, 0.0)
    return round(min(max(1.0 / (1.0 + math.exp(-total)), _LEAST_SURE), 1.0 - _LEAST_SURE), 2)


def _form(frame: Frame) -> str:
    """Part of speech of the trigger, with the voice of verbs and the article of nouns."""
    form = frame.trigger.entry.form
    part = str(getattr(form, "part", "")) or "person"
    if part == "verb":
        return "passive" if frame.passive else f"verb-{form.tense}"
    return part + "-definite" if frame.trigger.definite else part


def _source(scope: Scope | None) -> str:
    """Whether the outlet says it, or by which kind of words a speaker is given."""
    if scope is None or not scope.speakers:
        return "outlet"
    return "direct" if scope.direct else scope.rule.partition(".")[0] if scope.rule in _GOES_ON else "speaker"


def _actors(frame: Frame, claim: Claim) -> str:
    """Whether the doer stands in the trigger's clause, further off, or is pointed to, or nobody is known."""
    if not claim.actors:
        return "unknown" if frame.actors else "none"
    return _how_near(frame, frame.actors)


def _targets(frame: Frame, claim: Claim) -> str:
    if not claim.targets:
        return "unknown" if frame.targets else "none"
    return _how_near(frame, frame.targets)


def _how_near(frame: Frame, groups: list[Actors]) -> str:
    if not groups:
        return "pointed"
    group = groups[0]
    if group.head is None and group.person is None and not group.names:
        return "pointed"
    first, end = frame.trigger.first, frame.trigger.end
    gap = group.first - end if group.first >= end else first - group.end
    return "beside" if gap <= 1 else "near" if gap <= _NEAR else "far"


def _places(claim: Claim) -> str:
    if not claim.places:
        return "none"
    place = claim.places[0]
    if place.start is None:
        return "pointed"
    if claim.evidence.start <= place.start < claim.evidence.end:
        return "many" if len(claim.places) > 1 else "one"
    return "outside"


def _people(frame: Frame, claim: Claim) -> str:
    """How a toll or another count of people is given: exactly, with an open end, without a number."""
    if not frame.spec.quantity:
        return "uncounted"
    if not claim.quantities:
        return "nobody"
    for quantity in claim.quantities.values():
        if quantity.min is not None and quantity.min == quantity.max:
            return "exact"
    return "open"


def _length(words: int) -> str:
    for most, name in _SENTENCES:
        if words <= most:
            return name
    return "longest"
