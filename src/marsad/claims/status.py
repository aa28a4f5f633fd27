"""How the source stands to a claim: from the speaking verb, from light verbs of attempt and fear, from cues and negation.

Cues have a direction and a scope, as data, after ConText (Harkema et al. 2009). A forward cue holds until its clause ends, or
goes on into the clause of أن that it opens; what a demand, a fear, a plan, a denial only mentions («بعد مقتل …», «القصف الذي
دمر …») is not demanded, feared, planned, denied.
"""

from __future__ import annotations

from typing import Final

from marsad.attribution.scopes import Scope
from marsad.claims.aims import is_goal, is_obliged, is_purpose, is_shown, is_to_come
from marsad.claims.frame import Frame
from marsad.mentions.cells import Sentence
from marsad.mentions.items import CUE, REPORTING, SUPPORT, TRIGGER, WORD, Actors, Item
from marsad.syntax.clause import is_verb
from marsad.text.clitics import AND, ARTICLE, FOR, FUTURE, WITH

VOID: Final = ""
"""The status of what nobody says: «دون ورود أنباء عن إصابات», «لم تعلن الوزارة سقوط قتلى»."""
_NEGATABLE: Final = frozenset(("negation",))
_BOUNDED: Final = frozenset(("demanded", "intended", "feared", "expected", "denied"))
_PARTED: Final = _BOUNDED | {"alleged"}
_FUTURE_CUES: Final = frozenset(("intended", "expected", "demanded", "feared"))
_QAD: Final = "cue.qad"
_ANY: Final = "cue.any"
_MA: Final = "cue.negation-ma"
_NEAR: Final = 4


def status_of(sentence: Sentence, items: list[Item], frame: Frame, scope: Scope | None) -> tuple[str, str | None, str | None]:
    """Status (`VOID`: no claim), what is disputed (for denied), and the id of the entry that said so."""
    barrier = _barrier(sentence, items, frame)
    if _is_state(frame) or _is_known(sentence, items, frame):
        barrier = max(barrier, frame.index - 1)
    cue = _cue(sentence, items, frame, barrier, scope)
    if cue is not None:
        spec = cue.entry.spec
        form = frame.trigger.entry.form
        if cue.kind == SUPPORT:
            return spec.status, _disputes(spec.status, None), spec.id
        if cue.kind == REPORTING:
            if _is_negated(items, cue):
                return VOID, None, cue.entry.id
            return spec.status, _disputes(spec.status, spec.disputes), spec.id
        if spec.kind == "void":
            return VOID, None, spec.id
        if spec.status == "expected" and form is not None and form.part == "verb" and form.tense == "past":
            cue = None  # «قد استولى»: before a past verb it only says that it is done
        elif spec.status == "denied" and spec.scope == "word" and frame.toll and _is_next(frame, cue):
            if scope is None or scope.status != "denied":
                return "asserted", None, spec.id  # none were hurt
        elif spec.status:
            return spec.status, _disputes(spec.status, spec.disputes), spec.id
    if frame.status is not None:
        support = next((item for item in frame.supports if item.entry.spec.effect == "status"), None)
        if support is None or barrier < 0 or items[barrier].first < support.first or frame.status not in _BOUNDED:
            return frame.status, _disputes(frame.status, None), None if support is None else support.entry.id
    if is_purpose(items, frame) and not is_shown(items, frame):
        return "intended", None, "purpose"
    if not _negated(items, frame):
        for support in frame.supports:
            if support.entry.spec.effect == "carry" and support.entry.spec.status and support.entry.form.tense == "present":
                return support.entry.spec.status, None, support.entry.id  # «يستطيع قصف X»: able to
    for support in frame.supports:
        if support.before[-1:] == FUTURE and support.end <= frame.trigger.first and is_verb(support):
            return ("intended" if support.entry.spec.effect == "carry" else "expected"), None, "purpose"
    status = "asserted"
    rule = None
    disputes = None
    if scope is not None and scope.happened and frame.toll:
        return "asserted", None, scope.rule  # «حمل X Y مسؤولية مقتل Z»: that Z died is no charge
    if scope is not None and scope.status != "asserted" and not (scope.status in _TO_BE_DONE and _is_past(sentence, frame)) and not (scope.status in _PARTED and barrier >= 0 and items[barrier].first >= scope.first):
        status, rule, disputes = scope.status, scope.rule, scope.disputes
    if status == "asserted" and is_obliged(items, frame):
        return "demanded", None, "obligation"
    if status == "asserted" and is_to_come(sentence, frame):
        return "expected", None, "to-come"
    if status == "asserted" and is_goal(items, frame):
        return "intended", None, "purpose"
    if _negated(items, frame):
        return ("denied", "whole", "negation") if status == "asserted" else ("asserted", None, rule)
    if status == "asserted" and frame.lead is not None:
        leading = status_of(sentence, items, frame.lead, scope)
        if leading[0] in _LED_ON:
            return leading
    return status, _disputes(status, disputes), rule


_TO_BE_DONE: Final = frozenset(("demanded", "intended"))


def _is_past(sentence: Sentence, frame: Frame) -> bool:
    """«أمر جنوده بالتقدم واعتقلوا أربعة»: what is told as done was not demanded."""
    trigger = frame.trigger
    torn = sentence.cells[trigger.first].word.torn and not trigger.before
    return not torn and is_verb(trigger) and bool(trigger.entry.form.tense == "past")


_LED_ON: Final = frozenset(("demanded", "intended", "feared", "expected"))


def _disputes(status: str, disputes: str | None) -> str | None:
    return (disputes or "whole") if status == "denied" else None


def _is_state(frame: Frame) -> bool:
    """«إجلاء المدنيين العالقين», «النازحين»: a participle with the article says what people are in already."""
    form = frame.trigger.entry.form
    return form is not None and form.part == "participle" and frame.trigger.definite


_KNOWN: Final = frozenset(("strike", "assault", "explosion", "attack-on-civilians", "clash", "casualties", "siege", "arrest", "abduction", "destruction"))


def _is_known(sentence: Sentence, items: list[Item], frame: Frame) -> bool:
    """«التحقيق في الغارة التي قتلت …», «قلق من المعركة الجارية»: a deed with the article that a relative or «الجارية» describes is there already."""
    trigger = frame.trigger
    definite = trigger.definite or sentence.cells[trigger.first].key.startswith(ARTICLE)
    if not definite or frame.kind not in _KNOWN or frame.index + 1 >= len(items):
        return False
    following = items[frame.index + 1]
    if following.first - trigger.end > 1:
        return False
    if following.kind == WORD and following.cat == "rel":
        return True
    ongoing = following.kind == SUPPORT and following.entry.spec.effect == "phase" and following.entry.form.part == "participle"
    return ongoing and sentence.cells[following.first].key.startswith(ARTICLE)


def _barrier(sentence: Sentence, items: list[Item], frame: Frame) -> int:
    """Index of the last item before the trigger over which no demand, fear, plan or denial reaches, or -1.

    A parting word («فيما», «لكن», «بعد أن»), a preposition after which something has happened already («بعد», «إثر»), or the
    relative that opens the trigger's clause.
    """
    clause = frame.clause
    trigger = frame.trigger
    for at in range(frame.index - 1, -1, -1):
        item = items[at]
        if item.kind == CUE and item.entry.spec.kind == "terminator":
            return at
        if item.kind != WORD:
            continue
        if item.cat == "clause" and item.entry.role != "topic":
            return at
        if item.cat == "rel" and clause.link in ("relative", "attached") and at == clause.first and not _future(frame):
            return at
        if item.cat == "prep" and item.entry.past and not item.after and trigger.prep != "to" and trigger.before[-1:] != WITH:
            if at + 1 < len(items) and items[at + 1].first - item.end <= _NEAR and not sentence.pause_between(item.end, trigger.first):
                return at
    return -1


def _future(frame: Frame) -> bool:
    form = frame.trigger.entry.form
    return form is not None and form.part == "verb" and form.tense == "present"


def _cue(sentence: Sentence, items: list[Item], frame: Frame, barrier: int, scope: Scope | None) -> Item | None:
    """The nearest forward cue before the trigger in its clause (or sentence), or a backward cue after it."""
    clause = frame.clause
    supposed: Item | None = None
    first = clause.first
    owner = clause
    while owner.owner is not None and (owner.link == "content" or (owner.link == "joined" and _future(frame))):
        owner = owner.owner
        first = owner.first
    before = items[frame.index - 1] if frame.index else None
    if before is not None and before.kind == CUE and before.end == frame.trigger.first:
        first = min(first, frame.index - 1)  # «دون أن يهاجموا»: a cue right before the verb that opens a clause of its own
    for at in range(frame.index - 1, max(first - 1, barrier), -1):
        item = items[at]
        if item.kind == REPORTING:
            if _is_negated(items, item):
                return item if item.entry.spec.status == "asserted" else None
            if (is_verb(item) and scope is not None) or item.entry.spec.status == "asserted" or (scope is not None and scope.rule == item.entry.id):
                break
            return item
        if item.kind == SUPPORT and at < clause.first and item.entry.spec.effect == "status" and _opens(items, item, at, clause.first):
            if not item.entry.spec.of or frame.kind in item.entry.spec.of:
                return item
        if item.kind == CUE and item.entry.spec.direction == "forward":
            kind = item.entry.spec.kind
            if kind == "terminator":
                break
            if item.entry.id == _QAD and _before_past(items, item):
                continue
            if item.entry.id == _MA and item.first and "comp" not in sentence.cells[item.first - 1].cats:
                continue  # «ما فجر اشتباكات», «ما يقدمه»: which, what
            if (item.entry.spec.of and frame.kind not in item.entry.spec.of) or (item.entry.spec.scope == "governed" and not _governs(sentence, items, frame, at)):
                continue
            if item.entry.id == _ANY:
                supposed = item if _adjoins(frame, item) else supposed
                continue
            if kind == "pseudo" or (item.entry.spec.scope == "word" and not _is_next(frame, item)):
                return supposed if kind == "pseudo" or item.entry.spec.status != "denied" else None
            if at < clause.first and not _opens(items, item, at, clause.first) and item.entry.spec.status not in _FUTURE_CUES:
                break
            return item
    for item in items[: clause.first]:
        if item.kind == CUE and item.entry.spec.scope == "sentence" and item.entry.spec.direction == "forward" and item.entry.spec.kind == "trigger":
            return item
    for at in range(frame.index + 1, len(items)):
        item = items[at]
        if item.kind == CUE and item.entry.spec.direction == "backward" and item.entry.spec.kind in ("trigger", "void"):
            if item.entry.spec.scope == "word" and (item.first - frame.trigger.end > 1 or (scope is not None and scope.status != "asserted")):
                continue
            if item.entry.spec.of and frame.kind not in item.entry.spec.of:
                continue
            if at < clause.end or item.entry.spec.scope == "sentence":
                return item
    return supposed if scope is None or scope.status == "asserted" else None


_LED: Final = (FOR, WITH)


def _governs(sentence: Sentence, items: list[Item], frame: Frame, at: int) -> bool:
    """«خطة لاستعادة X وطرد Y», «أوامر بإخلاء X»: whether a noun of plan or demand governs a trigger.

    It governs the first event noun after it, its genitive or brought by ل, ب, على or إلى, or the verb after أن, and what is joined to that.
    """
    cue = items[at]
    led = False
    for place in range(at + 1, frame.index + 1):
        item = items[place]
        if item.kind == REPORTING or (item.kind == WORD and item.cat in ("rel", "clause")):
            return False
        if item.kind not in (TRIGGER, SUPPORT):
            continue
        if not led and any(item.first == other.end and (other.kind == TRIGGER or (isinstance(other, Actors) and (other.before[-1:] == FOR or other.first == cue.end))) for other in items[at + 1 : place]):
            led = True  # «من شروط الهدنة انسحاب X», «يمكن للجيش قصف X»
            continue
        if is_verb(item) and not (item.first and "comp" in sentence.cells[item.first - 1].cats):
            return False
        if not led:
            if item.first == cue.end and item.definite and not is_verb(item) and item.before[-1:] not in _LED:
                continue  # «ينص الاتفاق على …»: its subject
            if _unlisted(sentence, cue.end, item.first):
                led = True
                continue
            if item.first != cue.end and item.before[-1:] not in _LED and item.prep not in ("to", "on") and not is_verb(item):
                return False
            if sentence.pause_between(cue.end, item.first) or (item.prep in ("to", "on") and _other_noun(sentence, items[at + 1 : place], cue.end, item.first)):
                return False
            led = True
        elif items[place - 1].kind != SUPPORT and item.before[:1] != AND and item.prep not in ("via", "by") and not (items[place - 1].kind == TRIGGER and items[place - 1].end == item.first):
            return False
    return led


def _other_noun(sentence: Sentence, between: list[Item], first: int, end: int) -> bool:
    """«قرار تركيا الانضمام إلى الحملة»: a noun that no list holds is what is decided."""
    covered = [cell for item in between for cell in range(item.first, item.end)]
    return any([cell not in covered and sentence.cells[cell].key.startswith(ARTICLE) for cell in range(first, end)])


def _unlisted(sentence: Sentence, first: int, end: int) -> bool:
    """«خطة لإيصال تعزيزات»: an event noun that no list holds, brought by ل, right before one that is listed."""
    return any(not cell.mask and cell.key[:1] == FOR and cell.word.kind == "word" for cell in sentence.cells[max(first, end - 2) : end])


def _opens(items: list[Item], cue: Item, at: int, content: int) -> bool:
    """«يعتقد أن …», «يشتبه في أن …»: the cue stands right before the clause of أن, but for prepositions."""
    opening = items[content]
    return not opening.before and opening.first - cue.end <= _NEAR and all(item.kind == WORD for item in items[at + 1 : content])


def _is_negated(items: list[Item], verb: Item) -> bool:
    """«لم تعلن», «ولا تشير»: a negation right before a verb of speaking."""
    at = items.index(verb)
    if at == 0:
        return False
    before = items[at - 1]
    if before.end != verb.first:
        return False
    return (before.kind == WORD and before.cat in _NEGATABLE) or (before.kind == CUE and before.entry.spec.status == "denied" and before.entry.spec.direction == "forward")


def _is_next(frame: Frame, cue: Item) -> bool:
    """Whether a negation stands right before a toll or its light verb: «دون وقوع إصابات», «لم يصب أحد»."""
    first = min([frame.trigger.first, *(support.first for support in frame.supports)])
    return 0 <= first - cue.end <= 2


def _adjoins(frame: Frame, cue: Item) -> bool:
    return bool(cue.end == min([frame.trigger.first, *(support.first for support in frame.supports)]))


def _before_past(items: list[Item], cue: Item) -> bool:
    """«قد شنت»: before a past verb it says that something is done; before the present («قد تشن») that it may be."""
    verb = next((item for item in items if item.first == cue.end), None)
    form = verb.entry.form if verb is not None and verb.kind in (TRIGGER, SUPPORT, REPORTING) else None
    return form is not None and form.part == "verb" and form.tense == "past"


def _negated(items: list[Item], frame: Frame) -> bool:
    """A negation right before the trigger (or its light verb): لم، لن، لا، دون، عدم."""
    first = min([frame.trigger.first, *(support.first for support in frame.supports)])
    for item in items:
        if item.kind == WORD and item.cat in _NEGATABLE and 0 <= first - item.end <= 1:
            return not frame.toll
        if item.kind == SUPPORT and item.first > first:
            break
    return False
