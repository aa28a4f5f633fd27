"""Fill a trigger's roles: who, whom, where, when, how many, with what.

Arguments come from the trigger's own stretch of its clause, then from what stands before it in the clause, then from the
clauses it hangs on. What a preposition brings is said by the trigger's lexicon entry.
"""

from __future__ import annotations

from typing import Final

from marsad.claims.arguments import DAMAGE, read_right
from marsad.claims.asked import is_demanded, who_is_asked
from marsad.claims.beside import amounts, claimed_later, is_done_by, tells_how
from marsad.claims.doers import (
    agrees_with_before,
    blamed,
    counts_follow,
    doer_of_support,
    goes_on,
    organisation_acts,
    share_genitive,
    share_subject,
    take_subject,
)
from marsad.claims.frame import WITH_MEANS, Frame, give, is_unarmed
from marsad.claims.leading import read_left
from marsad.claims.named import name_one
from marsad.claims.pronouns import take_object_pronoun, take_pronoun, take_thing_owner
from marsad.claims.relatives import take_relative
from marsad.claims.tolls import behind_event, counted_behind, leave_to_toll, other_sides, pass_bounds, stated_tolls
from marsad.mentions.cells import Sentence
from marsad.mentions.items import CUE, MEANS, SUPPORT, TRIGGER, WORD, Actors, Item
from marsad.syntax.clause import Clause, is_verb
from marsad.syntax.governed import first_of, is_taken, takes
from marsad.syntax.subjects import done_to
from marsad.text.clitics import AND, FOR, FUTURE


def find_frames(sentence: Sentence, items: list[Item], clauses: list[Clause]) -> list[Frame]:
    """All frames of a sentence, roles filled, in order of their triggers."""
    frames: list[Frame] = []
    for clause in clauses:
        triggers = [at for at in range(clause.first, clause.end) if items[at].kind == TRIGGER]
        previous = clause.first
        lent = 0
        for position, at in enumerate(triggers):
            if position and (amounts(items, triggers[position - 1], at) or tells_how(items, triggers[position - 1], at)):
                continue
            frame = Frame(at, items[at], clause)
            following = position + 1
            if following < len(triggers) and (
                is_done_by(items[at], items[triggers[following]], clause)
                or amounts(items, at, triggers[following])
                or tells_how(items, at, triggers[following])
            ):
                following += 1
            end = triggers[following] if following < len(triggers) else clause.end
            begin = at + 1
            if lent > at:
                end = min(end, lent)
            elif position + 1 < len(triggers):
                lent = behind_event(sentence, items, at, clause.end)
                if lent:
                    begin, end = lent, next((other for other in triggers if other >= lent), clause.end)
            _fill(sentence, items, frame, first_of(sentence, items, clause, at, previous), at, begin, end)
            twin = _twin(sentence, items, frame)
            if twin is not None:
                frame = Frame(at, twin, clause)
                _fill(sentence, items, frame, first_of(sentence, items, clause, at, previous), at, begin, end)
            if lent > at and begin == at + 1 and not frame.places and frames[-1].toll:
                frame.places += frames[-1].places
            if position + 1 == len(triggers):
                take_relative(sentence, items, frame, clauses)
            count = sentence.counts.get(items[at].end - 1)
            if count is not None:
                if frame.spec.count:
                    frame.counts.append((frame.spec.count, count))
                elif frame.spec.quantity and frame.kind != "attack-on-civilians" and not (at and items[at - 1].cat == "among"):
                    frame.persons.append(("bare", count))
            doer = next((other for other in reversed(frames) if other.actors), None)
            if frames and frames[-1].clause is clause and frame.trigger.before == AND and not is_verb(frame.trigger):
                if not is_verb(frames[-1].trigger) and not frame.toll and not frames[-1].toll:
                    frame.lead = frames[-1]
                if not frame.actors:
                    share_subject(doer or frames[-1], frame)
                    share_genitive(frames[-1], frame)
                elif frame.agents and not frames[-1].actors:
                    frames[-1].actors += frame.agents  # «مقتل X وأسر Y على يد Z»
            elif frames and frame.agents and frame.trigger.before == AND and frames[-1].toll and not frames[-1].actors and clause.owner is frames[-1].clause:
                frames[-1].actors += frame.agents  # «مقتل X وأسر آخرين على يد Z», where «أسر» may be a verb
            frames.append(frame)
            frames += other_sides(sentence, items, frame)
            previous = at + 1
    claimed_later(items, clauses, frames)
    leave_to_toll(frames)
    frames += stated_tolls(sentence, items, clauses, frames)
    frames.sort(key=lambda frame: frame.trigger.start)
    for at, frame in enumerate(frames):
        if frame.spare:
            # «قتل ستة في غارات بينهم امرأتان»: the parts belong to the toll before
            toll = next((other for other in reversed(frames[:at]) if other.spec.quantity), None)
            if toll is not None:
                toll.persons += frame.spare
    return frames


_OF_FORCES: Final = frozenset(("withdrawal", "siege", "advance"))

_OF_PEOPLE: Final = ("displacement", "evacuation", "trapped")


def _twin(sentence: Sentence, items: list[Item], frame: Frame) -> Item | None:
    """Forces withdraw and are besieged, people flee and are trapped, by the same words: whom the frame names decides."""
    named = [*frame.targets, *(item for _, item in frame.persons if isinstance(item, Actors))]
    if frame.spec.object != "victims":
        named += frame.actors
    if not named:
        return None
    people = all(is_unarmed(item) for item in named)
    armed = any(item.names and not is_unarmed(item) for item in named)
    if frame.kind in _OF_FORCES and people:
        wanted: tuple[str, ...] = _OF_PEOPLE
    elif frame.kind in _OF_PEOPLE and armed:
        wanted = tuple(_OF_FORCES)
    else:
        return None
    trigger = frame.trigger
    for hit in sentence.cells[trigger.end - 1].word.hits:
        if (
            hit.entry.cat == "trigger"
            and hit.entry.spec.kind in wanted
            and hit.entry.form.part == trigger.entry.form.part
        ):
            twin = Item(
                TRIGGER,
                trigger.first,
                trigger.end,
                trigger.start,
                trigger.stop,
                "trigger",
                hit.entry,
                trigger.before,
                trigger.after,
            )
            twin.prep, twin.definite = trigger.prep, trigger.definite
            items[frame.index] = twin
            return twin
    return None


def _fill(sentence: Sentence, items: list[Item], frame: Frame, first: int, at: int, begin: int, end: int) -> None:
    spec = frame.spec
    form = frame.trigger.entry.form
    verb = form is not None and form.part == "verb"
    own = items[begin:end]
    left = items[_left_edge(sentence, items, first, at, verb) : at]
    frame.passive = bool(verb and form.voice == "passive") or spec.subject == "victims"
    if frame.passive and verb and form.voice != "passive" and frame.trigger.after and spec.subject == "actor":
        frame.passive = False  # «اختطفهم X»: with a pronoun for its object a verb is no passive
    carried = goes_on(items, frame.clause, at) if verb and spec.passive_default and form.voice != "active" else None
    if carried is not None:
        give(frame, carried, "actor")
        frame.by_subject = True
        frame.passive = False
    elif verb and not frame.passive and spec.passive_default and form.voice != "active" and not done_to(own, items[at]) and not frame.trigger.after:
        frame.passive = (
            not agrees_with_before(items, frame.clause, at)
            and not organisation_acts(sentence, items[at], left, frame.clause)
            and counts_follow(items, at, end, left, frame.clause)
        )
    if frame.clause.link == "resumed" and frame.clause.verb is not None and first == frame.clause.first:
        left = [frame.clause.verb, *left]
    _supports(frame, [item for item in left if item.kind != SUPPORT or is_taken(sentence, items, item, at)])
    if verb:
        if form.tense == "present" and spec.present_kind and not _to_come(items, at):
            frame.kind = spec.present_kind
    elif form is not None and form.part == "participle" and spec.present_kind and not _while_going(items, frame, at):
        frame.kind = spec.present_kind
    doer = None if verb else doer_of_support(left) or blamed(frame, left)
    if doer is not None:
        give(frame, doer, "actor")
    elif not verb and is_demanded(frame.clause):
        asked = who_is_asked(items, frame.clause, at)
        if asked is not None and not (frame.toll and spec.subject != "actor"):
            give(frame, asked, "actor")
            for item in own:
                if isinstance(item, Actors) and item.possessor and not item.names:
                    item.owner = asked  # «طالبت X Y بسحب قواتها»
    elif carried is None:
        take_subject(sentence, items, at, frame, left, verb)
    own = _ascribed(frame, own)
    read_right(sentence, frame, own, verb)
    read_left(sentence, frame, left, verb)
    take_pronoun(sentence, items, frame, at, verb)
    if frame.toll:
        late = counted_behind(sentence, items, frame)
        if late is not None:
            frame.persons.append(("behind", late))
            frame.use(late)
        name_one(sentence, items, frame)
        pass_bounds(sentence, frame)
    if frame.kind in DAMAGE:
        take_thing_owner(items, frame, own, at)
    take_object_pronoun(sentence, items, frame, own, at)
    before = items[at - 1] if at else None
    if verb and before is not None and before.kind == MEANS and not before.prep and not before.before and before.entry.id not in frame.means and frame.kind in WITH_MEANS:
        frame.means.append(before.entry.id)  # «سيارة مفخخة يقودها انتحاري استهدفت X»
        frame.use(before)
    _means(sentence, frame, items[end].first if end < len(items) else len(sentence.cells))


def _means(sentence: Sentence, frame: Frame, end: int) -> None:
    """Words of means in the trigger's stretch: «بصاروخ», «قصف مدفعي», «بسيارة مفخخة», aircraft that act."""
    if frame.kind not in WITH_MEANS:
        return
    first = min(
        [
            frame.trigger.first,
            *(
                actor.first
                for actor in frame.actors
                if actor.start < frame.trigger.start and frame.trigger.first - actor.end < 3
            ),
        ]
    )
    phrase = frame.trigger.entry.form.part == "phrase"
    named: list[Item] = [*(item for item in frame.targets if item.person is None and (item.head is None or item.head.kind != "weapon")), *(group for group, _ in frame.places)]
    inside = first
    for at in range(first, end):
        if phrase and frame.trigger.first <= at < frame.trigger.end:
            continue  # the entry says what its phrase tells: «إنزال جوي» bombards nobody
        cell = sentence.cells[at]
        if at < inside:
            continue  # «القاعدة الجوية»: a part of another phrase
        hit = cell.cats.get("means")
        if cell.length > 1:
            inside = at + cell.length
        elif hit is None:
            hit = cell.word.by_cat.get("means")
        if hit is not None and hit.entry.id not in frame.means and not any([item.first <= at < item.end for item in named]):  # «هاجموا القاعدة الجوية»
            frame.means.append(hit.entry.id)
    for actor in frame.actors:
        for means in actor.means:
            if means not in frame.means:
                frame.means.append(means)


def _left_edge(sentence: Sentence, items: list[Item], first: int, at: int, verb: bool) -> int:
    """Where a trigger's left stretch begins: an event noun brought by a preposition or و owns only its light verb's arguments."""
    trigger = items[at]
    support = next((i for i in range(at - 1, first - 1, -1) if items[i].kind == SUPPORT), None)
    if verb or (trigger.prep == "" and not trigger.before and items[at].first > 0):
        for i in range(at - 1, first - 1, -1):
            if (
                not verb
                and support is None
                and items[i].end < items[i + 1].first
                and sentence.pause_between(items[i].end, items[i + 1].first)
            ):
                return i + 1
        return first
    if support is not None and (takes(sentence, items, items[support], at) or not any(items[i].prep in ("cause",) for i in range(support + 1, at + 1))):
        return first
    return at


def _while_going(items: list[Item], frame: Frame, at: int) -> bool:
    """«تقدمت مسيطرة على X», «دخلت القوات البلدة مسيطرة عليها»: after a verb of the past it tells what was done with it."""
    trigger, verb = frame.trigger, frame.clause.verb
    if trigger.definite or trigger.before or verb is None or verb.kind != TRIGGER or not is_verb(verb) or verb.first > trigger.first:
        return False
    return verb.entry.form.tense == "past" and verb.entry.spec.kind in ("advance", "capture") and items[at - 1].end == trigger.first


def _to_come(items: list[Item], at: int) -> bool:
    """«أن يسيطر», «سيسيطر», «ليسيطر»: he is to take it; he does not hold it yet."""
    if items[at].before[-1:] in (FUTURE, FOR):
        return True
    before = items[at - 1] if at else None
    if before is not None and before.kind == CUE and before.end == items[at].first:
        return before.entry.spec.status in ("expected", "intended", "demanded", "feared") or before.entry.id in ("cue.negation-past", "cue.negation-future")
    if before is None or before.kind != WORD or before.cat != "comp" or before.end != items[at].first:
        return False
    return before.entry.role != "pronoun" and before.after == ""


def _ascribed(frame: Frame, own: list[Item]) -> list[Item]:
    """«هجوم نسب إلى X», «التفجير المنسوب لـX»: alleged of whoever follows; what is left are the other arguments."""
    for at, item in enumerate(own[:-1]):
        if item.kind == SUPPORT and item.entry.spec.effect == "ascribe" and not item.before:
            frame.status = "alleged"
            frame.rules.append(item.entry.id)
            blamed: list[Item] = []
            for doer in own[at + 1 : at + 5]:
                if isinstance(doer, Actors) and doer.prep in ("to", "l") and (not blamed or doer.prep == blamed[0].prep):
                    give(frame, doer, "actor")
                    blamed.append(doer)
                elif not (doer.kind == WORD and doer.cat == "prep" and (not blamed or doer.before == AND)):
                    break
            return [*own[:at], *(other for other in own[at + 1 :] if other not in blamed)] if blamed else own
    return own


def _parted_by_verb(frame: Frame, left: list[Item], at: int) -> bool:
    """«قبل السماح لها بالدخول نفذت غارات»: a verb of its own after a word of plan begins something else."""
    if is_verb(frame.trigger) and not is_verb(left[at]) and not (left[-1].kind == WORD and left[-1].cat == "comp"):
        return True  # «رغم التهديدات، قصفت X Y»
    for place in range(at + 2, len(left)):
        item, before = left[place], left[place - 1]
        if item.kind == WORD and item.cat == "negation":
            return True
        if is_verb(item) and not (before.kind == WORD and before.cat == "comp") and not (place == at + 2 and isinstance(before, Actors)):
            return True  # «محاولة X شن هجوم» is one
    return False


def _supports(frame: Frame, left: list[Item]) -> None:
    """Light verbs before the trigger in its clause: phase, status, and who bears it."""
    for at, item in enumerate(left):
        if item.kind != SUPPORT:
            continue
        effect = item.entry.spec.effect
        frame.supports.append(item)
        frame.rules.append(item.entry.id)
        if effect == "phase" and item.entry.spec.phase:
            if item.entry.spec.phase != "ongoing" or frame.phase is None:
                frame.phase = item.entry.spec.phase
        elif effect in ("status", "prevent") and (not item.entry.spec.of or frame.kind in item.entry.spec.of):
            if not _parted_by_verb(frame, left, at):
                frame.status = item.entry.spec.status
        elif effect == "ascribe":
            frame.status = "alleged"
        elif effect == "fail":
            frame.swapped = True
