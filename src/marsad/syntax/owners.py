"""Whom «قواته», «عناصرها», «مقاتلوهم» belong to: the subject that the clause or those it hangs on tell, else who was named last."""

from __future__ import annotations

from typing import Final

from marsad.mentions.items import REPORTING, SPEAKER, WORD, Actors, Item
from marsad.syntax.clause import Clause
from marsad.text.clitics import THIRD_PERSON_MASCULINE


def set_owners(items: list[Item], clauses: list[Clause]) -> None:
    """Give each possessed group that acts the owner that its clause tells; in what is said, none: it is the speaker's.

    A pronoun of a subject points to the topic of what is told, not to whoever happens to be named right before it; that of an
    object may well be of the enemy named last («قصف X مواقع Y فقتل أحد قادته»).
    """
    for clause in clauses:
        if clause.verb is not None and clause.verb.kind == REPORTING and clause.verb.entry.spec.status == "alleged" and clause.subject is not None:
            _of_accuser(items, clause, clause.subject)
        item = clause.subject
        if item is not None and item.owner is not None and item.possessor and not item.names and any(item is other for other in items[clause.first : clause.end]):
            item.owner = _owner_of(items, item, clause)


def _of_accuser(items: list[Item], clause: Clause, accuser: Actors) -> None:
    """«اتهمت X Y باغتيال أحد قادتها»: what is said to be done to somebody's people is done to the accuser's."""
    for item in items[clause.first : clause.end]:
        if isinstance(item, Actors) and item.owner is not None and item.start > accuser.start and item.possessor and not item.names and _may_own(accuser, item):
            item.owner = accuser


def _owner_of(items: list[Item], item: Actors, clause: Clause) -> Actors | None:
    level: Clause | None = clause
    while level is not None:
        subject = level.subject
        verb = level.verb
        if verb is not None and verb.kind == REPORTING and verb.start < item.start and level is not clause:
            if any(each.kind == SPEAKER and each.cat == "institution" and verb.start < each.start < item.start for each in items[level.first : level.end]):
                item.possessor = ""
                return None
            if subject is not None and subject.start < items[level.first].start and not any(each.kind == SPEAKER for each in items[level.first : level.end]):
                item.possessor = ""  # «أعلنت وحدات كذا أن مقاتليها …»: of a speaker that no list holds
                return None
            if subject is None:
                return _sponsor(items, item)
            return subject if _may_own(subject, item) else item.owner
        if subject is not None and subject is not item and subject.start < item.start and _may_own(subject, item):
            return subject
        level = level.owner
    return item.owner


def _sponsor(items: list[Item], item: Actors) -> Actors | None:
    """«قالت شبكات موالية لـX إن قواته …»: no list tells whose the speaker is, but the words after it do."""
    for at in range(items.index(item) - 1, -1, -1):
        if items[at].kind == SPEAKER:
            following = items[at + 1]
            if following.kind == WORD and following.cat == "of":
                following = items[at + 2]
            if isinstance(following, Actors) and following.prep == "l" and following.first - items[at].end < _NEAR and _may_own(following, item):
                return following
            return None
    return None


_NEAR: Final = 2


def _may_own(subject: Actors, item: Actors) -> bool:
    """«الجيش … قواته», «القوات … قواتها»: the pronoun agrees with whom it points to."""
    if subject.alone or not (subject.names or subject.possessor):
        return False
    return not (item.possessor == THIRD_PERSON_MASCULINE and subject.feminine)
