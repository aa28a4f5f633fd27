"""`marsad read` and `marsad add`: take reports in, read them, print or store their claims."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from marsad.cli.options import (
    Common,
    Format,
    ManifestOption,
    OutletOption,
    PathsArgument,
    PublishedOption,
    RereadMode,
    RereadOption,
    spread,
)

if TYPE_CHECKING:
    from marsad.cli.progress import Reporter
    from marsad.errors import IntakeError, ReadingError
    from marsad.observatory.ledger import Added
    from marsad.records import Claim, Report

SOME_NOT_READ = 3
"""Exit status when some of the reports were not read."""


@spread
def read(
    common: Common,
    paths: PathsArgument = None,
    manifest: ManifestOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
) -> None:
    """Read reports and print their claims; nothing is stored."""
    from marsad.cli.progress import Reporter

    need_paths(paths, manifest)
    show = _ClaimPrinter(common.format, common.lang)
    with Reporter(common.quiet) as reporter:
        for report, claims in read_all(reporter, paths or [], manifest, published, outlet, common.jobs):
            show(report, claims)
    finish(reporter)


def read_all(
    reporter: Reporter,
    paths: list[str],
    manifest: str | None,
    published: datetime.date | None = None,
    outlet: str | None = None,
    jobs: int = 1,
) -> Iterator[tuple[Report, list[Claim]]]:
    """Each report that can be read with its claims; the reporter is told of all others."""
    from marsad.errors import IntakeError, ReadingError
    from marsad.intake import read_inputs
    from marsad.observatory.reading import read_many

    def readable() -> Iterator[Report]:
        for item in read_inputs(paths, manifest, published, outlet):
            if isinstance(item, IntakeError):
                reporter.problem(item)
            else:
                yield item

    for report, claims in read_many(readable(), jobs):
        if isinstance(claims, ReadingError):
            reporter.problem(claims)
            continue
        reporter.count(len(claims))
        yield report, claims


class _ClaimPrinter:
    """Prints a report's claims in one of the formats."""

    def __init__(self, format: Format, lang: str | None) -> None:
        from marsad.cli.output import CsvWriter, open_console
        from marsad.cli.sheets import CLAIM_COLUMNS

        self._lang = lang
        self._console = open_console() if format is Format.TABLE else None
        self._csv = CsvWriter(CLAIM_COLUMNS) if format is Format.CSV else None

    def __call__(self, report: Report, claims: list[Claim]) -> None:
        """Print one report."""
        from marsad.cli.output import write_line
        from marsad.cli.sheets import claim_row
        from marsad.records import to_json

        if self._console:
            from marsad.cli.tables import print_report

            print_report(self._console, report, claims, self._lang)
            return
        for claim in claims:
            if self._csv:
                self._csv.write(claim_row(claim))
            else:
                write_line(to_json(claim))


@spread
def add(
    common: Common,
    paths: PathsArgument = None,
    manifest: ManifestOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    reread: RereadOption = RereadMode.NO,
) -> None:
    """Read reports and store them with their claims in the ledger; adding again stores nothing twice."""
    from marsad.cli.progress import Reporter
    from marsad.intake import read_inputs
    from marsad.observatory.ledger import Ledger
    from marsad.records import Report

    need_paths(paths, manifest)
    with Ledger.open(common.ledger) as opened, Reporter(common.quiet) as reporter:

        def notice(subject: Report | IntakeError | ReadingError, claims: int) -> None:
            if isinstance(subject, Report):
                reporter.count(claims)
            else:
                reporter.problem(subject)

        inputs = read_inputs(paths or [], manifest, published, outlet)
        added = opened.add(inputs, jobs=common.jobs, reread=reread.value, notice=notice)
    if not common.quiet:
        _summarise(added, common.format, common.ledger)
    finish(reporter)


def _summarise(added: Added, format: Format, ledger: str) -> None:
    from marsad.cli.output import write_rows

    figures = {
        "ledger": ledger,
        "added": added.added,
        "reread": added.reread,
        "known": added.known,
        "claims": added.claims,
        "not_read": len(added.problems),
    }
    if format is not Format.TABLE:
        write_rows(format, figures, [figures])
    else:
        typer.echo(
            f"{ledger}: {added.added} reports added, {added.reread} read again, {added.known} known already; "
            f"{added.claims} claims written"
        )
        if added.outdated:
            typer.echo(
                f"{added.outdated} of the known reports were read by another version: --reread changed reads them"
            )
        if added.differing:
            typer.echo(
                f"{added.differing} of the known reports came with another date or title: --reread changed takes it"
            )


def need_paths(paths: list[str] | None, manifest: str | None) -> None:
    """Refuse a command that names nothing to read."""
    if not paths and manifest is None:
        raise typer.BadParameter("name files or folders to read, - for standard input, or a --manifest")


def finish(reporter: Reporter) -> None:
    """End with status 3 if some reports were not read."""
    if reporter.problems:
        raise typer.Exit(SOME_NOT_READ)
