"""How the source stands to a claim: from the speaking verb, from light verbs of attempt and fear, from cues and negation.

Cues have a direction and a scope, as data, after ConText (Harkema et al. 2009): a forward cue holds until its clause ends.
"""

from __future__ import annotations

from marsad.claims.attribution import Scope
from marsad.claims.frame import Frame
from marsad.mentions.items import CUE, REPORTING, SUPPORT, TRIGGER, WORD, Item

_NEGATABLE = frozenset(("negation",))
_REACH = 4
_QAD = "cue.qad"


def status_of(items: list[Item], frame: Frame, scope: Scope | None) -> tuple[str, str | None, str | None]:
    """Status, what is disputed (for denied), and the id of the entry that said so."""
    cue = _cue(items, frame)
    if cue is not None:
        spec = cue.entry.spec
        form = frame.trigger.entry.form
        if spec.status == "expected" and form is not None and form.part == "verb" and form.tense == "past":
            cue = None  # «قد استولى»: before a past verb it only says that it is done
        elif spec.status:
            return spec.status, _disputes(spec.status, spec.disputes), spec.id
    if frame.status is not None:
        rule = next((item.entry.id for item in frame.supports if item.entry.spec.effect == "status"), None)
        return frame.status, _disputes(frame.status, None), rule
    if _purpose(frame):
        return "intended", None, "purpose"
    status = "asserted"
    rule = None
    if scope is not None and scope.status != "asserted":
        status, rule = scope.status, scope.rule
    if _negated(items, frame):
        return ("denied", "whole", "negation") if status == "asserted" else ("asserted", None, rule)
    return status, _disputes(status, None), rule


def _disputes(status: str, disputes: str | None) -> str | None:
    return (disputes or "whole") if status == "denied" else None


def _cue(items: list[Item], frame: Frame) -> Item | None:
    """The nearest forward cue before the trigger in its clause (or sentence), or a backward cue after it."""
    clause = frame.clause
    for item in reversed(items[clause.first : frame.index]):
        if item.kind == CUE and item.entry.spec.direction == "forward":
            if item.entry.spec.kind == "pseudo" or (item.entry.id == _QAD and _before_past(items, item)):
                return None
            return item
    for item in items[: clause.first]:
        if item.kind == CUE and item.entry.spec.scope == "sentence" and item.entry.spec.direction == "forward" and item.entry.spec.kind == "trigger":
            return item
    for item in items[frame.index + 1 : clause.end]:
        if item.kind == CUE and item.entry.spec.direction == "backward" and item.entry.spec.kind == "trigger":
            return item
    return None


def _before_past(items: list[Item], cue: Item) -> bool:
    """«قد شنت»: before a past verb it says that something is done; before the present («قد تشن») that it may be."""
    verb = next((item for item in items if item.first == cue.end), None)
    form = verb.entry.form if verb is not None and verb.kind in (TRIGGER, SUPPORT, REPORTING) else None
    return form is not None and form.part == "verb" and form.tense == "past"


def _purpose(frame: Frame) -> bool:
    """«لاستعادة المدينة», «ليسيطر»: ل of purpose before the trigger, or the future س."""
    before = frame.trigger.before
    form = frame.trigger.entry.form
    if form is None or frame.toll:
        return False
    if before[-1:] == "س":
        return True
    if before[-1:] == "ل":
        if form.part == "verb":
            return bool(form.tense == "present")
        return form.part == "masdar" and not any(item.entry.spec.effect in ("undergo", "cause") for item in frame.supports) and frame.spec.kind not in ("strike",)
    return False


def _negated(items: list[Item], frame: Frame) -> bool:
    """A negation right before the trigger (or its light verb): لم، لن، لا، دون، عدم."""
    first = min([frame.trigger.first, *(support.first for support in frame.supports)])
    for item in items:
        if item.kind == WORD and item.cat in _NEGATABLE and 0 <= first - item.end <= 1:
            return not frame.toll
        if item.kind == SUPPORT and item.first > first:
            break
    return False
