"""What stands right and left of a trigger: parties by their prepositions, places, times, things and parts of a total."""

from __future__ import annotations

from typing import Final

from marsad.claims.counting import buries, counted_again, is_past, other_side
from marsad.claims.frame import WITH_MEANS, Frame, give, is_definite, is_unarmed
from marsad.claims.whose import (
    both_sides,
    closes_side,
    counted_after,
    dealt,
    has_object,
    is_of_event,
    is_owned,
    is_partys_adjective,
    of_another,
    owned,
    owns_thing,
    parts_phrase,
    reached_by_verb,
    told_with_pronoun,
)
from marsad.mentions.cells import Sentence
from marsad.mentions.items import (
    ACTORS,
    ATTRIBUTION,
    MEANS,
    PLACE,
    SHARE,
    SPEAKER,
    SUPPORT,
    THING,
    TIME,
    WORD,
    Actors,
    Item,
    PlaceGroup,
    Share,
    Thing,
    When,
)
from marsad.syntax.agreement import OF_THINGS, can_follow
from marsad.syntax.clause import is_verb
from marsad.text.clitics import AND, WITH


def read_right(sentence: Sentence, frame: Frame, own: list[Item], verb: bool, reached: bool = False) -> None:
    """Arguments after the trigger; `reached`: they are the object of a verb such as «استهدف», not its doer."""
    spec = frame.spec
    first_actor = True
    between = False
    among = ""
    elsewhere = said = False
    for position, item in enumerate(own):
        if item.kind == WORD and item.cat == "prep" and item.entry.role == "cause" and not item.after:
            elsewhere = True  # «… بعد عمليات القوات»: what follows belongs to that noun
        if item.kind == ATTRIBUTION:
            said = True  # «نزح 130 ألفا، بحسب X»: who follows says it
        elif item.kind == SPEAKER:
            said = False
        if item.kind == WORD and item.cat == "among":
            among = item.entry.role
        elif item.kind == WORD and item.cat == "clause":
            among = ""
        if item.kind == ACTORS:
            assert isinstance(item, Actors)
            if said and item.prep == "":
                said = False
                continue
            if among:
                (frame.persons if spec.quantity else frame.spare).append((among, item))
                frame.use(item)
                continue
            if item in frame.actors or item in frame.targets:
                first_actor = False
                continue
            if frame.kind in OF_THINGS and item.head is not None and item.head.kind == "positions" and not item.names:
                _arms(sentence, frame, item)  # «دمروا عربتين عسكريتين»
            if frame.kind in OF_THINGS and item.head is not None and item.head.kind == "weapon":
                _arms(sentence, frame, item)
                if not item.names:
                    if item.possessor:
                        give(frame, item, "target")  # «دمرت آلياتهم»
                    continue
                if not verb and item.first == frame.trigger.end and item.prep == "" and not has_object(frame, own, position, item):
                    give(frame, item, "target")  # «إسقاط مسيرة تركية»: it was Turkey's
                    first_actor = False
                    continue
            if position and frame.kind in DAMAGE and owns_thing(own[position - 1], item):
                give(frame, item, "target")  # «قصف منازل المدنيين», «سيارة تقل صحفيين»
                first_actor = False
                continue
            if elsewhere and (item.prep in ("from", "with") or (item.prep == "" and not item.before)):
                continue
            if position and item.prep == "" and own[position - 1].kind == MEANS and own[position - 1].end == item.first and own[position - 1].end - own[position - 1].first > 1:
                continue  # «من مخلفات X»: whose the charge was
            if spec.subject == "victims" and item.count is None and not spec.with_keys.isdisjoint(sentence.cells[item.first].word.company):
                continue  # «تعرض 20 شخصا لإصابات»
            if frame.toll and item.count is not None and item.prep == "from" and is_past(own, position):
                continue
            if frame.toll and position and own[position - 1].kind == SHARE and item.prep == "from" and item.count is None:
                frame.persons.append(("some", item))  # «ثلثهم من الأطفال»
                frame.use(item)
                continue
            if frame.toll and item.count is not None and buries(spec.subject, own, position):
                continue
            if spec.quantity and counted_again(frame, item):
                if other_side(frame, item, own, position):
                    frame.rest = own[position:]
                return
            prep = item.prep
            if prep == "l" and position and _is_prison(own[position - 1]):
                continue  # «في سجن للحوثيين»: whose the prison is
            if prep == "" and not verb and position and told_with_pronoun(own[position - 1], item):
                give(frame, item, "actor")
                continue
            if position and is_of_event(frame, own[position - 1], item):
                give(frame, item, "actor")
                continue
            adjacent = (
                first_actor and not between and item.before != AND and (reached or item.first == frame.trigger.end)
            )
            if prep == "" and not verb and adjacent and spec.with_words and item.names and parts_phrase(sentence, frame, item):
                give(frame, item, "actor")
                first_actor = False
                continue
            if item.alone and item.names and item.count is None:
                if (
                    adjacent
                    and not verb
                    and item.first - frame.trigger.end <= 1
                    and not frame.actors
                    and all(own[i].kind == MEANS for i in range(position))
                ):
                    give(frame, item, "actor" if spec.genitive != "victims" else None)
                first_actor = False  # after its adjective a noun takes no genitive
                continue
            if item.alone and item.count is not None:
                if spec.quantity:
                    frame.persons.append(("besides" if prep == "with" and frame.toll else "count", item))
                    frame.use(item)
                continue
            if prep == "by" and _agent_of_another(sentence, frame, own, position, verb):
                continue
            if prep == "by" or (prep == "side" and not (spec.quantity and counted_after(own, position))):
                give(frame, item, "actor")
                frame.agents.append(item)
            elif prep == "":
                if item.person is not None and item.person.state and not spec.quantity:
                    continue
                if not spec.quantity and (of_another(sentence, frame, own, position) or (verb and spec.subject == "actor" and not frame.passive and item is frame.clause.subject and not item.oblique and is_unarmed(item))):
                    continue  # «فتحت امرأتان النار على X»: they are the subject, whoever they are
                if verb:
                    role = (
                        spec.object
                        if frame.actors
                        or frame.by_subject
                        or spec.subject in ("none",)
                        or frame.passive
                        or (frame.clause.impersonal and frame.clause.verb is frame.trigger)
                        else None
                    )
                    if frame.trigger.after and item.before == AND and frame.actors and spec.subject == "actor":
                        role = "actor"  # «تحتجزهم X وY»: the object is the pronoun
                    if frame.passive and spec.subject in ("victims", "target"):
                        role = spec.subject
                    if spec.subject == "finder":
                        role = spec.object if _is_found(item) else None
                    if role is None and spec.subject in ("target", "victims"):
                        role = spec.subject
                    if role is None and spec.subject == "actor" and not frame.passive:
                        role = (
                            spec.object
                            if not can_follow(frame.trigger, item)
                            or (is_verb(frame.trigger) and frame.clause.subject is not None)
                            else "actor"
                        )
                    give(frame, item, "target" if role == "place" else role)
                elif adjacent and not spec.quantity and item.first == frame.trigger.end and is_definite(sentence, frame):
                    # a noun with the article takes no genitive: «أجبر القصف مقاتلي X على الفرار», «استهدفت الغارات X»
                    if (item.head is not None and item.head.kind == "positions") or reached_by_verb(frame):
                        give(frame, item, "target")
                elif adjacent and spec.genitive == "target" and is_partys_adjective(sentence, frame, item):
                    give(frame, item, "actor")
                elif adjacent:
                    if has_object(frame, own, position, item) and not reached and frame.trigger.entry.form.part == "masdar":
                        give(frame, item, "actor")
                        first_actor = False
                        continue
                    genitive = (spec.object if reached else spec.genitive) or (
                        "target" if spec.object == "target" else "victims" if spec.object == "victims" else "actor"
                    )
                    if genitive == "actor" and ((item.head is not None and item.head.kind == "positions") or (frame.by_subject and frame.actors and spec.object == "target")):
                        genitive = "target"  # «واصل الجيش قصف X»: the subject does it already
                    give(frame, item, genitive)
                else:
                    give(
                        frame,
                        item,
                        "victims"
                        if spec.quantity and (item.count or item.person)
                        else "target"
                        if spec.object == "target"
                        else None,
                    )
                first_actor = False
            elif prep == "between" and spec.quantity and not between and len(item.names) == 1:
                frame.persons.append(("object", item))  # «قتلى وجرحى بين الحوثيين»: whose they were
                frame.use(item)
            elif prep == "between" and spec.quantity and len(item.names) > 1:
                pass  # «40 قتيلا في صراع بين X وY»: those who fought, and nobody in particular killed them
            elif prep == "between" and len(item.names) > 1 and not frame.actors and not closes_side(own, position):
                one, other = both_sides(item)
                give(frame, one, "actor")
                give(frame, other, "target")
                between = True
            elif prep == "between":
                if not frame.actors:
                    give(frame, item, "actor")
                else:
                    give(frame, item, "target")
                between = True
            elif prep == "with" and frame.toll and item.count is not None:
                frame.persons.append(("besides", item))  # «لقي مصرعه مع 40 آخرين»
                frame.use(item)
            elif prep == "with":
                give(frame, item, spec.with_party or ("target" if frame.kind in _TWO_SIDED else None))
            elif prep == "from":
                suffered = any(support.entry.spec.effect == "undergo" for support in frame.supports)
                role = spec.from_party or ("actor" if spec.kind in WITH_MEANS or suffered else "target")
                if role == "actor" and item.head is not None and item.head.kind == "positions" and item.names and not frame.actors:
                    frame.actors.append(item)  # «قصف من مواقع X»: it is X who fires
                    frame.use(item)
                elif item.count is None or role == "target":
                    give(frame, item, role)
            elif prep == "at" and frame.kind == "execution":
                give(frame, item, "victims")  # «نفذ حكم الإعدام في سبعة شبان»
            elif prep == "favour":
                if frame.kind in ("capture", "control"):
                    give(frame, item, "actor")  # «خسر X المدينة لصالح Y»
            elif prep == "sought":
                if spec.kind in _SEARCHES:
                    give(frame, item, "target")
            elif (prep in ("at", "b") and frame.kind == "explosion" and item.names and not is_unarmed(item)) or (
                prep in ("at", "b", "near", "cause") and frame.kind in _BLASTS and is_owned(item)
            ):
                give(frame, item, "target")  # «انفجرت عبوة في دورية لـX»
            elif prep == "to" and spec.quantity and item.count is not None and not spec.movement:
                frame.persons.append(("object", item))  # «ارتفعت الحصيلة إلى 66 شخصا»
                frame.use(item)
            elif prep == "to":
                if any(support.entry.spec.effect == "ascribe" for support in (*frame.supports, *own[:position]) if support.kind == SUPPORT):
                    give(frame, item, "actor")
                    frame.status = "alleged"
                elif spec.kind in _BLASTS and item.head is not None and item.head.kind == "positions":
                    give(frame, item, "target")  # «ضربات إلى تجمعات X»
            elif prep == "passing":
                if spec.kind in _BLASTS:
                    give(frame, item, "target")  # «انفجرت عبوة لدى مرور دورية لـX»
            elif prep == "toward":
                if (spec.kind == "strike" and not is_unarmed(item)) or (spec.kind in _BLASTS and is_owned(item)):
                    give(frame, item, "target")  # «أطلقوا قذائف باتجاه مواقع X»
            elif prep == "l" and ((frame.kind == "clash" and frame.trigger.entry.form.part in ("noun", "phrase") and not (position and own[position - 1].cat == "of")) or of_another(sentence, frame, own, position)):
                continue  # «معارك في مسعى لـX»: it is X's, and not done to X
            elif prep in ("on", "against", "l", "of"):
                if (
                    prep == "l"
                    and spec.genitive == "actor"
                    and not verb
                    and not frame.actors
                    and not dealt(frame)
                    and owned(sentence, frame, item, own[:position], any(other.prep == "on" for other in own[position + 1 :]))
                ):
                    give(frame, item, "actor")
                else:
                    role = spec.on_party
                    give(frame, item, "victims" if role == "victims" else role)
            elif prep == "b":
                if item.head is not None and item.head.means:
                    frame.means += [means for means in item.head.means if means not in frame.means]
                elif spec.quantity and item.count is not None:
                    frame.persons.append(("object", item))
                    frame.use(item)
                elif WITH in spec.prep_keys:
                    give(frame, item, spec.on_party)
            if between and prep == "" and item.before == AND and frame.actors and item not in frame.actors:
                give(frame, item, "target")
        elif item.kind == PLACE:
            assert isinstance(item, PlaceGroup)
            if spec.quantity and not spec.with_keys.isdisjoint(sentence.cells[item.first].word.company):
                continue  # «أودت بحياة …»
            place_of(frame, item)
            first_actor = first_actor and (reached or item.prep in ("", "b"))
        else:
            _other(sentence, frame, item, own, position)


def _is_prison(before: Item) -> bool:
    return before.kind == THING and before.prep == "at" and before.entry.id == "prison"


DAMAGE: Final = frozenset(("strike", "destruction", "looting", "assault", "explosion", "attack-on-civilians", "seizure"))
_TWO_SIDED: Final = frozenset(("clash", "agreement", "negotiation"))  # «مع X» is the other side; a strike «بالتنسيق مع X» is not on X
_SEARCHES: Final = frozenset(("assault", "clearance", "arrest", "deployment"))
_BLASTS: Final = frozenset(("explosion", "assault", "strike"))


def _is_found(item: Actors) -> bool:
    """«انتشلت الفرق جثامين 12 شهيدا»: those found are counted, or dead or hurt by their noun; who finds them is neither."""
    return item.count is not None or (item.person is not None and bool(item.person.state))


def _arms(sentence: Sentence, frame: Frame, item: Actors) -> None:
    """«استولى على دبابتين», «أسقط مروحية»: arms that are taken or lost are things; their owner is named after them."""
    for cell in sentence.cells[item.first : item.end]:
        hit = cell.word.hit("object")
        if hit is not None and hit.entry.id not in frame.objects:
            frame.objects.append(hit.entry.id)
            frame.use(item)


def _agent_of_another(sentence: Sentence, frame: Frame, own: list[Item], position: int, verb: bool) -> bool:
    """«استهدف الطيران منزل قائد معين من قبل X»: an agent is that of a noun of deeds or a passive, not of a verb with its subject, nor past another participle."""
    if verb and (frame.clause.impersonal or (frame.by_subject and frame.spec.subject == "actor")) and not frame.passive:
        return True
    brought = own[position - 1] if position else None
    if brought is None or brought.kind != WORD or not brought.first:
        return False
    before = sentence.cells[brought.first - 1]
    return "done" in before.cats


def place_of(frame: Frame, item: PlaceGroup) -> None:
    """Give a frame a place, in the role that its preposition and the frame's movement say."""
    spec = frame.spec
    prep = item.prep
    role = item.role
    if prep == "to":
        # «احتجز الشاحنات في X وهي في طريقها إلى Y»: where a deed is done that goes nowhere is what it names first
        role = spec.to_role if spec.movement or any(other == "at" for _, other in frame.places) else "at"
    elif prep == "toward":
        role = "toward"
    elif prep == "from":
        aimed = any(other in ("to", "toward") for _, other in frame.places)  # «تقدمت نحو X من محور Y»
        role = "toward" if spec.kind == "advance" and not aimed else "from" if spec.movement or spec.kind == "strike" else "at"
        if role == "at" and any(other == "at" for _, other in frame.places):
            role = "from"  # «قتل في X مسلحون من Y»
    elif prep == "near":
        role = "near"
    elif prep == "via":
        role = "via" if spec.movement else "at"
    elif prep in ("with", "between") and role == "at":
        role = "at"
    frame.places.append((item, role))
    frame.use(item)
    if frame.extent is None and item.part in ("whole", "portion"):
        frame.extent = "full" if item.part == "whole" else "partial"


def _other(sentence: Sentence, frame: Frame, item: Item, own: list[Item], position: int) -> None:
    spec = frame.spec
    if item.kind == TIME:
        if frame.time is None and isinstance(item, When) and not item.date.ahead:
            frame.time = item
    elif item.kind == SHARE and isinstance(item, Share):
        frame.share = item
        frame.use(item)
    elif item.kind == MEANS:
        if item.entry.id not in frame.means:
            frame.means.append(item.entry.id)
    elif item.kind == THING and isinstance(item, Thing):
        if item.cat == "object":
            if item.entry.id not in frame.objects:
                frame.objects.append(item.entry.id)
            frame.use(item)
        if item.count is not None:
            frame.counts.append((item.entry.id, item.count))
            frame.use(item)
    elif item.kind == WORD:
        if item.cat == "prep" and item.after and item.entry.role in ("at", "on", "to", "from", "toward"):
            frame.there = frame.there or item.entry.role
        if item.cat == "extent" and frame.extent is None:
            frame.extent = item.entry.role
        elif item.cat == "both":
            frame.both = True
        elif item.cat == "phase" and frame.phase is None:
            frame.phase = item.entry.role
        elif item.cat == "others" and spec.quantity:
            if item.entry.role != "one" or item.first == frame.trigger.end:
                frame.persons.append(("others", item))
                frame.use(item)
    elif item.kind == SUPPORT:
        effect = item.entry.spec.effect
        if effect == "phase" and frame.phase is None:
            frame.phase = item.entry.spec.phase
            frame.use(item)
