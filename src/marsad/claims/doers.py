"""Who does what a trigger says, where grammar must tell: subjects, who attempts, who is said to have done it."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import ARMED, Frame, forcing_verb, give, is_one_leader, is_unarmed
from marsad.mentions.cells import Sentence
from marsad.mentions.items import PLACE, REPORTING, SUPPORT, THING, TIME, TRIGGER, WORD, Actors, Item
from marsad.syntax.agreement import goes_with, is_man_after, still_hers
from marsad.syntax.clause import Clause, has_pronoun, is_auxiliary, is_verb
from marsad.syntax.subjects import last_of
from marsad.text.clitics import AND, FOR, THIRD_PERSON, WITH


def organisation_acts(sentence: Sentence, trigger: Item, left: list[Item], clause: Clause) -> bool:
    """«كان التنظيم قد أعدم رجلا»: an organisation before the verb, with an object right after it, does it."""
    subject = clause.subject
    if (
        subject is None
        or not subject.names
        or subject.count is not None
        or subject.head is not None
        or subject.person is not None
    ):
        return False
    if not any(item is subject for item in left) or trigger.end >= len(sentence.cells) or is_unarmed(subject):
        return False
    following = sentence.cells[trigger.end]
    return following.word.kind in ("word", "number") and not any(
        cat in following.cats for cat in ("prep", "time", "clause", "means", "direction")
    )


def agrees_with_before(items: list[Item], clause: Clause, at: int) -> bool:
    """«هاجمت القوات … وقتلت ستة جنود», «اقتحموا … وقتلوا خمسة»: a verb that men counted after it cannot govern has its subject before."""
    trigger = items[at]
    form = trigger.entry.form
    following = items[at + 1] if at + 1 < len(items) else None
    if _object_far(items, clause, at):
        return True
    if following is None or following.first != trigger.end or following.prep or following.before:
        return False
    joined = clause.link == "joined" and clause.verb is trigger and clause.owner is not None and clause.subject is clause.owner.subject
    if following.kind == THING:
        return joined and clause.subject is not None and clause.owner is not None and goes_with(trigger, clause.owner.verb)  # «هاجم X … ودمر أسلحتهم»
    if not isinstance(following, Actors):
        return False
    pronoun = clause.link == "content" and clause.verb is trigger and has_pronoun(items[clause.first])
    if clause.subject is None and not pronoun:
        return False
    if joined and clause.owner is not None and still_hers(trigger, clause.owner.verb, following):
        return True
    if pronoun and clause.subject is not None:
        return True  # «زعم الجيش أنه قتل عشرة»
    if clause.subject is not None and clause.subject.start < trigger.start and following.oblique and following.count is None:
        return True
    return form.number == "pl" or is_man_after(trigger, following)


_FAR: Final = 5


def _object_far(items: list[Item], clause: Clause, at: int) -> bool:
    """«الشرطة اعتقلت منذ الجمعة في عموم البلاد 590 شخصا»: a force right before its verb, and those counted behind time and place."""
    subject = clause.subject
    before = items[at - 1] if at else None
    if subject is None or before is not subject or not subject.names or subject.count is not None or is_unarmed(subject):
        return False
    for item in items[at + 1 : at + _FAR]:
        if isinstance(item, Actors):
            return item.count is not None and item.prep == "" and not item.before and item is not items[at + 1]
        if item.kind not in (TIME, PLACE) and not (item.kind == WORD and item.cat == "prep" and not item.after):
            return False
    return False


def goes_on(items: list[Item], clause: Clause, at: int) -> Actors | None:
    """«تمكن X من استعادة Y وقتل 20 مسلحا»: after a light verb and its verbal noun another noun follows, with the same subject."""
    owner = clause.owner
    following = items[at + 1] if at + 1 < len(items) else None
    if owner is None or owner.subject is None or clause.link != "joined" or items[at].before != AND or not isinstance(following, Actors):
        return None
    verb = owner.verb
    if following.first != items[at].end or verb is None or verb.kind != SUPPORT or verb.entry.spec.effect != "carry" or not verb.entry.spec.prep:
        return None
    fighters = bool(following.names) or (following.person is not None and following.person.victims not in (None, "civilians"))
    if following.alone or is_unarmed(following) or not fighters or owner.subject.start < verb.start < items[owner.first].start:
        return None
    if not any(item.kind == TRIGGER and not is_verb(item) and item.entry.spec.subject == "actor" for item in items[owner.first : clause.first]):
        return None
    return owner.subject


def _is_state(item: Actors) -> bool:
    """A state by its name, «تركيا»: no adjective, no people of it."""
    if item.person is not None or item.head is not None or item.count is not None or len(item.names) != 1:
        return False
    name = item.names[0]
    return name.cat == "state" or (name.cat == "nationality" and not item.alone and not item.article)


def counts_follow(items: list[Item], at: int, end: int, left: list[Item], clause: Clause) -> bool:
    """«قتل 12 شخصا», «أصيب آخرون»: people who are counted, or plain people, follow: the verb is passive."""
    for item in items[at + 1 : end]:
        if isinstance(item, Actors):
            if _is_state(item):
                return False  # «قتلت تركيا …»: a state is not killed or held
            if item.count is not None or item.alone:
                return True
            if _kills(items, item):
                return False
            return (item.person is not None and (item.head is None or not item.names)) or (
                (bool(item.names) or is_one_leader(item)) and _no_object(items, item, end)
            )
        if item.kind == WORD and item.cat in ("others",):
            return True
        if item.kind in (TRIGGER, PLACE):
            return True
        if item.kind == WORD and item.cat == "prep":
            return True
    if clause.subject is not None and any(item is clause.subject for item in left):
        return True
    return True


def _kills(items: list[Item], item: Actors) -> bool:
    """«قتل انتحاري ستة جنود», «قتل مسلح ضابطا»: who bears arms, before those counted or in the accusative, is no victim."""
    if item.person is None or item.person.victims in (None, "civilians") or item.oblique or item.prep:
        return False
    at = items.index(item) + 1
    following = items[at] if at < len(items) else None
    if not isinstance(following, Actors) or following.prep or following.before or following.alone or following.first - item.end > 1:
        return False
    return following.count is not None or following.oblique


def _no_object(items: list[Item], subject: Actors, end: int) -> bool:
    at = items.index(subject)
    following = items[end] if end < len(items) else None
    if following is not None and following.kind == TRIGGER and at + 1 == end and following.first == subject.end and _names_things(following):
        return False  # «دمرت القوات عجلة مفخخة», «قتل المسلحون المختطفين»
    return not any((isinstance(item, Actors) or item.kind == THING) and item.prep == "" and not item.before for item in items[at + 1 : end])


def _names_things(item: Item) -> bool:
    """A trigger that names charges or people held, as the object of a verb may."""
    part = item.entry.form.part
    return item.prep == "" and not item.before and (part == "participle" or (part == "phrase" and bool(item.entry.spec.weak)))


_OWN_WORDS: Final = frozenset(("report.vow", "report.answer"))


def _acts_by(verb: Item) -> bool:
    """A verb whose subject does what stands after ب: «ردوا بإطلاق صواريخ», «خرقوا الهدنة بقصف», «هدد بقصف»."""
    if verb.kind == REPORTING:
        return verb.entry.spec.id in _OWN_WORDS
    return verb.kind == TRIGGER and verb.entry.spec.subject == "actor" and verb.entry.form.voice != "passive" and not verb.entry.spec.quantity


def names_follow(items: list[Item], at: int) -> bool:
    """«لسيطرة X»: a verbal noun with its own subject right after it takes no other."""
    following = items[at + 1] if at + 1 < len(items) else None
    return isinstance(following, Actors) and following.first == items[at].end and following.prep == "" and bool(following.names)


def _told_after(items: list[Item], frame: Frame) -> bool:
    """Whether the clause's speech tells something else before the trigger and its supporting words."""
    verb = frame.clause.verb
    if verb is None or verb.kind != REPORTING:
        return False
    first = min([frame.trigger.first, *[support.first for support in frame.supports]])
    for item in items[frame.clause.first : frame.index]:
        if item.kind == TRIGGER and verb.first < item.first < first:
            return True
    return False


def _runs(sentence: Sentence, frame: Frame) -> bool:
    """«يجري تمشيط X»: a verb that both carries a subject and says that something goes on, right before the event: nobody is its subject."""
    verb = frame.supports[-1]
    if not is_verb(verb) or verb.end != frame.trigger.first:
        return False
    return any(hit.entry.spec.effect in ("passive", "happen") and hit.entry.form.part == "verb" for hit in sentence.cells[verb.first].word.all_of.get("support", ()))


def take_subject(sentence: Sentence, items: list[Item], at: int, frame: Frame, left: list[Item], verb: bool) -> None:
    """The clause's subject, where the trigger takes it."""
    before = items[at - 1] if at else None
    if items[at].prep == "sake" or (before is not None and before.cat == "helping" and before.end == items[at].first):
        return  # «استمرت الطائرات في مساندة تقدم X»: who helps does not do it
    spec, clause = frame.spec, frame.clause
    subject = clause.subject
    effects = {
        item.entry.spec.effect for item in frame.supports if not (item.after and is_verb(item) and item.entry.spec.effect in ("carry", "claim"))
    }  # «عبوة زرعها X»: what X does is before the verb
    if "prevent" in effects:
        return  # «منع X عودة النازحين»: who prevents it does not do it
    if spec.subject == "victims" and verb and subject is not None and subject not in left and (_counts_own(items, at) or (spec.quantity in _BEFALLS and frame.trigger.entry.form.number != "pl" and not _dies(subject))):
        return
    if not verb and any(item.entry.id == "support.do" and not is_verb(item) and item.first > subject.first for item in frame.supports if subject is not None):
        return  # «بعد قيام بعض القيادات بـ…»: who does it stands after the noun
    force = forcing_verb(frame) if not verb else None
    if force is not None:
        forced = next((item for item in items[clause.first : at] if isinstance(item, Actors) and item.start > force.start and item.prep in ("", "from") and item is not subject), None)
        if forced is not None:
            give(frame, forced, spec.subject if spec.subject in ("target", "victims") else "actor")
        return
    if subject is None or (frame.passive and not (spec.subject in ("target", "victims") and verb)):
        if subject is not None and spec.subject == "victims" and (verb or "undergo" in effects or _said_of(frame, subject, left)):
            frame.persons.append(("subject", subject))
            frame.use(subject)
        elif subject is not None and frame.passive and verb and subject in left:
            give(frame, subject, spec.object)
        return
    if frame.trigger.prep == "supporter" or (not verb and frame.trigger.definite and frame.trigger.prep and frame.trigger.entry.form.part == "participle"):
        return  # «بدعم من هذه الغارات», «جمع المعلومات عن المختطفين»
    if not verb and frame.trigger.after == THIRD_PERSON[1] and spec.genitive == "actor" and spec.kind == "withdrawal":
        return  # «تسعى X لإخراجهم»: they leave
    if verb:
        role = spec.subject
    elif effects <= {"phase", "happen"} and effects and ((clause.link == "parted" and subject not in left) or _beside(frame)):
        return  # «فيما لا يزال القتال مستمرا», «وسط استمرار المعارك»: the fighting itself goes on
    elif "undergo" in effects:
        role = "target"
    elif not verb and _told_after(items, frame):
        return  # «أعلنت X مقتل قائد في عملية نفذت ضدها»: who announces one thing has not done the next
    elif not verb and clause.verb is not None and clause.verb.start > frame.trigger.start and subject not in left and clause.verb not in frame.supports:
        return  # «عملية لإزالة عبوات زرعها X»: whose verb comes after the noun does something else
    elif "carry" in effects and subject not in left and _runs(sentence, frame):
        return  # «أنه يجري تمشيط المعسكر»
    elif effects & {"carry", "phase", "status", "claim"} and not effects & {"passive", "cause", "happen", "reach"}:
        role = "actor" if spec.subject in ("actor", "none") else spec.subject
    elif frame.swapped:
        role = "target"
    elif "happen" in effects and frame.trigger.prep == "at" and spec.kind in ("assault", "explosion") and subject in left:
        role = "target"  # «وقعت دورية لـX في كمين»
    elif (
        frame.trigger.before[-1:] == WITH
        and clause.verb is not None
        and _acts_by(clause.verb)
        and subject.start < frame.trigger.start
        and not is_unarmed(subject)
        and not names_follow(items, at)
    ):
        role = "actor" if spec.subject == "actor" else ""  # «ردوا بإطلاق صواريخ»
    elif (
        not verb
        and frame.trigger.entry.form.part == "masdar"
        and frame.trigger.before[-1:] == FOR
        and spec.subject == "actor"
        and not (spec.genitive == "actor" and names_follow(items, at))
    ):
        role = "actor"  # «لخروج المدنيين» is theirs
    elif (
        (subject in left or clause.link == "relative")
        and not effects
        and clause.verb is None
        and (clause.link in ("start", "content", "parted", "relative") or is_auxiliary(items[clause.first]))
        and (spec.kind in ("control", "siege") or (spec.kind == "advance" and frame.trigger.entry.form.part == "phrase"))
    ):
        part = frame.trigger.entry.form.part
        role = spec.subject if part == "participle" or (part == "phrase" and spec.kind == "advance") else ""
    else:
        return
    if frame.swapped:
        role = "target" if role == "actor" else role
    if role == "actor" and verb and spec.kind in ARMED and is_unarmed(subject):
        if not subject.oblique:
            return
        role = "target"  # «أن يكون قصف مدنيين»: the unarmed bombard nobody
    give(frame, subject, role)
    frame.by_subject = True


def _said_of(frame: Frame, subject: Actors, left: list[Item]) -> bool:
    """«المدنيون محاصرون», «السكان الذين كانوا محاصرين»: a participle without article says what befalls the subject."""
    trigger = frame.trigger
    return trigger.entry.form.part == "participle" and not trigger.definite and not trigger.prep and (subject in left or frame.clause.link == "relative")


def _beside(frame: Frame) -> bool:
    """«شن X غارات وسط استمرار المعارك»: what a preposition brings beside the deed has sides of its own."""
    first = frame.supports[0]
    return not is_verb(first) and first.prep in ("with", "cause", "at", "b") and first.entry.form.part in ("masdar", "noun")


_BEFALLS: Final = frozenset(("killed", "injured"))


def _dies(subject: Actors) -> bool:
    """People, not the party or force that a clause before has for its subject."""
    return subject.person is not None or subject.count is not None or is_one_leader(subject)


def _counts_own(items: list[Item], at: int) -> bool:
    """«… واختفى 15 آخرون»: a verb with those counted right behind it has them for its subject."""
    following = items[at + 1] if at + 1 < len(items) else None
    return isinstance(following, Actors) and following.first == items[at].end and following.count is not None and following.prep == ""


def doer_of_support(left: list[Item]) -> Actors | None:
    """«أحبطت X محاولة Y اقتحام Z», «ندد X بقيام Y بشن غارات»: who is named right after the supporting noun, not X."""
    for at, item in enumerate(left[:-1]):
        if item.kind == SUPPORT and item.entry.spec.effect in ("status", "carry") and not is_verb(item):
            following = left[at + 1]
            if isinstance(following, Actors) and following.first == item.end and following.prep == "":
                return following
    return None


def blamed(frame: Frame, left: list[Item]) -> Actors | None:
    """«X المتهم بالوقوف وراء التفجير», «نسب إلى X هجومان»: who is said to have done what follows."""
    support = next((item for item in frame.supports if item.entry.spec.effect == "ascribe"), None)
    if support is None:
        return None
    for item in reversed(left):
        if isinstance(item, Actors) and item.names and not item.alone:
            if item.start < support.start:
                return last_of(item) if support.entry.form.part == "phrase" else None
            if item.prep == "to":
                return item
    return None


def share_subject(previous: Frame, frame: Frame) -> None:
    """«تمكنت من تحقيق تقدم والسيطرة على X»: coordinated verbal nouns have one subject."""
    if (
        previous.clause is frame.clause
        and previous.by_subject
        and not (is_verb(previous.trigger) and frame.trigger.entry.form.part == "noun")  # «سيطر X على Y ومعارك في Z»
        and previous.actors
        and frame.spec.subject == "actor"
        and frame.spec.genitive != "victims"
    ):
        frame.actors += previous.actors
        frame.by_subject = True


def share_genitive(previous: Frame, frame: Frame) -> None:
    """«بعد زحف X إلى Y والسيطرة على أجزاء منها»: a verbal noun joined to another whose doer stands in its genitive has the same."""
    form = previous.trigger.entry.form
    if frame.actors or frame.targets or previous.kind not in _TAKES or frame.kind not in _TAKES or is_verb(previous.trigger) or form.part not in ("masdar", "noun"):
        return
    if previous.actors and previous.actors[0].first == previous.trigger.end and not frame.trigger.after:
        frame.actors += previous.actors


_TAKES: Final = frozenset(("advance", "capture", "assault", "siege", "deployment"))
