"""The documents keep up with the project: every key, dependency, command and link they must or do mention."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from marsad.lexicon import numbers, times, wordlists
from marsad.lexicon.specs import TABLES
from marsad.records import KINDS, MEANS, PLACE_ROLES, PLACE_TYPES, SOURCE_TYPES, STATUSES

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("*.md")])
EVERYWHERE = {"id", "note", "forms"}
"""Keys that the lexicon guide explains once for all tables."""
WORD_KEYS = {"verbs", "masdars", "nouns", "participles", "phrases", "with_words", "prep"}
"""Keys that it explains with [[trigger]]."""


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def project() -> dict[str, dict[str, object]]:
    content: dict[str, dict[str, object]] = tomllib.loads(text_of("pyproject.toml"))
    return content


def keys_of(spec: type) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(spec)}


def section_of(table: str) -> str:
    """The part of the lexicon guide whose heading names a table."""
    parts = re.split(r"^(#{2,3} .*)$", text_of("docs/lexicon.md"), flags=re.MULTILINE)
    found = [body for heading, body in zip(parts[1::2], parts[2::2], strict=True) if f"`[[{table}]]`" in heading]
    assert len(found) == 1, f"docs/lexicon.md: no section, or several, on [[{table}]]"
    return found[0]


@pytest.mark.parametrize("table", TABLES)
def test_the_lexicon_guide_explains_every_key_of_a_table(table: str) -> None:
    explained = set(re.findall(r"^\| `(\w+)`", section_of(table), flags=re.MULTILINE))
    keys = keys_of(TABLES[table]) - EVERYWHERE
    assert keys - explained - (WORD_KEYS if table != "trigger" else set()) == set()
    assert explained - keys == set()


def test_the_lexicon_guide_names_the_keys_of_the_other_files() -> None:
    written = set(re.findall(r"`(\w+)`", text_of("docs/lexicon.md")))
    specs = (numbers.NumberSpec, numbers.BoundSpec, wordlists.WordSpec, times.TimeSpec)
    assert set().union(*map(keys_of, specs)) - written == set()
    curated = tomllib.loads(text_of("src/marsad/data/places_curated.toml"))
    used = {key for entries in curated.values() for entry in entries if isinstance(entry, dict) for key in entry}
    assert (used | set(curated)) - written - {"places", "countries"} == set()


@pytest.mark.parametrize(
    "words", [KINDS, STATUSES, MEANS, SOURCE_TYPES, PLACE_ROLES, PLACE_TYPES], ids=lambda words: str(words[0])
)
def test_the_concepts_name_every_word_of_the_contract(words: tuple[str, ...]) -> None:
    assert set(words) - set(re.findall(r"`([\w-]+)`", text_of("docs/concepts.md"))) == set()


def dependencies() -> set[str]:
    content = project()
    extras = content["project"]["optional-dependencies"]
    assert isinstance(extras, dict)
    listed: list[str] = []
    for group in (content["project"]["dependencies"], content["build-system"]["requires"], *extras.values()):
        assert isinstance(group, list)
        listed += group
    return {_plain(requirement) for requirement in listed}


def _plain(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_every_dependency_has_its_reason_and_nothing_else_is_listed() -> None:
    rows = re.findall(r"^\| `([\w.-]+)` \| ([^|]{15,}) \|", text_of("docs/dependencies.md"), flags=re.MULTILINE)
    assert {_plain(name) for name, _ in rows} == dependencies()


def test_constraints_are_plain_and_hold_what_is_installed() -> None:
    lines = [line for line in text_of("constraints.txt").splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
    extras = project()["project"]["optional-dependencies"]
    assert isinstance(extras, dict)
    unneeded = {_plain(requirement) for requirement in extras.get("build", [])}
    assert dependencies() - unneeded - {_plain(line) for line in lines} == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_commands_of_a_document_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    assert [target for target in targets if not (path.parent / target).exists()] == []
    made = set(re.findall(r"^(\w+):", text_of("Makefile"), flags=re.MULTILINE))
    assert set(re.findall(r"(?:^ {4}|`)make (\w+)", text, flags=re.MULTILINE)) - made == set()
    code = re.findall(r"`(?:\.venv/bin/)?((?:tests|tools|docs|src|samples|benchmark)/[\w./-]+)`", text)
    assert [name for name in code if not (ROOT / name).exists()] == []


def test_both_readmes_show_the_same_commands() -> None:
    command = re.compile(r"^ {4}((?:make|marsad) .*?)(?: {2,}#.*)?$", re.MULTILINE)
    english, arabic = (set(command.findall(text_of(name))) for name in ("README.md", "README.ar.md"))
    assert english == arabic != set()
