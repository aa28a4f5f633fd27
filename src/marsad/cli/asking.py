"""`marsad claims`, `overview`, `reports` and `show`: ask a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from marsad.cli.options import Common, Filters, Format, Lang, spread

if TYPE_CHECKING:
    from marsad.observatory.overview import DayOfPlace
    from marsad.records import Claim


@spread
def claims(filters: Filters, common: Common) -> None:
    """List the ledger's claims that meet every condition given."""
    from marsad.cli.output import open_console, write_claims

    found = _ask(common.ledger, filters)
    if common.format is Format.TABLE:
        from marsad.cli.tables import print_claims

        print_claims(open_console(), found, common.lang)
        _say_count(len(found), "claims", common.quiet)
    else:
        write_claims(common.format, found)


@spread
def overview(filters: Filters, common: Common) -> None:
    """Show per place and day what each source says."""
    from marsad.cli.output import open_console, write_rows
    from marsad.observatory.overview import gather_by_place_and_day

    found = _ask(common.ledger, filters)
    days = gather_by_place_and_day(found)
    if common.format is Format.TABLE:
        from marsad.cli.tables import print_overview

        print_overview(open_console(), days, common.lang or Lang.EN)
        _say_count(len(found), "claims", common.quiet)
    else:
        write_rows(common.format, _OVERVIEW_COLUMNS, (row for day in days for row in _overview_rows(day)))


_OVERVIEW_COLUMNS = (
    "place_id", "place", "place_en", "day", "bound", "claim", "kind", "status", "outlet", "published",
    "gloss_en", "gloss_ar",
)  # fmt: skip


def _overview_rows(day: DayOfPlace) -> Iterator[dict[str, object]]:
    from marsad.wording.gloss import gloss

    for claim in day.claims:
        yield {
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


@spread
def reports(common: Common) -> None:
    """List what is in the ledger: id, date, outlet, title, number of claims."""
    from marsad.cli.output import open_console, write_rows
    from marsad.cli.sheets import REPORT_COLUMNS, report_row
    from marsad.observatory.ledger import Ledger

    with Ledger.open(common.ledger, create=False) as opened:
        found = opened.reports()
    if common.format is Format.TABLE:
        from marsad.cli.tables import print_reports

        print_reports(open_console(), found, common.lang)
        _say_count(len(found), "reports", common.quiet)
    else:
        write_rows(common.format, REPORT_COLUMNS, map(report_row, found))


@spread
def show(
    common: Common,
    claim_id: str = typer.Argument(metavar="CLAIM_ID", help="The claim's id, or its unique beginning."),
) -> None:
    """Show one claim, its chain of sources, and its words in their sentence."""
    from marsad.cli.output import open_console, write_claims
    from marsad.observatory.ledger import Ledger

    with Ledger.open(common.ledger, create=False) as opened:
        claim = opened.claim(claim_id)
        text = opened.report(claim.report.id).report.text
    if common.format is Format.TABLE:
        from marsad.cli.details import print_claim

        print_claim(open_console(), claim, text, common.lang)
    else:
        write_claims(common.format, [claim])


def _ask(ledger: str, filters: Filters) -> list[Claim]:
    from marsad.observatory.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        return opened.claims(**vars(filters))


def _say_count(count: int, what: str, quiet: bool) -> None:
    if not quiet:
        typer.echo(f"{count} {what}", err=True)
