"""`marsad claims`, `overview`, `reports` and `show`: ask a ledger."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import typer

from marsad.cli.options import (
    Format,
    FormatOption,
    JobsOption,
    KindOption,
    Lang,
    LangOption,
    LedgerOption,
    LimitOption,
    PartyOption,
    PlaceOption,
    QuietOption,
    SinceOption,
    SourceOption,
    StatusOption,
    TextOption,
    UntilOption,
)

if TYPE_CHECKING:
    from marsad.observatory.overview import DayOfPlace
    from marsad.records import Claim


def claims(
    kind: KindOption = None,
    status: StatusOption = None,
    place: PlaceOption = None,
    party: PartyOption = None,
    source: SourceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
    ledger: LedgerOption = "marsad.db",
    jobs: JobsOption = 1,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """List the ledger's claims that meet every condition given."""
    from marsad.cli.output import CsvWriter, open_console, write_line
    from marsad.cli.sheets import CLAIM_COLUMNS, claim_row
    from marsad.records import to_json

    found = _ask(ledger, kind, status, place, party, source, since, until, text, limit)
    if format is Format.JSONL:
        for claim in found:
            write_line(to_json(claim))
    elif format is Format.CSV:
        writer = CsvWriter(CLAIM_COLUMNS)
        for claim in found:
            writer.write(claim_row(claim))
    else:
        from marsad.cli.tables import print_claims

        print_claims(open_console(), found, lang)
        _say_count(len(found), "claims", quiet)


def overview(
    kind: KindOption = None,
    status: StatusOption = None,
    place: PlaceOption = None,
    party: PartyOption = None,
    source: SourceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
    ledger: LedgerOption = "marsad.db",
    jobs: JobsOption = 1,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show per place and day what each source says."""
    from marsad.cli.output import CsvWriter, open_console, write_object
    from marsad.observatory.overview import gather_by_place_and_day

    found = _ask(ledger, kind, status, place, party, source, since, until, text, limit)
    days = gather_by_place_and_day(found)
    if format is Format.TABLE:
        from marsad.cli.tables import print_overview

        print_overview(open_console(), days, lang or Lang.EN)
        _say_count(len(found), "claims", quiet)
        return
    rows = [row for day in days for row in _overview_rows(day)]
    if format is Format.JSONL:
        for row in rows:
            write_object(row)
        return
    writer = CsvWriter(_OVERVIEW_COLUMNS)
    for row in rows:
        writer.write(row)


_OVERVIEW_COLUMNS = (
    "place_id", "place", "place_en", "day", "bound", "claim", "kind", "status", "outlet", "published",
    "gloss_en", "gloss_ar",
)  # fmt: skip


def _overview_rows(day: DayOfPlace) -> list[dict[str, object]]:
    from marsad.claims.gloss import gloss

    return [
        {
            "place_id": day.place_id or None,
            "place": day.place or None,
            "place_en": day.place_en,
            "day": day.day or None,
            "bound": day.bound,
            "claim": claim.id,
            "kind": claim.kind,
            "status": claim.status,
            "outlet": claim.report.outlet,
            "published": claim.report.published,
            "gloss_en": gloss(claim, "en"),
            "gloss_ar": gloss(claim, "ar"),
        }
        for claim in day.claims
    ]


def reports(
    format: FormatOption = Format.TABLE,
    ledger: LedgerOption = "marsad.db",
    jobs: JobsOption = 1,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """List what is in the ledger: id, date, outlet, title, number of claims."""
    from marsad.cli.output import CsvWriter, open_console, write_object
    from marsad.cli.sheets import REPORT_COLUMNS, report_row
    from marsad.observatory.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = opened.reports()
    if format is Format.JSONL:
        for stored in found:
            write_object(report_row(stored))
    elif format is Format.CSV:
        writer = CsvWriter(REPORT_COLUMNS)
        for stored in found:
            writer.write(report_row(stored))
    else:
        from marsad.cli.tables import print_reports

        print_reports(open_console(), found, lang)
        _say_count(len(found), "reports", quiet)


def show(
    claim_id: str = typer.Argument(metavar="CLAIM_ID", help="The claim's id, or its unique beginning."),
    format: FormatOption = Format.TABLE,
    ledger: LedgerOption = "marsad.db",
    jobs: JobsOption = 1,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show one claim, its chain of sources, and its words in their sentence."""
    from marsad.cli.output import CsvWriter, open_console, write_line
    from marsad.cli.sheets import CLAIM_COLUMNS, claim_row
    from marsad.observatory.ledger import Ledger
    from marsad.records import to_json

    with Ledger.open(ledger, create=False) as opened:
        claim = opened.claim(claim_id)
        text = opened.report(claim.report.id).report.text
    if format is Format.JSONL:
        write_line(to_json(claim))
    elif format is Format.CSV:
        CsvWriter(CLAIM_COLUMNS).write(claim_row(claim))
    else:
        from marsad.cli.details import print_claim

        print_claim(open_console(), claim, text, lang)


def _ask(
    ledger: str,
    kind: str | None,
    status: str | None,
    place: str | None,
    party: str | None,
    source: str | None,
    since: datetime.date | None,
    until: datetime.date | None,
    text: str | None,
    limit: int | None,
) -> list[Claim]:
    from marsad.observatory.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        return opened.claims(
            kind=kind, status=status, place=place, party=party, source=source,
            since=since, until=until, text=text, limit=limit,
        )  # fmt: skip


def _say_count(count: int, what: str, quiet: bool) -> None:
    if not quiet:
        typer.echo(f"{count} {what}", err=True)
