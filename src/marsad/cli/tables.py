"""Tables for people: claims with their gloss and their words, reports, overviews; readable from 80 columns on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from marsad.cli.bidi import clean, isolate, lay_out
from marsad.cli.labels import label
from marsad.cli.quotes import quote_in_sentence
from marsad.records import Claim
from marsad.wording.gloss import gloss

if TYPE_CHECKING:
    from marsad.observatory.overview import DayOfPlace
    from marsad.records import Report

_LEFT = 20
STATUS_STYLES = {
    "asserted": "green", "denied": "red", "unconfirmed": "yellow", "alleged": "yellow",
    "feared": "magenta", "expected": "cyan", "intended": "cyan", "demanded": "cyan",
}  # fmt: skip


def print_report(console: Console, report: Report, claims: list[Claim], lang: str | None) -> None:
    """A report's head line, and under it each of its claims."""
    words = lang or "en"
    outlet = report.outlet or label("unknown_outlet", words)
    published = report.published.isoformat() if report.published else label("unknown_day", words)
    console.rule(Text(f"{isolate(outlet)} \u00b7 {isolate(published)}", style="bold"), align="left")
    if report.title:
        console.print(Group(*lay_out([(report.title, False)], console.width, style="bold")))
    console.print(Text(clean(f"{report.path}  {report.id[:12]}"), style="dim", overflow="fold"))
    if not claims:
        console.print(Text(label("no_claims", words), style="dim italic"))
    print_claims(console, claims, lang, report.text)
    console.print()


def print_claims(console: Console, claims: Iterable[Claim], lang: str | None, text: str | None = None) -> None:
    """Claims one under another: kind, status, id and confidence at the side; gloss and evidence beside them."""
    width = console.width - _LEFT - 2
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), pad_edge=False)
    table.add_column(width=_LEFT, no_wrap=True)
    table.add_column(width=width)
    for claim in claims:
        table.add_row(_side(claim, lang or "en"), Group(*_glosses(claim, lang, width), *_evidence(claim, text, width)))
    if table.row_count:
        console.print(table)


def _side(claim: Claim, lang: str) -> Group:
    status = Text(isolate(label(claim.status, lang, "status")), style=STATUS_STYLES.get(claim.status, ""))
    return Group(
        Text(isolate(label(claim.kind, lang, "kind")), style="bold"),
        status.append(f" {claim.confidence:.2f}", style="dim"),
        Text(claim.id, style="dim"),
    )


def _glosses(claim: Claim, lang: str | None, width: int) -> list[Text]:
    return [
        line for each in ([lang] if lang else ["en", "ar"]) for line in lay_out([(gloss(claim, each), False)], width, lang=each)
    ]


def _evidence(claim: Claim, text: str | None, width: int) -> list[Text]:
    start, end = claim.evidence.start, claim.evidence.end
    pieces = [(claim.evidence.text, True)] if text is None else quote_in_sentence(text, start, end)
    return lay_out(pieces, width, style="dim", mark="not dim bold underline")


def print_reports(console: Console, rows: Iterable[Any], lang: str | None) -> None:
    """Reports of the ledger, one a line or a few."""
    words = lang or "en"
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    outlet_width = 18
    title_width = max(12, console.width - 12 - 10 - outlet_width - 6 - 5)
    for name, width in (("report", 12), ("published", 10), ("outlet", outlet_width), ("title", title_width)):
        table.add_column(label(name, words), width=width)
    table.add_column(label("claims", words), justify="right", width=6, no_wrap=True)
    for stored in rows:
        report = stored.report
        table.add_row(
            Text(stored.id[:12]),
            Text(report.published.isoformat() if report.published else "\u2013"),
            Group(*lay_out([(report.outlet or "\u2013", False)], outlet_width)),
            Group(*lay_out([(report.title or report.path or "\u2013", False)], title_width)),
            Text(str(stored.claims)),
        )
    if table.row_count:
        console.print(table)


def print_overview(console: Console, days: Iterable[DayOfPlace], lang: str) -> None:
    """Per place, and under it per day, what each source says and which outlet carried it."""
    last: str | None = None
    widths = {"day": 14, "outlet": 18}
    widths["says"] = console.width - sum(widths.values()) - 4
    order = ["says", "outlet", "day"] if lang == "ar" else ["day", "outlet", "says"]
    for day in days:
        if day.place_id != last:
            console.rule(Text(_place_name(day, lang), style="bold"), align="right" if lang == "ar" else "left")
            last = day.place_id
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        for name in order:
            table.add_column(width=widths[name])
        for position, claim in enumerate(day.claims):
            cells: dict[str, RenderableType] = {
                "day": Text(_day_name(day, lang) if position == 0 else "", style="cyan"),
                "outlet": Group(*lay_out([(_carrier(claim, lang), False)], widths["outlet"], style="dim")),
                "says": Group(*lay_out([(gloss(claim, lang), False)], widths["says"], lang=lang)),
            }
            table.add_row(*(cells[name] for name in order))
        console.print(Padding(table, (0, 0, 1, 0)))


def _place_name(day: DayOfPlace, lang: str) -> str:
    if not day.place_id:
        return isolate(label("unknown_place", lang))
    names = [day.place, day.place_en or ""] if lang == "ar" else [day.place_en or "", day.place]
    return " \u00b7 ".join(isolate(name) for name in names if name)


def _day_name(day: DayOfPlace, lang: str) -> str:
    if not day.day:
        return isolate(label("unknown_day", lang))
    return isolate(day.day if day.bound == "on" else f"{label(day.bound, lang)} {day.day}")


def _carrier(claim: Claim, lang: str) -> str:
    outlet = claim.report.outlet or label("unknown_outlet", lang)
    return f"{outlet} {claim.report.published}" if claim.report.published else outlet
