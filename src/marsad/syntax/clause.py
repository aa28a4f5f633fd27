"""A clause of a sentence: its verb, its subject, and how it hangs on what stands before it."""

from __future__ import annotations

from typing import Final

from marsad.mentions.items import ORDINARY, REPORTING, SUPPORT, TRIGGER, WORD, Actors, Item
from marsad.text.words import VerbForm


class Clause:
    """A run of items, the verb that heads it, its subject, and how it hangs on what stands before it.

    `link` is start, content, relative, parted, joined, attached or resumed; `antecedent` is the item before a relative clause. A clause
    that is resumed goes on with the verb and the subject of its owner, after what was put in between.
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


def stretch(clause: Clause) -> Clause:
    """The clause that a clause headed by an ordinary verb stands in: what is reported there is told beside it."""
    while clause.owner is not None and clause.verb is not None and clause.verb.kind == ORDINARY and clause.link in ("attached", "joined"):
        clause = clause.owner
    return clause


_VERBAL: Final = frozenset((TRIGGER, SUPPORT, REPORTING, ORDINARY))


def is_verb(item: Item) -> bool:
    """Whether an item is a finite verb, of whatever meaning."""
    form: VerbForm | None = item.entry.form if item.kind in _VERBAL else None
    return form is not None and form.part == "verb"


def is_auxiliary(item: Item) -> bool:
    """«كان», «أصبح»: the verb after it has its subject."""
    return item.kind == ORDINARY and item.cat == "ordinary" and bool(item.entry.spec.auxiliary)


def has_pronoun(item: Item) -> bool:
    """«أنها», «إنهم»: a complementizer with a pronoun."""
    return item.kind == WORD and item.cat == "comp" and (item.entry.role == "pronoun" or item.after != "")
