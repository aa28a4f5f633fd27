"""Cut a sentence's items into clauses.

A clause opens at a complementizer, a relative, a parting word («فيما», «بعد أن»), a verb after و or a comma, or a verb
that follows a noun directly («قصف تعرضت له المدينة»). Light verbs keep their event noun in the same clause.
"""

from __future__ import annotations

from marsad.claims.clause import Clause, is_verb
from marsad.claims.subjects import find_subject, is_impersonal
from marsad.mentions.cells import Sentence
from marsad.mentions.items import MEANS, REPORTING, SUPPORT, TIME, TRIGGER, WORD, Actors, Item, PlaceGroup
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
        if item.kind == WORD and item.cat == "comp":
            link = "content"
        elif item.kind == WORD and item.cat == "rel":
            link, antecedent = "relative", _described(items, at)
        elif item.kind == WORD and item.cat == "clause":
            link = "parted"
        elif item.kind == WORD and item.cat == "prep" and item.before == THEN:
            link = "parted"  # «ففي حي X قتل …»
        elif item.kind == WORD and item.cat == "prep" and item.entry.role in ("cause", "with") and not item.after:
            following = items[at + 1] if at + 1 < len(items) else None
            if following is not None and following.kind == TRIGGER and not (before is not None and before.kind == SUPPORT):
                link = "parted"
        elif hard:
            link = "parted"
        elif is_verb(item) and item.kind != REPORTING:
            if item.before[:1] in (AND, THEN) or (comma and clause.verb is not None) or item.before[-1:] == FOR:
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
        each.impersonal = is_impersonal(items, each)
        each.subject = find_subject(items, each)
    return clauses


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
