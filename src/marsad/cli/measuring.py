"""`marsad evaluate`: read reports and compare what was read with claims marked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.options import Common, Format, ManifestOption, PathsArgument, spread
from marsad.cli.taking import finish, need_paths, read_all

if TYPE_CHECKING:
    from marsad.evaluation.figures import Evaluation


@spread
def evaluate(
    common: Common,
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder with a YAML file a report and aliases.yaml, or one such file.")
    ],
    reports: PathsArgument = None,
    manifest: ManifestOption = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed, invented or read wrongly.")] = False,
) -> None:
    """Measure the reading against claims marked by hand; nothing is stored."""
    from marsad.cli.progress import Reporter
    from marsad.evaluation.figures import evaluate as compare
    from marsad.evaluation.gold import load_gold

    need_paths(reports, manifest)
    marked = load_gold(gold)
    with Reporter(common.quiet) as reporter:
        readings = list(read_all(reporter, reports or [], manifest, jobs=common.jobs))
    _print(compare(marked, readings), errors, common.format, common.lang)
    finish(reporter)


def _print(evaluation: Evaluation, errors: bool, format: Format, lang: str | None) -> None:
    from marsad.cli import scores
    from marsad.cli.output import open_console, write_rows

    if format is Format.TABLE:
        scores.print_evaluation(open_console(), evaluation, errors, lang or "en")
        return
    rows = scores.rows_of(evaluation, errors)
    if format is Format.CSV:
        rows = ({name: scores.say(value) for name, value in row.items()} for row in rows)
    write_rows(format, scores.COLUMNS, rows)
