"""Cut a sentence's items into clauses and find each clause's subject.

A clause opens at a complementizer, a relative, a parting word («فيما», «بعد أن»), a verb after و or a comma, or a verb
that follows a noun directly («قصف تعرضت له المدينة»). Light verbs keep their event noun in the same clause.
"""

from __future__ import annotations

from typing import Final

from marsad.claims.agreement import can_follow, drives, is_adjectival, is_owned_thing, is_plural, is_suffered
from marsad.mentions.cells import Sentence
from marsad.mentions.items import (
    ACTORS,
    MEANS,
    PLACE,
    REPORTING,
    SPEAKER,
    SUPPORT,
    TIME,
    TRIGGER,
    WORD,
    Actors,
    Item,
    PlaceGroup,
)

_SOFT: Final = frozenset(("with", "cause", "at", "via"))


class Clause:
    """A run of items, the verb that heads it, its subject, and how it hangs on what stands before it.

    `link` is start, content, relative, parted, joined or attached; `antecedent` is the item before a relative clause.
    """

    __slots__ = ("antecedent", "end", "first", "impersonal", "link", "owner", "subject", "verb")

    def __init__(self, first: int, link: str, owner: Clause | None, antecedent: Item | None = None) -> None:
        self.first = first
        self.end = first
        self.link = link
        self.owner = owner
        self.antecedent = antecedent
        self.verb: Item | None = None
        self.subject: Actors | None = None
        self.impersonal = False


def is_verb(item: Item) -> bool:
    """Whether a trigger, support or reporting item is a finite verb."""
    form = item.entry.form if item.kind in (TRIGGER, SUPPORT, REPORTING) else None
    return form is not None and form.part == "verb"


def set_prepositions(sentence: Sentence, items: list[Item]) -> None:
    """Give each item the preposition that brings it: a word before it, a proclitic, or that of the item it is joined to."""
    previous: Item | None = None
    named: Actors | None = None
    for item in items:
        if isinstance(item, Actors):
            if item.possessor and not item.names:
                item.owner = named
            elif item.names and not item.alone:
                named = item
        if item.kind != WORD:
            if previous is not None and previous.kind == WORD and previous.cat == "prep" and previous.end == item.first and not previous.after:
                item.prep = _first_preposition(items, item, previous)
                if item.prep == "from" and item.kind == PLACE and _at_distance(items, item):
                    item.prep = "near"
            elif item.before[-1:] == "ب":
                item.prep = "b"
            elif item.before[-1:] == "ل":
                item.prep = "l"
            elif item.before[-1:] == "ك":
                item.prep = "k"
            elif (
                previous is not None
                and previous.kind == item.kind
                and item.kind in (ACTORS, PLACE)
                and item.before == "و"
                and item.first - previous.end <= 1
            ):
                item.prep = previous.prep
            elif previous is not None and previous.kind == WORD and previous.cat == "of" and previous.end == item.first:
                item.prep = "of"
            if previous is not None and previous.kind == WORD and previous.cat == "supported" and item.first - previous.end <= 1:
                item.prep = "supporter"
        previous = item


_AS_FAR: Final = 6


def _at_distance(items: list[Item], place: Item) -> bool:
    """«على بعد 30 كيلومترا من X», «تبعد عشرة كيلومترات عن X»."""
    for item in reversed(items[: items.index(place)]):
        if place.first - item.end > _AS_FAR:
            return False
        if item.kind == WORD and item.cat == "prep" and item.entry.role == "distance":
            return True
        if item.kind == TRIGGER:
            return bool(item.entry.form.part == "phrase" and item.entry.spec.kind == "advance")
    return False


_PARTITIVE: Final = frozenset(("on", "against", "with", "between"))


def _first_preposition(items: list[Item], item: Item, previous: Item) -> str:
    """«ضد الباقين من عناصر X», «بين من بقي من مسلحي X»: the preposition before the partitive من is the one that counts."""
    role = str(previous.entry.role)
    if role != "from":
        return role
    at = items.index(previous)
    if at and items[at - 1].kind == SUPPORT and items[at - 1].entry.spec.effect == "count":
        return items[at - 1].prep  # «عدد من المدنيين», «سلسلة من الغارات»
    back = at - 1
    last = previous
    while back >= 0 and items[back].kind == WORD and last.first - items[back].end <= 2:
        earlier = items[back]
        if earlier.cat == "prep" and not earlier.after:
            if earlier.entry.role in _PARTITIVE:
                return str(earlier.entry.role)
            if earlier.entry.role != "from":
                break
        last = earlier
        back -= 1
    return role


def find_clauses(sentence: Sentence, items: list[Item]) -> list[Clause]:
    """The clauses of a sentence, in order."""
    clauses: list[Clause] = []
    clause = Clause(0, "start", None)
    for at, item in enumerate(items):
        link: str | None = None
        antecedent: Item | None = None
        before = items[at - 1] if at else None
        since = before.end if before is not None else 0
        comma = since < item.first and sentence.pause_between(since, item.first)
        hard = since < item.first and sentence.stop_between(since, item.first)
        if item.kind == WORD and item.cat == "comp":
            link = "content"
        elif item.kind == WORD and item.cat == "rel":
            link, antecedent = "relative", _described(items, at)
        elif item.kind == WORD and item.cat == "clause":
            link = "parted"
        elif item.kind == WORD and item.cat == "prep" and item.entry.role in ("cause", "with") and not item.after:
            following = items[at + 1] if at + 1 < len(items) else None
            if following is not None and following.kind == TRIGGER and not (before is not None and before.kind == SUPPORT):
                link = "parted"
        elif hard:
            link = "parted"
        elif is_verb(item) and item.kind != REPORTING:
            if item.before[:1] in ("و", "ف") or (comma and clause.verb is not None) or item.before[-1:] == "ل":
                link = "joined"
            elif comma and clause.verb is None and _fronted(items, clause.first, at):
                link = "start"
            elif _attempted(items, at):
                pass
            elif (clause.verb is not None and before is not None and not _carries(before)) or (
                before is not None
                and before.kind == TRIGGER
                and not is_verb(before)
                and not comma
                and clause.verb is None
                and (before.prep or at - 1 > clause.first or clause.link in ("parted", "joined"))
            ):
                link, antecedent = "attached", _told_of(items, clause, before)
        elif item.kind == REPORTING and at > clause.first:
            link = "parted"
        if link is not None and (at > clause.first or (clause.link == "start" and at == 0)):
            clause.end = at
            if at > 0:
                clauses.append(clause)
            clause = Clause(at, link, clause if at > 0 else None, antecedent)
        elif link is not None:
            clause.link = link
            clause.antecedent = antecedent or clause.antecedent
        if clause.verb is None and is_verb(item):
            clause.verb = item
    clause.end = len(items)
    clauses.append(clause)
    for each in clauses:
        each.impersonal = _event_is_subject(items, each) or _somebody_is_subject(items, each)
        each.subject = _find_subject(items, each)
    return clauses


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
    if following is not None and following.kind == TRIGGER and following.first == verb.end and following.entry.form.part in ("noun", "masdar", "phrase") and not following.before:
        # «استهدفت غارة موقعا لـX»; with a doer before the verb the noun is its object («X شن غارة»)
        return not any(isinstance(item, Actors) and item.prep == "" for item in items[clause.first : at])
    if at == clause.first:
        return False
    before = items[at - 1]
    if before.kind in (TIME, PLACE) and at - 2 >= clause.first:
        before = items[at - 2]
    return before.kind == TRIGGER and not is_verb(before) and before.prep == "" and before.before in ("", "و", "ف")


def _told_of(items: list[Item], clause: Clause, before: Item | None) -> Item | None:
    """«انفجرت عبوة في حي X استهدفت Y»: a clause with no relative describes an indefinite noun: after a name, the event's."""
    named = isinstance(before, PlaceGroup) and bool(before.names)
    if not named and not (before is not None and before.kind == TIME):
        return before
    for item in reversed(items[clause.first : clause.end or len(items)]):
        if item.start < (before.start if before is not None else 0) and item.kind == TRIGGER and not is_verb(item):
            return before if item.definite or item.prep else item
    return before


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


def _carries(item: Item) -> bool:
    """An auxiliary before its verb («بدأت تقصف»); «وقعت», «حدثت» and their like stand for themselves."""
    return item.kind == SUPPORT and item.entry.spec.effect != "happen"


def _find_subject(items: list[Item], clause: Clause) -> Actors | None:
    """The actors that the clause's verb has for its subject: right after it, before it, or those of the clause it continues."""
    own = items[clause.first : clause.end]
    verb = clause.verb
    if clause.impersonal:
        return None
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
        for item in own:
            if item is verb:
                seen = True
                if before is not None:
                    return before
                continue
            if isinstance(item, Actors) and item.prep == "" and not (item.before and item.before != "و"):
                if not is_adjectival(item) or drives(verb, item) or (seen and is_suffered(verb) and is_owned_thing(item)):
                    if not seen:
                        before = before or item
                        continue
                    if is_plural(verb) or not can_follow(verb, item):
                        break
                    return item
                if seen and item.person is not None and item.person.state:
                    return None
            if seen and item.kind in (TRIGGER, PLACE) and not isinstance(item, Actors):
                break
        if verb.entry.form.voice == "passive":
            return None
    else:
        for item in own:
            if item.kind == TRIGGER:
                break
            if isinstance(item, Actors) and item.prep == "" and item.before in ("", "و", "ف") and not is_adjectival(item):
                return item
        if verb is None and clause.link not in ("parted", "joined", "content"):
            return None
    if clause.link == "relative" and isinstance(clause.antecedent, Actors) and not (verb is not None and verb.after and _is_post(clause.antecedent)):
        return _last_of(clause.antecedent) if own and own[0].entry.role == "one" else clause.antecedent
    if clause.link == "content" and verb is not None and own and has_pronoun(own[0]):
        # «أنها», «أنهم»: the pronoun points back to the party named last
        for item in reversed(items[: clause.first]):
            if isinstance(item, Actors) and item.names and not item.alone:
                return item
    if clause.link in ("joined", "parted") and clause.owner is not None:
        return clause.owner.subject
    if clause.link == "relative" and clause.owner is not None and verb is not None:
        return _holder(items, clause, clause.owner, verb)
    return None


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


def _last_of(several: Actors) -> Actors:
    """«X وتنظيم Y الذي يسيطر»: of several names the singular relative describes the last."""
    if len(several.names) < 2:
        return several
    last = several.names[-1]
    one = Actors(several.first, several.end, last.start, last.stop)
    one.names = [last]
    one.prep, one.before = several.prep, several.before
    return one


def has_pronoun(item: Item) -> bool:
    """«أنها», «إنهم»: a complementizer with a pronoun."""
    return item.kind == WORD and item.cat == "comp" and (item.entry.role == "pronoun" or item.after != "")


def _described(items: list[Item], at: int) -> Item | None:
    """What a relative clause describes: the noun before it, its adjectives passed over («الضربات الجوية التي …»)."""
    for item in reversed(items[:at]):
        if item.kind != MEANS and not (isinstance(item, Actors) and item.alone):
            return item
    return None


def _fronted(items: list[Item], first: int, at: int) -> bool:
    """«تزامنا مع تقدم X، شنت طائرات Y …»: an event told before its comma only says when; the verb has a subject of its own."""
    head = items[first]
    return (
        head.kind == WORD
        and head.cat == "prep"
        and head.entry.role == "cause"
        and any(item.kind == TRIGGER and not is_verb(item) for item in items[first + 1 : at])
        and at + 1 < len(items)
        and isinstance(items[at + 1], Actors)
        and items[at + 1].first == items[at].end
    )


def _attempted(items: list[Item], at: int) -> bool:
    """«محاولة Y شن هجوم»: what looks like a verb right after whoever attempts is the noun of what is attempted."""
    if at < 2 or items[at].before or not isinstance(items[at - 1], Actors):
        return False
    attempt = items[at - 2]
    return attempt.kind == SUPPORT and attempt.entry.spec.effect == "status" and not is_verb(attempt) and attempt.end == items[at - 1].first


def content_items(items: list[Item]) -> list[Item]:
    """Items that carry content (no function words)."""
    return [item for item in items if item.kind not in (WORD, SPEAKER, TIME)]
