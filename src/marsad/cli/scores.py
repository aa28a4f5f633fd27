"""Figures of an evaluation and its errors: as rows for programs and spreadsheets, and as tables for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from marsad.cli.bidi import isolate, lay_out
from marsad.cli.labels import label
from marsad.evaluation.agreement import values_of
from marsad.evaluation.figures import Evaluation, Figures, Rate, Verdict

COLUMNS = (
    "row", "name", "right", "read", "gold", "precision", "recall", "f1", "judged", "confidence",
    "report", "number", "claim", "kind", "field", "gold_says", "read_says", "words", "rules",
)  # fmt: skip
Row = dict[str, Any]
_DIGITS = 4
_SIDE = 24


def rows_of(evaluation: Evaluation, errors: bool) -> Iterator[Row]:
    """Rows with the keys of `COLUMNS`, as far as they mean something; `row` says which sort each is.

    `rate` claims and fully right claims; `field` right of those judged; `count` of added actors and broken spans; `confidence` right of
    those read with such a confidence; `kind` for each kind;    `report` for each report; with `errors` also `missed`, `invented`, `wrong` (one a field) and `added-actor`.
    """
    figures = evaluation.figures()
    yield {"row": "rate", "name": "claims", **_rate(figures.claims)}
    yield {"row": "rate", "name": "full", **_rate(figures.full)}
    for name, (right, judged) in figures.fields.items():
        yield {"row": "field", "name": name, "right": right, "judged": judged}
    yield {"row": "count", "name": "added_actors", "right": figures.added_actors}
    yield {"row": "count", "name": "broken_spans", "right": figures.broken_spans}
    for tenth in evaluation.reliability():
        shares = {"right": tenth.right, "read": tenth.claims, "confidence": round(tenth.confidence, _DIGITS)}
        yield {"row": "confidence", "name": f"{tenth.low:.1f}..{tenth.high:.1f}", **shares}
    for kind, rate in evaluation.kinds().items():
        yield {"row": "kind", "name": kind, **_rate(rate)}
    for report in evaluation.verdicts:
        own = evaluation.figures(report)
        yield {"row": "report", "name": report, **_rate(own.claims), "full": own.full.right}
    if errors:
        for verdicts in evaluation.verdicts.values():
            for verdict in verdicts:
                yield from errors_of(verdict)


def _rate(rate: Rate) -> Row:
    shares = {"precision": rate.precision, "recall": rate.recall, "f1": rate.f1}
    counts = {"right": rate.right, "read": rate.read, "gold": rate.wanted}
    return counts | {name: round(share, _DIGITS) for name, share in shares.items()}


def errors_of(verdict: Verdict) -> Iterator[Row]:
    """What is wrong with a verdict, one row a fault; an optional claim that is read otherwise is no error."""
    gold, claim = verdict.gold, verdict.claim
    base: Row = {
        "report": verdict.report,
        "number": verdict.number,
        "claim": claim.id if claim is not None else None,
        "kind": gold.kind if gold is not None else claim.kind if claim is not None else None,
        "words": gold.quote if gold is not None else claim.evidence.text if claim is not None else None,
        "rules": list(claim.rules) if claim is not None else [],
    }
    if verdict.missed or verdict.invented:
        yield {"row": "missed" if verdict.missed else "invented", **base}
    elif verdict.matched and gold is not None and claim is not None:
        for field in verdict.wrong:
            wanted, got = values_of(field, gold, claim)
            yield {"row": "wrong", **base, "field": field, "gold_says": wanted, "read_says": got}
        if verdict.adds_actor:
            yield {"row": "added-actor", **base, "field": "actors", "gold_says": [], "read_says": [party.id for party in claim.actors]}


def say(value: Any) -> object:
    """A value of a row as one cell: lists and counts in words."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {say(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(str(say(one)) for one in value)
    return value


def print_evaluation(console: Console, evaluation: Evaluation, errors: bool, lang: str) -> None:
    """Errors of each report where they are asked for, then reports, fields and figures."""
    if errors:
        for report, verdicts in evaluation.verdicts.items():
            _print_errors(console, report, verdicts, lang)
    _print_reports(console, evaluation, lang)
    _print_kinds(console, evaluation, lang)
    _print_reliability(console, evaluation, lang)
    _print_fields(console, evaluation.figures(), lang)


def _print_errors(console: Console, report: str, verdicts: list[Verdict], lang: str) -> None:
    rows = [row for verdict in verdicts for row in errors_of(verdict)]
    if not rows:
        return
    console.rule(Text(isolate(report), style="bold"), align="left")
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), pad_edge=False)
    table.add_column(width=_SIDE)
    table.add_column(width=console.width - _SIDE - 2)
    width = console.width - _SIDE - 2
    for row in rows:
        side = [f"{label(row['row'].replace('-', '_'), lang)}"]
        side.append(" \u00b7 ".join(label(kind, lang, "kind") for kind in row["kind"].split("|")))
        told: list[RenderableType] = [*lay_out([(row["words"], False)], width)]
        if row["rules"] and row["row"] == "invented":
            told.append(Text(isolate(f"{label('rules', lang)}: {', '.join(row['rules'])}"), style="dim"))
        if "field" in row:
            side.append(label(row["field"], lang))
            told += [
                Text(isolate(f"{label(who, lang)}: {say(row[key]) or chr(0x2013)}"), style="dim")
                for who, key in (("gold", "gold_says"), ("read", "read_says"))
            ]
        table.add_row(Group(*(Text(isolate(line), style="" if place else "bold") for place, line in enumerate(side))), Group(*told))
    console.print(table)


def _print_reports(console: Console, evaluation: Evaluation, lang: str) -> None:
    table = _table(lang, "report", "gold", "read", "matched", "full")
    names: list[str | None] = [*evaluation.verdicts, None]
    for name in names:
        own = evaluation.figures(name)
        counts = (own.claims.wanted, own.claims.read, own.claims.right, own.full.right)
        table.add_row(Text(isolate(name if name is not None else label("all", lang))), *map(str, counts), style="" if name is not None else "bold")
    console.print(table)
    console.print()


def _print_kinds(console: Console, evaluation: Evaluation, lang: str) -> None:
    table = _table(lang, "kind", "gold", "read", "matched", "F1")
    for kind, rate in evaluation.kinds().items():
        table.add_row(Text(isolate(label(kind, lang, "kind"))), str(rate.wanted), str(rate.read), str(rate.right), f"{rate.f1:.2f}")
    console.print(table)
    console.print()


def _print_reliability(console: Console, evaluation: Evaluation, lang: str) -> None:
    table = _table(lang, "confidence", "read", "right", "")
    for tenth in evaluation.reliability():
        table.add_row(f"{tenth.low:.1f} \u2013 {tenth.high:.1f}", str(tenth.claims), str(tenth.right), f"{tenth.right / tenth.claims:.2f}")
    if table.row_count:
        console.print(table)
        console.print()


def _print_fields(console: Console, figures: Figures, lang: str) -> None:
    fields = _table(lang, "field", "right", "judged", "")
    for name, (right, judged) in figures.fields.items():
        fields.add_row(Text(isolate(label(name, lang))), str(right), str(judged), f"{right / judged:.2f}")
    console.print(fields)
    console.print()
    rates = _table(lang, "", "precision", "recall", "F1")
    for name, rate in (("claims", figures.claims), ("full", figures.full)):
        rates.add_row(Text(isolate(label(name, lang))), f"{rate.precision:.3f}", f"{rate.recall:.3f}", f"{rate.f1:.3f}")
    console.print(rates)
    console.print()
    for name, count in (("added_actors", figures.added_actors), ("broken_spans", figures.broken_spans)):
        console.print(Text(isolate(f"{label(name, lang)}: {count}")))


def _table(lang: str, first: str, *others: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column(label(first, lang), overflow="fold")
    for name in others:
        table.add_column(label(name, lang), justify="right", no_wrap=True)
    return table
