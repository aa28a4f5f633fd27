"""The options of the command line, each written once, and those that several commands take gathered in classes."""

from __future__ import annotations

import dataclasses
import datetime
import inspect
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, get_type_hints

import typer

from marsad.records import KINDS, STATUSES


class Format(StrEnum):
    """How a command prints."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Lang(StrEnum):
    """The language of labels and glosses."""

    AR = "ar"
    EN = "en"


class RereadMode(StrEnum):
    """Which reports of the ledger `add` reads again."""

    NO = "no"
    CHANGED = "changed"
    ALL = "all"


def parse_option_day(value: str | datetime.date) -> datetime.date:
    """A day given as an option. Raises a usage error that says how to write it."""
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date: write it as 2017-11-03") from None


def _one_of(words: tuple[str, ...]) -> Callable[[str | None], str | None]:
    def check(value: str | None) -> str | None:
        if value is not None and value not in words:
            raise typer.BadParameter(f"{value!r} is none of: {', '.join(words)}")
        return value

    return check


FormatOption = Annotated[Format, typer.Option("--format", help="How to print: for people, programs or spreadsheets.")]
LedgerOption = Annotated[
    str, typer.Option("--ledger", metavar="FILE", help="The ledger: a file, or a database URL.", envvar="MARSAD_LEDGER")
]
JobsOption = Annotated[int, typer.Option("--jobs", min=1, max=256, metavar="N", help="Processes that read.")]
LangOption = Annotated[
    Lang | None, typer.Option("--lang", help="Language of labels and glosses; without it, glosses come in both.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="No progress and no summary; errors are still told.")]

PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...",
        help="Files (.txt .html .md .jsonl .csv), folders, or - for standard input. "
        "Without any, all files of the manifest.",
        show_default=False,
    ),
]
ManifestOption = Annotated[
    str | None,
    typer.Option("--manifest", metavar="FILE", help="CSV with path (relative to it), outlet, published, url, title."),
]
PublishedOption = Annotated[
    datetime.date | None,
    typer.Option(
        "--published", metavar="DATE", parser=parse_option_day, help="Day of publication where the manifest says none."
    ),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Outlet where the manifest says none.")
]
RereadOption = Annotated[
    RereadMode,
    typer.Option("--reread", help="Read reports of the ledger again: those of another version, or with another date."),
]

KindOption = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", callback=_one_of(KINDS), help="One kind, such as capture.")
]
StatusOption = Annotated[
    str | None,
    typer.Option("--status", metavar="STATUS", callback=_one_of(STATUSES), help="How the source stands to it."),
]
PlaceOption = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="A place or its parent: name in any spelling, or id.")
]
PartyOption = Annotated[
    str | None, typer.Option("--party", metavar="NAME", help="Who acts or is acted upon: id or part of a name.")
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Who says so: id, institution or part of a name.")
]
SinceOption = Annotated[
    datetime.date | None,
    typer.Option("--since", metavar="DATE", parser=parse_option_day, help="What is dated on or after a day."),
]
UntilOption = Annotated[
    datetime.date | None,
    typer.Option("--until", metavar="DATE", parser=parse_option_day, help="What is dated on or before a day."),
]
TextOption = Annotated[
    str | None,
    typer.Option("--text", metavar="WORDS", help='Words of the evidence, in any spelling; "…" for a phrase.'),
]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many.")]


@dataclasses.dataclass(frozen=True)
class Common:
    """What every command takes."""

    format: FormatOption = Format.TABLE
    ledger: LedgerOption = "marsad.db"
    jobs: JobsOption = 1
    lang: LangOption = None
    quiet: QuietOption = False


@dataclasses.dataclass(frozen=True)
class Filters:
    """Which claims of the ledger; the names are those of `Ledger.claims`."""

    kind: KindOption = None
    status: StatusOption = None
    place: PlaceOption = None
    party: PartyOption = None
    source: SourceOption = None
    since: SinceOption = None
    until: UntilOption = None
    text: TextOption = None
    limit: LimitOption = None


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the fields of its classes of options as options of its own, which is what typer understands.

    Of a parameter `common: Common` the command line sees --format, --ledger …, and the command gets a `Common` made of them.
    """
    hints = get_type_hints(command, include_extras=True)
    gathered: dict[str, type] = {}
    own: list[inspect.Parameter] = []
    shared: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        kind = hints[parameter.name]
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            gathered[parameter.name] = kind
            types = get_type_hints(kind, include_extras=True)
            shared += [
                inspect.Parameter(field.name, parameter.KEYWORD_ONLY, default=field.default, annotation=types[field.name])
                for field in dataclasses.fields(kind)
            ]
        else:
            own.append(parameter.replace(kind=parameter.KEYWORD_ONLY, annotation=kind))

    def run(**given: Any) -> None:
        made = {
            name: kind(**{field.name: given.pop(field.name) for field in dataclasses.fields(kind)}) for name, kind in gathered.items()
        }
        command(**given, **made)

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__dict__["__signature__"] = inspect.Signature([*own, *shared])
    return run
