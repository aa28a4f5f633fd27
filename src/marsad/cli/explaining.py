"""`marsad explain`: every stage of the reading of a sentence or a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Annotated

import typer

from marsad.cli.options import Common, Format, OutletOption, PublishedOption, spread
from marsad.cli.taking import SOME_NOT_READ


@spread
def explain(
    common: Common,
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="A sentence, a file, or - for standard input.")],
    published: PublishedOption = None,
    outlet: OutletOption = None,
) -> None:
    """Show how a text is read: tokens, mentions, frames, who says it, status, and the rules used."""
    from marsad.cli.progress import Reporter
    from marsad.errors import IntakeError
    from marsad.intake import read_inputs
    from marsad.reader import explain_text

    if text != "-" and not _is_file(text):
        _print(explain_text(text, published=published, outlet=outlet), common.format)
        return
    with Reporter(quiet=True) as reporter:
        for item in read_inputs([text], None, published, outlet):
            if isinstance(item, IntakeError):
                reporter.problem(item)
            else:
                _print(explain_text(item.text, published=item.published, outlet=item.outlet), common.format)
    if reporter.problems:
        raise typer.Exit(SOME_NOT_READ)


def _is_file(text: str) -> bool:
    try:
        return os.path.exists(text)
    except (OSError, ValueError):
        return False  # too long, or of characters that no path has: a text


def _print(stages: list[dict[str, object]], format: Format) -> None:
    from marsad.cli.output import open_console, write_rows

    if format is Format.TABLE:
        from marsad.cli.details import print_stages

        print_stages(open_console(), stages)
    else:
        write_rows(format, _COLUMNS, stages if format is Format.JSONL else _cells(stages))


_COLUMNS = ("stage", "field", "value", "row")


def _cells(stages: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One row a field."""
    for stage in stages:
        rows = stage["rows"]
        for number, row in enumerate(rows if isinstance(rows, list) else [], start=1):
            for field, value in row.items():
                yield {"stage": stage["stage"], "row": number, "field": field, "value": str(value)}
