"""Cut a sentence's items into clauses.

A clause opens at a complementizer, a relative, a parting word («فيما», «بعد أن»), a verb after و or a comma, or a verb
that follows a noun directly («قصف تعرضت له المدينة»). Light verbs keep their event noun in the same clause.
"""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import Sentence
from marsad.mentions.items import MEANS, REPORTING, SUPPORT, THING, TIME, TRIGGER, WORD, Actors, Item, PlaceGroup
from marsad.syntax.clause import Clause, is_auxiliary, is_verb
from marsad.syntax.subjects import find_subject, has_participle, is_impersonal
from marsad.text.clitics import AND, FOR, THEN


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
        begin = at
        if clause.verb is not None and is_verb(item) and at - 1 > clause.first and _turns(items[at - 1], item, items[at - 2]):
            link, begin = "parted", at - 1
        elif item.kind == WORD and item.cat == "comp":
            link = "content"
        elif item.kind == WORD and item.cat == "rel":
            link, antecedent = "relative", _described(items, at)
        elif item.kind == WORD and item.cat == "clause":
            following = items[at + 1] if at + 1 < len(items) else None
            if item.entry.role != "state" or (following is not None and is_verb(following) and following.first == item.end):
                link = "parted"
        elif item.kind == WORD and item.cat == "prep" and (item.before == THEN or (comma and item.before == AND and _opens_topic(items, at))):
            link = "parted"  # «ففي حي X قتل …», «…، وفي مدينة Y قتل …»
        elif item.kind == WORD and item.cat == "prep" and item.entry.role in ("cause", "with") and not item.after:
            following = items[at + 1] if at + 1 < len(items) else None
            if following is not None and following.kind == TRIGGER and not (before is not None and before.kind == SUPPORT):
                link = "parted"
        elif hard:
            link = "parted"
        elif (gone_on := _resumed(sentence, items, clause, at, comma)) is not None:
            link = "resumed"
        elif is_verb(item) and item.kind != REPORTING:
            if item.before[:1] in (AND, THEN) or (comma and clause.verb is not None) or item.before[-1:] == FOR:
                link = "joined"
            elif comma and clause.verb is None and _fronted(items, clause.first, at):
                link = "start"
            elif _attempted(items, at):
                pass
            elif (_has_verb(items, clause, at) and before is not None and not _carries(before)) or (
                before is not None
                and before.kind == TRIGGER
                and not is_verb(before)
                and not comma
                and clause.verb is None
                and (before.prep or at - 1 > clause.first or clause.link in ("parted", "joined"))
            ):
                if _waits(items, clause, at):
                    link = "joined"
                else:
                    link, antecedent = "attached", _told_of(items, clause, before)
        elif item.kind == REPORTING and at > clause.first:
            link = "parted"
        if link is not None and (at > clause.first or (clause.link == "start" and at == 0)):
            clause.end = begin
            if at > 0:
                clauses.append(clause)
            owner = clause if at > 0 else None
            if link == "resumed":
                owner = gone_on
            elif link == "joined" and owner is not None:
                owner = _continued(items, owner, item, comma)
            elif link == "parted" and (comma or begin < at) and owner is not None:
                owner = _main(owner)  # «X سيطرت على Y الذي كان Z فيه، قبل أن …»
            clause = Clause(begin, link, owner, antecedent)
            if link == "resumed" and gone_on is not None:
                clause.verb = gone_on.verb
        elif link is not None:
            clause.link = link
            clause.antecedent = antecedent or clause.antecedent
        if clause.verb is None and is_verb(item) and not is_auxiliary(item):
            clause.verb = item
    clause.end = len(items)
    clauses.append(clause)
    for each in clauses:
        each.impersonal = is_impersonal(items, each)
        each.subject = find_subject(items, each)
    return clauses


def _turns(before: Item, verb: Item, other: Item) -> bool:
    """«X يقصف Y والجيش يرد بغارات»: after a whole clause others that و brings, right before a verb that agrees with them, begin the next."""
    if not isinstance(before, Actors) or before.before != AND or before.prep or before.end != verb.first or verb.before or isinstance(other, Actors):
        return False
    if verb.kind == REPORTING:
        return True
    if not before.names or before.alone or verb.after or (before.person is not None and not before.article):
        return False  # «ومسلحون هاجموا …» may be told of those that stand before
    form = verb.entry.form
    return bool(form.number == "pl" or before.feminine == (form.gender == "f"))


_BETWEEN: Final = frozenset(("relative", "attached"))


def _main(clause: Clause) -> Clause:
    """The clause that a chain of relative and describing clauses is put into."""
    while clause.link in _BETWEEN and clause.owner is not None:
        clause = clause.owner
    return clause


def _resumed(sentence: Sentence, items: list[Item], clause: Clause, at: int, comma: bool) -> Clause | None:
    """«قام X الذي يواجه هجوما، بقصف Y»: the clause whose light verb still waits for its event, which a relative clause parted from it."""
    item = items[at]
    if clause.link not in _BETWEEN or item.kind not in (TRIGGER, SUPPORT) or is_verb(item):
        return None
    waiting = _main(clause)
    if waiting.link in _BETWEEN or waiting.verb is None or waiting.verb.kind != SUPPORT or waiting.verb.entry.spec.effect not in _PASSES:
        return None
    begin = items.index(waiting.verb)
    if any(other.kind == TRIGGER for other in items[begin + 1 : waiting.end]):
        return None
    wanted = waiting.verb.entry.spec.prep_keys
    if not wanted:
        return waiting if comma and item.prep == "" and item.before == "" else None
    if item.before[-1:] in wanted:
        return waiting
    before = items[at - 1]
    return waiting if before.kind == WORD and before.cat == "prep" and sentence.cells[before.first].key in wanted else None


_PASSES: Final = frozenset(("carry", "status", "undergo"))


def _waits(items: list[Item], clause: Clause, at: int) -> bool:
    """«ستة مقاتلين جاؤوا من X قتلوا»: after a clause that describes them, those named at the head wait for their verb.

    With a pronoun, or right after a thing or people, it describes those («هاجموا حاجزا تديره X»).
    """
    if clause.link not in _BETWEEN:
        return False
    if clause.verb is None:
        return _headless(items, clause) is not None
    before = items[at - 1]
    if items[at].after:
        return False
    if before.end == items[at].first and (before.kind == THING or isinstance(before, Actors)):
        return False
    return _headless(items, clause) is not None


def _has_verb(items: list[Item], clause: Clause, at: int) -> bool:
    """Whether a clause has what it says of its subject: a verb, or in a relative a participle («الذين كانوا محاصرين»)."""
    return clause.verb is not None or (clause.link == "relative" and has_participle(items[clause.first : at]))


def _headless(items: list[Item], clause: Clause) -> Clause | None:
    """The clause with a noun for its subject and no verb yet, which relative clauses parted from what follows."""
    reached = _main(clause)
    if reached.link in _BETWEEN or reached.verb is not None or any(item.kind == TRIGGER for item in items[reached.first : reached.end]):
        return None
    return reached if any(isinstance(item, Actors) and item.prep == "" for item in items[reached.first : reached.end]) else None


def _continued(items: list[Item], owner: Clause, item: Item, comma: bool) -> Clause:
    """«هاجم X بلدة تسيطر عليها Y، وقتل …»: the clause that a verb after و goes on with, over relatives that it does not fit."""
    form = item.entry.form
    if item.before == "" and (waiting := _headless(items, owner)) is not None:
        return waiting
    reached = owner
    while reached.link in _BETWEEN and reached.owner is not None:
        verb = reached.verb
        fits = verb is not None and verb.entry.form is not None and verb.entry.form.tense == form.tense and verb.entry.form.number == form.number
        if fits and not comma and verb is not None and verb.entry.form.gender == form.gender:
            return reached
        reached = reached.owner
    main = reached.verb
    if main is None or main.entry.form is None or main.entry.form.part != "verb" or main.entry.form.tense != form.tense:
        return owner
    return reached


def _opens_topic(items: list[Item], at: int) -> bool:
    """«وفي مدينة X قتل …»: a place before its event, after what is told of another place."""
    if items[at].entry.role != "at" or items[at].after or at + 2 >= len(items) or not isinstance(items[at + 1], PlaceGroup):
        return False
    following = items[at + 3] if items[at + 2].kind == TIME and at + 3 < len(items) else items[at + 2]
    return following.kind in (TRIGGER, SUPPORT) and not following.prep and not following.before


def _told_of(items: list[Item], clause: Clause, before: Item | None) -> Item | None:
    """«انفجرت عبوة في حي X استهدفت Y»: a clause with no relative describes an indefinite noun: after a name, the event's."""
    named = isinstance(before, PlaceGroup) and bool(before.names)
    if not named and not (before is not None and before.kind == TIME):
        return before
    for item in reversed(items[clause.first : clause.end or len(items)]):
        if item.start < (before.start if before is not None else 0) and item.kind == TRIGGER and not is_verb(item):
            return before if item.definite or item.prep else item
    return before


def _carries(item: Item) -> bool:
    """An auxiliary before its verb («بدأت تقصف»); «وقعت», «حدثت» and their like stand for themselves."""
    return item.kind == SUPPORT and item.entry.spec.effect != "happen"


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
