"""Check the data files: `python tools/lint_data.py [FOLDER] [--strict]`.

Every finding names file, line and entry. Errors (exit status 1): a file that does not parse or is empty, an unknown table
or key, a wrong type, an id that is missing or stands twice, a word outside its closed list, an id that names nothing, an
entry without a form, a verb that does not inflect. Warnings: one form of two parties, a form listed twice in an entry.
With `--strict` warnings count as errors.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from marsad.errors import LexiconError
from marsad.lexicon import names, numbers, times, weights
from marsad.lexicon.inflect import inflect
from marsad.lexicon.specs import TABLES
from marsad.records import (
    DISPUTES,
    EXTENTS,
    KINDS,
    MEANS,
    PHASES,
    PLACE_ROLES,
    PLACE_TYPES,
    QUANTITIES,
    SOURCE_TYPES,
    STATUSES,
)
from marsad.text.fold import fold_word
from marsad.wording import words as gloss_words

DATA = Path(__file__).parents[1] / "src" / "marsad" / "data"
FORM_KEYS = (
    "forms", "loaded_forms", "local_forms", "joined_forms", "passed_on", "members", "state", "short", "adjectives", "singular", "dual", "plural",
    "verbs", "masdars", "nouns", "participles", "phrases",
)  # fmt: skip
ANY_COUNTRY = "XX"
"""Key of `by_country` for reports whose country is not known."""
ARGUMENTS = ("actor", "target", "victims", "place", "objects", "none")
PARTY_TYPES = (
    "armed-group", "state-forces", "government", "militia", "organisation", "coalition", "tribe", "police", "civilians",
)  # fmt: skip
VICTIM_CLASSES = ("fighters", "soldiers", "police")
CLOSED: dict[tuple[str, str], tuple[str, ...]] = {
    ("party", "type"): PARTY_TYPES,
    ("generic", "type"): PARTY_TYPES,
    ("reference", "types"): PARTY_TYPES,
    ("head", "kind"): ("forces", "members", "weapon", "leaders", "positions"),
    ("head", "means"): MEANS,
    ("speaker", "type"): SOURCE_TYPES,
    ("role", "type"): SOURCE_TYPES,
    ("domain", "type"): SOURCE_TYPES,
    ("person", "state"): QUANTITIES,
    ("person", "quantity"): QUANTITIES,
    ("person", "unit"): ("persons", "families", "bodies"),
    ("means", "id"): MEANS,
    ("place_type", "type"): PLACE_TYPES,
    ("place_part", "role"): PLACE_ROLES,
    ("trigger", "kind"): KINDS,
    ("trigger", "present_kind"): KINDS,
    ("trigger", "status"): STATUSES,
    ("trigger", "phase"): PHASES,
    ("trigger", "extent"): EXTENTS,
    ("trigger", "means"): MEANS,
    ("trigger", "subject"): (*ARGUMENTS, "finder"),
    ("trigger", "object"): ARGUMENTS,
    ("trigger", "genitive"): ARGUMENTS,
    ("trigger", "from_party"): ("actor", "target"),
    ("trigger", "with_party"): ("actor", "target"),
    ("trigger", "on_party"): ("actor", "target", "victims"),
    ("trigger", "to_role"): ("to", "toward"),
    ("trigger", "quantity"): QUANTITIES,
    ("trigger", "also"): QUANTITIES,
    ("trigger", "needs"): ("place", "party", "persons", "object", "weapon"),
    ("support", "effect"): (
        "carry", "undergo", "locate", "cause", "happen", "reach", "passive", "phase", "status", "fail", "count", "claim",
        "ascribe",
        "prevent",
    ),
    ("support", "status"): STATUSES,
    ("support", "phase"): PHASES,
    ("support", "kind"): KINDS,
    ("reporting", "status"): STATUSES,
    ("reporting", "takes"): ("clause", "masdar", "about", "by", "to"),
    ("reporting", "disputes"): DISPUTES,
    ("attribution", "status"): STATUSES,
    ("cue", "status"): STATUSES,
    ("cue", "direction"): ("forward", "backward"),
    ("cue", "scope"): ("word", "clause", "governed", "sentence"),
    ("cue", "kind"): ("trigger", "pseudo", "terminator", "void"),
    ("cue", "disputes"): DISPUTES,
}  # fmt: skip
REFERENCES: dict[tuple[str, str], tuple[str, ...]] = {
    ("party", "became"): ("party",),
    ("party", "part_of"): ("party",),
    ("party", "forces"): ("party",),
    ("party", "allies"): ("party",),
    ("generic", "by_country"): ("party",),
    ("generic", "or_named"): ("party",),
    ("reference", "parties"): ("party",),
    ("nationality", "forces"): ("party",),
    ("nationality", "government"): ("party",),
    ("speaker", "party"): ("party",),
    ("speaker", "institution"): ("speaker", "outlet", "party"),
    ("person", "unnamed"): ("party",),
    ("person", "victims"): ("party", "victim class"),
    ("trigger", "objects"): ("object",),
    ("trigger", "count"): ("unit",),
}
COUNTRY_KEYS = {("party", "countries"), ("nationality", "country"), ("speaker", "country"), ("outlet", "country")}
CURATED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "admin1": (frozenset(("code", "name", "name_en", "type")), frozenset(("seat", "names"))),
    "places": (frozenset(("name", "name_en", "type", "parent", "country")), frozenset(("names", "gn", "disputed"))),
    "countries": (frozenset(("code", "names")), frozenset()),
}
_HEADER = re.compile(r"^\[\[([\w-]+)\]\]")


_GRAMMARS: dict[str, Callable[[str], object]] = {
    "names.toml": names.check_names,
    "numbers.toml": numbers.check_numbers,
    "times.toml": times.check_times,
}


class Row(NamedTuple):
    """One entry of a file."""

    file: str
    line: int
    table: str
    number: int
    entry: dict[str, Any]

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}: [[{self.table}]] {self.entry.get('id', f'number {self.number}, without id')}"


class Linter:
    """Collects findings over all files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.errors: list[str] = []
        self.warnings: list[str] = []
        self.rows: list[Row] = []
        self._ids: dict[str, dict[str, Row]] = defaultdict(dict)

    def run(self) -> None:
        """Check everything."""
        files = sorted(self._folder.rglob("*.toml"))
        if not files:
            self.errors.append(f"{self._folder}: there are no TOML files")
        for path in files:
            self._read(path)
        countries = self._countries()
        for row in self.rows:
            self._check_words(row, countries)
            self._check_forms(row)
        self._check_parties()

    def _read(self, path: Path) -> None:
        name = path.relative_to(self._folder).as_posix()
        try:
            raw = path.read_text("utf-8")
            content = tomllib.loads(raw)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self.errors.append(f"{name}: {error}")
            return
        if not content:
            self.errors.append(f"{name}: the file is empty; add an entry or delete it")
        elif name in _GRAMMARS:
            self._entries(name, raw, content, ("number", "bound", "time", "word"))
            try:
                _GRAMMARS[name](raw)
            except LexiconError as error:
                self.errors.append(str(error))
        elif name == weights.FILE:
            try:
                weights.load_weights(raw.encode())
            except LexiconError as error:
                self.errors.append(str(error))
        elif name == "places_curated.toml":
            self._curated(name, content)
        elif name == gloss_words.FILE:
            self._gloss(content)
        else:
            self._entries(name, raw, content, tuple(TABLES))

    def _entries(self, name: str, raw: str, content: dict[str, Any], tables: tuple[str, ...]) -> None:
        lines: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(raw.splitlines(), 1):
            if header := _HEADER.match(text):
                lines[header[1]].append(number)
        for table, entries in content.items():
            if table not in tables:
                self.errors.append(f"{name}: unknown table [[{table}]]; use one of {', '.join(tables)}")
                continue
            if not isinstance(entries, list):
                self.errors.append(f"{name}: [{table}] must be written [[{table}]]")
                continue
            at = lines[table] if len(lines[table]) == len(entries) else [0] * len(entries)
            for number, (line, entry) in enumerate(zip(at, entries, strict=True), 1):
                self._entry(Row(name, line, table, number, entry))

    def _entry(self, row: Row) -> None:
        if row.table in TABLES:
            try:
                msgspec.convert(row.entry, TABLES[row.table])
            except msgspec.ValidationError as error:
                self.errors.append(f"{row.where}: {error}")
                return
            self.rows.append(row)
        twin = self._ids[row.table].setdefault(str(row.entry.get("id")), row)
        if twin is not row:
            self.errors.append(f"{row.where}: this id stands twice, first in {twin.file}:{twin.line}")

    def _gloss(self, content: dict[str, Any]) -> None:
        for lang, words in content.items():
            for kind in sorted(set(KINDS) - set(words.get("kinds", ()))):
                self.errors.append(f"{gloss_words.FILE}: [{lang}.kinds] says no {kind}")
        try:
            if self._folder == DATA:
                gloss_words.words_of("en")
        except LexiconError as error:
            self.errors.append(str(error))

    def _curated(self, name: str, content: dict[str, Any]) -> None:
        for key in sorted(set(content) - {*CURATED, "dropped", "guarded"}):
            self.errors.append(f"{name}: unknown key {key}")
        for key, (needed, allowed) in CURATED.items():
            for number, entry in enumerate(content.get(key, ()), 1):
                where = f"{name}: {key} number {number} ({entry.get('name_en') or entry.get('code')})"
                self.errors += [f"{where}: {absent} is missing" for absent in sorted(needed - set(entry))]
                self.errors += [f"{where}: unknown key {other}" for other in sorted(set(entry) - needed - allowed)]
                if entry.get("type", "city") not in PLACE_TYPES:
                    self.errors.append(f"{where}: type {entry['type']!r} is none of {', '.join(PLACE_TYPES)}")
        for key in ("dropped", "guarded"):
            for word, times_listed in Counter(content.get(key, ())).items():
                if times_listed > 1:
                    self.warnings.append(f"{name}: {key}: {word} is listed {times_listed} times")

    def _countries(self) -> frozenset[str]:
        """Country codes that the gazetteer knows."""
        table = (self._folder / "gazetteer.tsv").read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in table if not line.startswith("#")]
        country, kind = rows[0].index("country"), rows[0].index("type")
        return frozenset(row[country] for row in rows[1:] if row[kind] == "country")

    def _check_words(self, row: Row, countries: frozenset[str]) -> None:
        for dated in row.entry.get("by_date", {}).values():
            for party in dated.values():
                if party not in self._ids["party"]:
                    self.errors.append(f"{row.where}: by_date {party!r} names no party")
        if row.entry.get("passed_on") and not (row.entry.get("became") and row.entry.get("until")):
            self.errors.append(f"{row.where}: passed_on needs became and until")
        for key, value in row.entry.items():
            given = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else [value]
            closed = CLOSED.get((row.table, key))
            if closed is not None:
                for word in given:
                    if word not in closed:
                        self.errors.append(f"{row.where}: {key} {word!r} is none of {', '.join(closed)}")
            tables = REFERENCES.get((row.table, key), ())
            for word in given if tables else ():
                known = any(word in (VICTIM_CLASSES if table == "victim class" else self._ids[table]) for table in tables)
                if not known:
                    self.errors.append(f"{row.where}: {key} {word!r} names no {' or '.join(tables)}")
            codes = given if (row.table, key) in COUNTRY_KEYS else list(value) if key == "by_country" else ()
            for code in codes:
                if code not in countries and not (key == "by_country" and code == ANY_COUNTRY):
                    self.errors.append(f"{row.where}: {key} {code!r} is no country of the gazetteer")

    def _check_forms(self, row: Row) -> None:
        if not any(row.entry.get(key) for key in FORM_KEYS) and not row.entry.get("keys"):
            self.errors.append(f"{row.where}: no form; such an entry reads nothing")
        for key in FORM_KEYS:
            forms = _listed(row.entry.get(key))
            for form, times_listed in Counter(forms).items():
                if not fold_word(form).strip():
                    self.errors.append(f"{row.where}: {key} {form!r} is nothing but space and marks")
                if times_listed > 1:
                    self.warnings.append(f"{row.where}: {key} {form} is listed {times_listed} times")
        for pair in row.entry.get("verbs", ()):
            past, slash, present = pair.partition("/")
            if not slash:
                self.errors.append(f"{row.where}: verb {pair!r} is not written past/present")
                continue
            try:
                list(inflect(past.split()[0], present.split()[0]))
            except (LexiconError, ValueError, IndexError) as error:
                self.errors.append(f"{row.where}: verb {pair!r} does not inflect: {error}")

    def _check_parties(self) -> None:
        owners: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.rows:
            if row.table == "party":
                for form in _all_forms(row.entry, ("forms", "loaded_forms", "local_forms", "joined_forms", "passed_on", "members")):
                    owners[fold_word(form)].setdefault(row.entry["id"], form)
        for parties in owners.values():
            if len(parties) > 1:
                form = next(iter(parties.values()))
                self.warnings.append(f"parties.toml: {form} is a form of {', '.join(sorted(parties))}")


def _listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _all_forms(entry: dict[str, Any], keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        yield from _listed(entry.get(key))


def main() -> int:
    """Print the findings; 1 if there are errors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=DATA)
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    arguments = parser.parse_args()
    linter = Linter(arguments.folder)
    linter.run()
    for kind, findings in (("error", linter.errors), ("warning", linter.warnings)):
        for finding in findings:
            print(f"{kind}: {finding}")
    print(f"data: {len(linter.rows)} entries, {len(linter.errors)} errors, {len(linter.warnings)} warnings")
    return int(bool(linter.errors or (arguments.strict and linter.warnings)))


if __name__ == "__main__":
    sys.exit(main())
