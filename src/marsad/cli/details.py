"""One claim in full, and the stages of an explanation, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from marsad.cli.bidi import clean, isolate, lay_out
from marsad.cli.labels import label
from marsad.cli.quotes import quote_in_sentence
from marsad.cli.sheets import say_bounds, say_quantity
from marsad.records import Claim, Party, Place, Speaker
from marsad.wording.gloss import gloss

_LEFT = 14


def print_claim(console: Console, claim: Claim, text: str, lang: str | None) -> None:
    """The claim, its chain of sources, and its words in their sentence. Empty fields are left out."""
    words, width = lang or "en", console.width - _LEFT - 2
    for each in [lang] if lang else ["en", "ar"]:
        console.print(Group(*lay_out([(gloss(claim, each), False)], console.width, style="bold", lang=each)))
    console.print()
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=_LEFT, style="cyan")
    table.add_column(width=width)
    quoted = lay_out(quote_in_sentence(text, claim.evidence.start, claim.evidence.end, room=400), width)
    table.add_row(isolate(label("evidence", words)), Group(*quoted))
    for name, lines in _fields(claim, words):
        shown = [part for line in lines for part in lay_out([(line, False)], width)]
        if shown:
            table.add_row(isolate(label(name, words)), Group(*shown))
    console.print(table)


def _fields(claim: Claim, lang: str) -> Iterable[tuple[str, list[str]]]:
    kind = label(claim.kind, lang, "kind")
    yield "kind", [f"{kind} ({claim.subkind})" if claim.subkind else kind]
    yield "status", [label(claim.status, lang, "status")]
    yield "disputes", [claim.disputes] if claim.disputes else []
    yield "actors", [_party(party, lang) for party in claim.actors]
    yield "targets", [_party(party, lang) for party in claim.targets]
    yield "objects", [", ".join(claim.objects)] if claim.objects else []
    yield "places", [_place(place, lang) for place in claim.places]
    yield "time", [_time(claim)] if claim.time else []
    yield "source", [f"{position}. {_speaker(one, lang)}" for position, one in enumerate(claim.source, start=1)]
    yield "quantities", [f"{name}: {say_quantity(quantity)}" for name, quantity in claim.quantities.items()]
    yield "counts", [f"{name}: {say_bounds(bounds)}" for name, bounds in claim.counts.items()]
    yield "counting", [claim.counting] if claim.counting else []
    yield "share", [f"{say_bounds(claim.share)} %"] if claim.share else []
    yield "extent", [claim.extent] if claim.extent else []
    yield "phase", [claim.phase] if claim.phase else []
    yield "means", [", ".join(claim.means)] if claim.means else []
    cause = f"{claim.cause or ''} {claim.caused_by or ''}".strip()
    yield "cause", [cause] if cause else []
    yield "confidence", [f"{claim.confidence:.2f}"]
    yield "rules", [", ".join(claim.rules)] if claim.rules else []
    report = claim.report
    yield "report", [" \u00b7 ".join(filter(None, (report.outlet, report.published, report.title)))]
    yield "", [f"{report.path} {report.id[:12]}"]
    yield "id", [claim.id]


def _party(party: Party, lang: str) -> str:
    return f"{_name(party.name, party.name_en, lang)} ({party.id}){_mentioned(party.mention)}"


def _place(place: Place, lang: str) -> str:
    details = [place.role, place.type or "", place.parent or ""]
    if place.lat is not None and place.lon is not None:
        details.append(f"{place.lat:.4f}, {place.lon:.4f}")
    details += [place.precision or "", place.reason or "", place.id]
    return f"{_name(place.name, place.name_en, lang)} ({', '.join(filter(None, details))}){_mentioned(place.mention)}"


def _speaker(speaker: Speaker, lang: str) -> str:
    details = ", ".join(filter(None, (speaker.type, speaker.institution or "", speaker.id)))
    return f"{_name(speaker.name, speaker.name_en, lang)} ({details}){_mentioned(speaker.mention)}"


def _name(name: str, name_en: str | None, lang: str) -> str:
    return name if lang == "ar" else name_en or name


def _mentioned(mention: str | None) -> str:
    return f" \u00ab{mention}\u00bb" if mention else ""


def _time(claim: Claim) -> str:
    time = claim.time
    if time is None:
        return ""
    span = time.start or "" if time.start == time.end else f"{time.start or ''}..{time.end or ''}"
    return f"{span} ({time.bound}, {time.precision}, {time.basis}){_mentioned(time.mention)}"


def print_stages(console: Console, stages: Iterable[Mapping[str, Any]]) -> None:
    """Each stage of an explanation: its name, and its rows; what only some rows have stands in the last column, by name."""
    for stage in stages:
        console.rule(Text(str(stage["stage"]), style="bold"), align="left")
        rows: list[Mapping[str, Any]] = list(stage["rows"])
        rows = [_with_span(row) for row in rows]
        columns = list(dict.fromkeys(str(key) for row in rows for key in row))
        common = [name for name in columns if 2 * sum(_cell(row.get(name)) != _NOTHING for row in rows) > len(rows)]
        common = (common or columns)[:_COLUMNS]
        others = [name for name in columns if name not in common]
        if not columns:
            console.print(Text("\u2013", style="dim"))
            continue
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="cyan")
        for column in common:
            table.add_column(column.replace("_", " "), overflow="fold")
        if others:
            table.add_column("", overflow="fold")
        for row in rows:
            cells = [Text(isolate(_cell(row.get(column)))) for column in common]
            said = [f"{name}: {_cell(row[name])}" for name in others if _cell(row.get(name)) != _NOTHING]
            table.add_row(*cells, *([Text("\n".join(isolate(line) for line in said))] if others else []))
        console.print(table)
        console.print()


_COLUMNS = 5
_NOTHING = "\u2013"


def _with_span(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row with its start and end as one span."""
    if "start" not in row or "end" not in row:
        return row
    return {("span" if key == "start" else key): (f"{row['start']}\u2013{row['end']}" if key == "start" else value) for key, value in row.items() if key != "end"}


def _cell(value: object) -> str:
    if value is None or value == [] or value == "":
        return _NOTHING
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_cell(item)}" for key, item in value.items() if item not in (None, "", []))
    return " ".join(clean(str(value)).split())
