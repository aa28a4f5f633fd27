"""The figures of a reading: each claim of the gold and of the reading with its verdict, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from marsad.errors import GoldError
from marsad.evaluation.agreement import DECISIVE, FIELDS, Checks, check_fields
from marsad.evaluation.gold import Gold, GoldClaim, GoldReport, name_claim
from marsad.evaluation.matching import find_quote, match
from marsad.evaluation.names import Aliases
from marsad.evaluation.reliability import Bin, reliability
from marsad.records import Claim, Party, Place, Report, Speaker

_SHORTEST_ID = 8


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of the gold, one that was read, or both where the one stands for the other.

    `number` counts the claims of the gold file from 1. `checks` holds the fields that were judged.
    """

    report: str
    number: int | None = None
    gold: GoldClaim | None = None
    claim: Claim | None = None
    checks: Checks = {}

    @property
    def matched(self) -> bool:
        """A claim that must be read and was."""
        return self.claim is not None and self.gold is not None and not self.gold.optional

    @property
    def missed(self) -> bool:
        """A claim that must be read and was not."""
        return self.claim is None

    @property
    def invented(self) -> bool:
        """A claim that was read where the gold has none."""
        return self.gold is None

    @property
    def full(self) -> bool:
        """Matched, with every decisive field right."""
        return self.matched and all(right for field, right in self.checks.items() if field in DECISIVE)

    @property
    def adds_actor(self) -> bool:
        """Matched, with an actor where the gold names none: blame to look at."""
        return self.matched and self.gold is not None and not self.gold.actors and self.claim is not None and bool(self.claim.actors)

    @property
    def wrong(self) -> list[str]:
        """The fields that were read wrongly."""
        return [field for field, right in self.checks.items() if not right]


class Rate(msgspec.Struct, frozen=True):
    """How many of what was read, and of what must be read, are right."""

    right: int
    read: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of what was read; 0 where nothing was."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Share of what must be read; 0 where nothing must."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Figures(msgspec.Struct, frozen=True):
    """What verdicts add up to; `fields` is field -> (right, judged) among matched claims."""

    claims: Rate
    full: Rate
    fields: dict[str, tuple[int, int]]
    added_actors: int
    broken_spans: int


class Evaluation(msgspec.Struct, frozen=True):
    """Every verdict, in the order of the gold and then of the reading, and spans that are broken, by report."""

    verdicts: dict[str, list[Verdict]]
    broken: dict[str, int]

    def figures(self, report: str | None = None) -> Figures:
        """The figures of all reports, or of one."""
        chosen = self.verdicts if report is None else {report: self.verdicts[report]}
        verdicts = [verdict for each in chosen.values() for verdict in each]
        read = sum(verdict.matched or verdict.invented for verdict in verdicts)
        wanted = sum(verdict.matched or verdict.missed for verdict in verdicts)
        right, judged = Counter[str](), Counter[str]()
        for verdict in verdicts:
            if verdict.matched:
                judged.update(verdict.checks.keys())
                right.update(field for field, holds in verdict.checks.items() if holds)
        return Figures(
            Rate(sum(verdict.matched for verdict in verdicts), read, wanted),
            Rate(sum(verdict.full for verdict in verdicts), read, wanted),
            {field: (right[field], judged[field]) for field in FIELDS if judged[field]},
            sum(verdict.adds_actor for verdict in verdicts),
            sum(self.broken[name] for name in chosen),
        )

    def kinds(self) -> dict[str, Rate]:
        """The claims of each kind, those that the gold has most of first; `a|b` in the gold counts as what was read, or as a."""
        right, read, wanted = Counter[str](), Counter[str](), Counter[str]()
        for verdicts in self.verdicts.values():
            for verdict in verdicts:
                kind = verdict.claim.kind if verdict.claim is not None else verdict.gold.kinds[0] if verdict.gold is not None else ""
                right[kind] += verdict.matched
                read[kind] += verdict.matched or verdict.invented
                wanted[kind] += verdict.matched or verdict.missed
        order = sorted(right, key=lambda kind: (-wanted[kind], -read[kind], kind))
        return {kind: Rate(right[kind], read[kind], wanted[kind]) for kind in order if wanted[kind] or read[kind]}

    def reliability(self) -> list[Bin]:
        """How many claims of each tenth of confidence are right; what only meets an optional claim is left out."""
        verdicts = [verdict for each in self.verdicts.values() for verdict in each if verdict.matched or verdict.invented]
        return reliability((verdict.claim.confidence, verdict.matched) for verdict in verdicts if verdict.claim is not None)


def evaluate(gold: Gold, readings: Iterable[tuple[Report, list[Claim]]]) -> Evaluation:
    """Compare readings with gold. Reports without gold are left out.

    Raises `GoldError` where a report of the gold was not read, two reports go by its name, or a quote is not in it.
    """
    by_name: dict[str, list[tuple[Report, list[Claim]]]] = {}
    by_id: dict[str, tuple[Report, list[Claim]]] = {}
    for reading in readings:
        by_name.setdefault(reading[0].path.replace("\\", "/").rpartition("/")[2], []).append(reading)
        by_id[reading[0].id] = reading
    verdicts: dict[str, list[Verdict]] = {}
    broken: dict[str, int] = {}
    for marked in gold.reports:
        found = by_name.get(marked.report) or [
            by_id[identity] for identity in by_id if len(marked.report) >= _SHORTEST_ID and identity.startswith(marked.report)
        ]
        if len(found) != 1:
            what = "several reports are called" if found else "among the reports read there is no"
            raise GoldError(f"{marked.file}: {what} {marked.report}: name a report's file, or its id, under the key report")
        report, claims = found[0]
        verdicts[marked.report] = _judge(marked, report, claims, gold.aliases)
        broken[marked.report] = sum(broken_spans(report.text, claim) for claim in claims)
    return Evaluation(verdicts, broken)


def _judge(marked: GoldReport, report: Report, claims: list[Claim], aliases: Aliases) -> list[Verdict]:
    for number, gold in enumerate(marked.claims, start=1):
        if not find_quote(report.text, gold.quote):
            raise GoldError(f"{name_claim(marked.file, number, gold.quote)}: these words are not in {marked.report}: copy them exactly")
    chosen = match(marked.claims, claims, report.text, aliases)
    verdicts: list[Verdict] = []
    for index, gold in enumerate(marked.claims):
        claim = claims[chosen[index]] if index in chosen else None
        if claim is not None:
            checks = check_fields(gold, claim, aliases)
            verdicts.append(Verdict(report=marked.report, number=index + 1, gold=gold, claim=claim, checks=checks))
        elif not gold.optional:
            verdicts.append(Verdict(report=marked.report, number=index + 1, gold=gold))
    used = set(chosen.values())
    return verdicts + [Verdict(report=marked.report, claim=claim) for index, claim in enumerate(claims) if index not in used]


def broken_spans(text: str, claim: Claim) -> int:
    """How many spans of a claim are not the words that it says they are; 0, or it is a fault of the program."""
    broken = int(text[claim.evidence.start : claim.evidence.end] != claim.evidence.text)
    mentions: list[Party | Place | Speaker] = [*claim.actors, *claim.targets, *claim.places, *claim.source]
    for mentioned in mentions:
        if mentioned.start is not None:
            broken += text[mentioned.start : mentioned.end] != mentioned.mention
    return broken
