"""The subject of a clause: right after its verb, before it, or that of the clause it continues."""

from __future__ import annotations

from typing import Final

from marsad.mentions.items import PLACE, REPORTING, SUPPORT, TIME, TRIGGER, WORD, Actors, Item
from marsad.syntax.agreement import (
    OF_THINGS,
    can_follow,
    drives,
    heads_relative,
    is_adjectival,
    is_ours,
    is_owned_thing,
    is_plural,
    is_suffered,
)
from marsad.syntax.clause import Clause, has_pronoun, is_verb
from marsad.text.clitics import AND, THEN


def is_impersonal(items: list[Item], clause: Clause) -> bool:
    """Whether no actors are the subject: the event itself is, or somebody of whom only the nation is told."""
    return _event_is_subject(items, clause) or _somebody_is_subject(items, clause)


def _event_is_subject(items: list[Item], clause: Clause) -> bool:
    """«قصف استهدف مواقع X», «الغارات دمرت»: the event noun before the verb is its subject, so what follows is the object."""
    verb = clause.verb
    if verb is None or verb.kind != TRIGGER or verb.after or is_plural(verb):
        return False
    antecedent = clause.antecedent
    holder = clause.owner
    if clause.link == "attached" and holder is not None and holder.link == "relative" and holder.antecedent is not None and holder.antecedent.kind == TRIGGER and not is_verb(holder.antecedent):
        return True  # «الضربات التي وقعت لاحقا استهدفت X»
    if clause.link in ("attached", "relative"):
        return antecedent is not None and antecedent.kind == TRIGGER and not is_verb(antecedent)
    if clause.link == "content" and has_pronoun(items[clause.first]):
        return False
    if clause.link == "joined" and holder is not None and verb is items[clause.first] and (holder.impersonal or _reaches(holder)):
        return True  # «استهدفت الغارات X ودمرت Y»
    at = items.index(verb)
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and following.kind == TRIGGER and following.first == verb.end and following.entry.form.part in ("noun", "masdar", "phrase") and not following.before and following.prep == "":
        # «استهدفت غارة موقعا لـX»; with a doer before the verb the noun is its object («X شن غارة»)
        return not any(isinstance(item, Actors) and item.prep == "" for item in items[clause.first : at])
    if _comes_later(items, at, clause):
        return True
    if at == clause.first:
        return False
    before = items[at - 1]
    if before.kind in (TIME, PLACE) and at - 2 >= clause.first:
        before = items[at - 2]
    return before.kind == TRIGGER and not is_verb(before) and before.prep == "" and before.before in ("", AND, THEN)


def _comes_later(items: list[Item], at: int, clause: Clause) -> bool:
    """«وصلت إلى X قافلة مساعدات»: the event noun of the verb's own kind, behind a place or a time."""
    verb = items[at]
    for item in items[at + 1 : clause.end]:
        if item.kind == TRIGGER:
            return item.entry.spec.kind == verb.entry.spec.kind and not is_verb(item) and item.prep == "" and item.before == ""
        if item.kind not in (WORD, PLACE, TIME):
            return False
    return False


def _reaches(clause: Clause) -> bool:
    """«تركزت خمس منها قرب X»: the event is the subject though no actor is."""
    verb = clause.verb
    return clause.subject is None and verb is not None and verb.kind == SUPPORT and bool(verb.entry.spec.effect == "reach")


def _somebody_is_subject(items: list[Item], clause: Clause) -> bool:
    """«فلسطيني يدهس 3 جنود»: somebody of a nation, named before the verb of a headline, does it; who follows is the object."""
    who = items[0] if items else None
    return (
        clause.first == 0
        and isinstance(who, Actors)
        and who.first == 0
        and who.alone
        and not who.article
        and len(who.names) == 1
        and who.names[0].cat == "nationality"
        and clause.verb is not None
        and clause.verb.first == who.end
    )


def done_to(own: list[Item], verb: Item) -> bool:
    """«مئة شخص اعتقلتهم إسرائيل», «المدنيون قتلهم التنظيم»: the pronoun is those before; a party right after the verb does it."""
    if not verb.after:
        return False
    following = next((item for item in own if item.first == verb.end), None)
    return isinstance(following, Actors) and bool(following.names) and following.prep == "" and not following.before


def find_subject(items: list[Item], clause: Clause) -> Actors | None:
    """The actors that the clause's verb has for its subject: right after it, before it, or those of the clause it continues."""
    own = items[clause.first : clause.end]
    verb = clause.verb
    if clause.link == "resumed":
        return clause.owner.subject if clause.owner is not None else None
    if clause.impersonal or (verb is not None and is_ours(verb)):
        return None
    if clause.link == "relative" and isinstance(clause.antecedent, Actors) and heads_relative(own, clause.antecedent, verb):
        return last_of(clause.antecedent) if own[0].entry.role == "one" else clause.antecedent
    told = _named_by_ending(own, verb)
    if told is not None:
        return told
    if clause.link == "content" and verb is not None and clause.owner is not None and has_pronoun(own[0]):
        # «قال الجيش إنه حيد …»: who speaks does it; who follows the verb is its object
        spoken = items[clause.owner.first : clause.owner.end]
        for at, item in enumerate(spoken[:-1]):
            following = spoken[at + 1]
            if item.kind == REPORTING and isinstance(following, Actors) and following.prep == "" and following.names:
                return following
    if verb is not None and verb.kind != REPORTING:
        seen = False
        before: Actors | None = None
        for at, item in enumerate(own):
            if item is verb:
                seen = True
                if before is not None and not done_to(own, verb):
                    return before
                continue
            if seen and item.kind == WORD and item.cat == "extent" and verb.entry.form.gender == "f":
                break  # «وعزلت ما تبقى من X»: what is left is masculine, and suffers it
            if isinstance(item, Actors) and item.prep == "" and not (item.before and item.before != AND):
                if not is_adjectival(item) or drives(verb, item) or (seen and is_suffered(verb) and is_owned_thing(item)):
                    if not seen:
                        before = before or item
                        continue
                    if is_plural(verb) or not can_follow(verb, item) or _is_hit(verb, item):
                        break
                    return item
                if seen and item.person is not None and item.person.state:
                    return None
            if seen and item.kind in (TRIGGER, PLACE) and not _object_first(own, at, verb):
                break
        if verb.entry.form.voice == "passive":
            return None
    else:
        for item in own:
            if item.kind == TRIGGER:
                break
            if isinstance(item, Actors) and item.prep == "" and item.before in ("", AND, THEN) and not is_adjectival(item):
                return item
        if verb is None and clause.link == "relative" and isinstance(clause.antecedent, Actors) and has_participle(own):
            return clause.antecedent
        if verb is None and clause.link not in ("parted", "joined", "content"):
            return None
    if clause.link == "relative" and verb is not None and (_is_done_to(own, verb) or _of_many(own, verb)):
        return None
    if clause.link == "relative" and isinstance(clause.antecedent, Actors) and not (verb is not None and verb.after and _is_post(clause.antecedent)):
        return last_of(clause.antecedent) if own and own[0].entry.role == "one" else clause.antecedent
    if clause.link == "content" and verb is not None and own and has_pronoun(own[0]):
        # «أنها», «أنهم»: the pronoun points back to the party named last
        for item in reversed(items[: clause.first]):
            if isinstance(item, Actors) and item.names and not item.alone:
                return item
    if clause.link == "parted" and verb is not None and len(own) > 1 and own[1] is verb and own[0].kind == WORD and verb.first > own[0].end:
        return None  # «إلا أن الأخير عاود …»: somebody of whom no list tells stands before the verb
    if clause.link in ("joined", "parted") and clause.owner is not None:
        return _carried_on(clause, clause.owner, verb) or _doer_of_noun(items, clause.owner, verb)
    if clause.link == "relative" and clause.owner is not None and verb is not None:
        return _holder(items, clause, clause.owner, verb)
    if clause.link == "attached" and clause.owner is not None and verb is not None and _meanwhile(own, clause.antecedent, verb):
        return clause.owner.subject
    return None


def _object_first(own: list[Item], at: int, verb: Item) -> bool:
    """«تبنى الهجوم تنظيم X»: after a light verb an event noun with the article is its object, and who stands right behind does it."""
    item, following = own[at], own[at + 1] if at + 1 < len(own) else None
    if verb.kind != SUPPORT or not (verb.entry.spec.effect == "claim" or verb.entry.id == _LAUNCH) or item.kind != TRIGGER or not item.definite or is_verb(item) or item.first != verb.end or item.prep:
        return False
    return isinstance(following, Actors) and bool(following.names) and following.prep == "" and following.before == "" and not following.oblique and not following.alone


_LAUNCH: Final = "support.launch"


def _meanwhile(own: list[Item], antecedent: Item | None, verb: Item) -> bool:
    """«شنت X عملية تمكنت خلالها من …»: the pronoun after the preposition is the event, so the verb goes on with who made it."""
    at = own.index(verb) + 1
    following = own[at] if at < len(own) else None
    return (
        antecedent is not None
        and antecedent.kind == TRIGGER
        and following is not None
        and following.kind == WORD
        and following.cat == "prep"
        and following.after != ""
        and following.first == verb.end
    )


def _named_by_ending(own: list[Item], verb: Item | None) -> Actors | None:
    """«بعد استعادة X البلدة انسحب المسلحون», «قال الجيش إنه هاجم المتمردون Y»: a sound plural in ون right after its verb is the subject."""
    if verb is None or verb.kind == REPORTING or is_plural(verb):
        return None
    at = own.index(verb) + 1
    item = own[at] if at < len(own) else None
    return item if isinstance(item, Actors) and item.first == verb.end and item.nominative and item.prep == "" and item.before == "" else None


def _carried_on(clause: Clause, owner: Clause, verb: Item | None) -> Actors | None:
    """«طردت القوات X الذي فر قادته، قبل أن تدخل Y»: who did what was told before, if need be before a relative clause, by the verb's gender and number."""
    subject = owner.subject
    form = verb.entry.form if verb is not None else None
    if clause.link == "parted" and owner.link in ("relative", "attached") and owner.owner is not None and form is not None and form.number == "sg":
        main = owner.owner.subject
        if main is not None and main.feminine == (form.gender == "f"):
            return main  # «المواقع التي احتلها X، في حين دخلت Y»: what parts the sentence goes on with who it is about
    if subject is None or form is None or form.part != "verb" or form.number != "sg":
        return subject
    level: Clause | None = owner
    while level is not None and level.link in ("relative", "attached", "joined", "parted"):
        level = level.owner
        other = level.subject if level is not None else None
        if other is not None and other is not subject and other.feminine == (form.gender == "f") != subject.feminine:
            return other
    return subject


def _is_hit(verb: Item, item: Actors) -> bool:
    """«ودمرت ثلاثة زوارق»: arms that are counted and nobody's are what is destroyed or taken."""
    if verb.kind != TRIGGER or verb.entry.spec.kind not in OF_THINGS:
        return False
    return item.head is not None and item.head.kind == "weapon" and item.count is not None and not item.names


def _doer_of_noun(items: list[Item], owner: Clause, verb: Item | None) -> Actors | None:
    """«بعد تحرير القوات محافظة X وبعد أن سيطرت على …»: who does what a verbal noun says, in its genitive, goes on as subject."""
    if verb is None or verb.kind != TRIGGER or verb.entry.spec.subject != "actor" or verb.entry.form.voice == "passive":
        return None
    for at in range(owner.first, owner.end - 1):
        item, doer = items[at], items[at + 1]
        if item.kind != TRIGGER or item.entry.form.part != "masdar" or item.entry.spec.subject != "actor" or item.entry.spec.quantity:
            continue
        if not isinstance(doer, Actors) or doer.first != item.end or doer.prep or not doer.names or _is_post(doer):
            continue
        placed = at + 2 < owner.end and items[at + 2].kind == PLACE and items[at + 2].first == doer.end and not items[at + 2].before
        if item.entry.spec.genitive == "actor" or placed:
            return None if doer.feminine and verb.entry.form.gender == "m" and verb.entry.form.number == "sg" else doer
    return None


def _of_many(own: list[Item], verb: Item) -> bool:
    """«الذين أطلق سراحهم»: of several people, a verb in the singular has another subject or none."""
    form = verb.entry.form
    return own[0].kind == WORD and own[0].cat == "rel" and own[0].entry.role == "many" and verb.kind in (TRIGGER, SUPPORT) and form is not None and form.part == "verb" and form.number == "sg"


def _is_done_to(own: list[Item], verb: Item) -> bool:
    """«المصور الذي قتله قصف»: an event right after a verb with a pronoun did it; whom the relative describes suffered it."""
    at = own.index(verb) + 1
    item = own[at] if at < len(own) else None
    return verb.after != "" and item is not None and item.kind == TRIGGER and not is_verb(item) and item.first == verb.end and not item.before and item.prep == ""


def has_participle(own: list[Item]) -> bool:
    """«السكان الذين كانوا محاصرين في X»: a participle right behind the relative, or its auxiliary, is said of those before it."""
    for item in own[1:]:
        if item.kind == TRIGGER:
            return bool(item.entry.form.part == "participle" and not item.definite and not item.prep)
        if item.kind == WORD and item.cat != "negation":
            return False
    return False


def _is_post(item: Actors) -> bool:
    """«المواقع التي خسرتها»: posts do nothing; with a pronoun on the verb they are its object."""
    return item.head is not None and item.head.kind == "positions"


def _holder(items: list[Item], clause: Clause, owner: Clause, verb: Item) -> Actors | None:
    """«بلدة كانت X تسيطر عليها», «طردت القوات X من بلدات كان يسيطر عليها»: the subject before, unless the verb's gender says another."""
    subject, form = owner.subject, verb.entry.form
    if subject is None or not subject.feminine or form is None or form.gender != "m" or form.number != "sg" or form.voice == "passive":
        return subject
    other = [item for item in items[owner.first : clause.first] if isinstance(item, Actors) and item is not subject and item.names and not item.alone]
    return other[0] if len(other) == 1 and not other[0].feminine else None


def last_of(several: Actors) -> Actors:
    """«X وتنظيم Y الذي يسيطر»: of several names the singular relative describes the last."""
    if len(several.names) < 2:
        return several
    last = several.names[-1]
    one = Actors(several.first, several.end, last.start, last.stop)
    one.names = [last]
    one.prep, one.before = several.prep, several.before
    return one
