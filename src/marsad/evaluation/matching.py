"""Which claim that was read stands for which claim of the gold: one to one, as many pairs as can be."""

from __future__ import annotations

from marsad.evaluation.agreement import check_fields
from marsad.evaluation.gold import GoldClaim
from marsad.evaluation.names import Aliases
from marsad.records import Claim

_SHARED = 0.25
"""The part of the shorter of two spans that both must cover."""
_TIMES_LONGER = 3
_CHARS_LONGER = 120
"""Evidence is a clause, not a page: no longer than so many times the quote, or so many characters more."""
Span = tuple[int, int]


def find_quote(text: str, quote: str) -> list[Span]:
    """Every place in a text where a quote stands."""
    found: list[Span] = []
    start = text.find(quote)
    while start >= 0:
        found.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return found


def overlap(evidence: Span, quote: Span) -> bool:
    """Whether evidence covers enough of the same words as a quote and is not much longer."""
    shared = min(evidence[1], quote[1]) - max(evidence[0], quote[0])
    size, wanted = evidence[1] - evidence[0], quote[1] - quote[0]
    return 0 < shared >= _SHARED * min(size, wanted) and size <= max(_TIMES_LONGER * wanted, wanted + _CHARS_LONGER)


def rank_claims(gold: GoldClaim, claims: list[Claim], text: str, aliases: Aliases) -> list[int]:
    """The claims that may stand for one of the gold, by index, best agreement first.

    Its kind is right, its evidence covers the quote, and at least half of the fields that the gold gives, status aside,
    agree.
    """
    where = find_quote(text, gold.quote)
    ranked: list[tuple[float, int]] = []
    for index, claim in enumerate(claims):
        evidence = (claim.evidence.start, claim.evidence.end)
        if claim.kind not in gold.kinds or not any(overlap(evidence, quote) for quote in where):
            continue
        checks = check_fields(gold, claim, aliases)
        judged = [right for field, right in checks.items() if field != "status"]
        if 2 * sum(judged) >= len(judged):
            ranked.append((-sum(checks.values()) / len(checks), index))
    return [index for _, index in sorted(ranked)]


def match(golds: list[GoldClaim], claims: list[Claim], text: str, aliases: Aliases) -> dict[int, int]:
    """Index in the gold -> index of the claim that stands for it.

    Claims that must be read choose before optional ones, and each its best claim first; then pairs are moved along
    augmenting paths until no further one can be made.
    """
    wishes = [rank_claims(gold, claims, text, aliases) for gold in golds]
    order = sorted(range(len(golds)), key=lambda index: golds[index].optional)
    chosen: dict[int, int] = {}
    taken: dict[int, int] = {}
    for rank in range(max(map(len, wishes), default=0)):
        for gold in order:
            if gold not in chosen and rank < len(wishes[gold]) and wishes[gold][rank] not in taken:
                chosen[gold] = wishes[gold][rank]
                taken[wishes[gold][rank]] = gold

    def find_room(gold: int, tried: set[int]) -> bool:
        for claim in wishes[gold]:
            if claim in tried:
                continue
            tried.add(claim)
            if claim not in taken or find_room(taken[claim], tried):
                chosen[gold], taken[claim] = claim, gold
                return True
        return False

    for gold in order:
        if gold not in chosen:
            find_room(gold, set())
    return chosen
