"""The trigger files parse, hold only known keys and words, and every verb in them inflects."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources
from typing import Any

import pytest

from marsad.lexicon.inflect import inflect
from marsad.records import KINDS, MEANS, PHASES, QUANTITIES, STATUSES
from marsad.text.fold import fold_word

EFFECTS = (
    "carry", "undergo", "locate", "cause", "happen", "reach", "passive", "phase", "status", "fail", "count", "claim",
    "ascribe", "prevent",
)  # fmt: skip
WORDS = {"verbs", "masdars", "nouns", "participles", "phrases", "with_words", "prep"}
KEYS = {
    "trigger": WORDS | {"without"} | {
        "id", "kind", "present_kind", "subkind", "status", "phase", "extent", "means", "objects", "subject", "object",
        "genitive", "from_party", "with_party", "on_party", "movement", "to_role", "place_object", "quantity", "also", "count",
        "needs", "conflict_only", "passive_default", "weak", "told", "ground", "note",
    },
    "support": WORDS | {"id", "effect", "status", "phase", "of", "note"},
    "reporting": WORDS | {"id", "status", "takes", "relay", "continues", "clause_only", "happened", "carried", "observes", "others", "disputes", "note"},
    "attribution": {"id", "phrases", "status", "turn", "verbal", "outlet", "note"},
    "cue": {"id", "forms", "status", "direction", "scope", "kind", "of", "note"},
}  # fmt: skip
ENUMS: dict[str, tuple[str, ...]] = {
    "status": STATUSES,
    "phase": PHASES,
    "extent": ("full", "partial"),
    "present_kind": KINDS,
    "means": MEANS,
    "subject": ("actor", "target", "victims", "place", "none", "finder"),
    "object": ("target", "place", "victims", "objects", "none"),
    "genitive": ("actor", "target", "victims", "place", "objects"),
    "from_party": ("actor", "target"),
    "with_party": ("actor", "target"),
    "on_party": ("actor", "target", "victims"),
    "to_role": ("to", "toward"),
    "quantity": QUANTITIES,
    "needs": ("place", "party", "persons", "object", "weapon"),
    "effect": EFFECTS,
    "takes": ("clause", "masdar", "about", "by", "to"),
    "direction": ("forward", "backward"),
    "scope": ("word", "clause", "governed", "sentence"),
    "of": KINDS,
}
ARABIC = re.compile(r"[\u0621-\u0652\u0670 ]+")


def load() -> list[tuple[str, str, dict[str, Any]]]:
    folder = resources.files("marsad") / "data" / "triggers"
    rows: list[tuple[str, str, dict[str, Any]]] = []
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        for table, entries in tomllib.loads(file.read_text("utf-8")).items():
            rows += [(file.name, table, entry) for entry in entries]
    return rows


ROWS = load()
NAMES = [str(row[2].get("id")) for row in ROWS]
ENTRIES = pytest.mark.parametrize(("file", "table", "entry"), ROWS, ids=NAMES)
WORDS_OF = pytest.mark.parametrize(("file", "entry"), [(file, entry) for file, _, entry in ROWS], ids=NAMES)


def test_ids_are_unique() -> None:
    assert [name for name, times in Counter(entry["id"] for _, _, entry in ROWS).items() if times > 1] == []


def test_every_kind_has_triggers_and_breadth() -> None:
    lemmas: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for _, table, entry in ROWS:
        if table == "trigger":
            lemmas[entry["kind"]].update(entry.get("verbs", []), entry.get("masdars", []), entry.get("nouns", []))
            lemmas[entry["kind"]].update(entry.get("phrases", []))
    assert {kind: len(words) for kind, words in lemmas.items() if len(words) < 4} == {}
    assert sum(len(words) for words in lemmas.values()) >= 400


@ENTRIES
def test_entry(file: str, table: str, entry: dict[str, Any]) -> None:
    assert table in KEYS, file
    assert set(entry) - KEYS[table] == set()
    for key, words in ENUMS.items():
        given = entry.get(key, [])
        assert set(given if isinstance(given, list) else [given]) <= set(words), key
    kinds = {"trigger": KINDS, "cue": ("trigger", "pseudo", "terminator", "void")}.get(table)
    assert kinds is None or entry["kind"] in kinds
    assert table != "support" or "effect" in entry
    assert set(entry) & {"verbs", "masdars", "nouns", "participles", "phrases", "forms"}
    assert entry.get("effect") not in ("phase", "status") or entry.get("phase") or entry.get("status")


@WORDS_OF
def test_words_of_an_entry(file: str, entry: dict[str, Any]) -> None:
    for key in ("with_words", "without"):
        assert [word for word in entry.get(key, []) if " " in word] == [], f"{entry['id']}: {key} holds single words"
    for key in WORDS | {"forms", "without"}:
        words = entry.get(key)
        if words is None:
            continue
        assert words, f"{file}: {entry['id']}: {key} is empty"
        assert [word for word in words if words.count(word) > 1] == [], f"{entry['id']}: {key} holds a word twice"
        assert [word for word in words if not ARABIC.fullmatch(word.replace("/", " "))] == []


@WORDS_OF
def test_verbs_inflect(file: str, entry: dict[str, Any]) -> None:
    for pair in entry.get("verbs", []):
        past, present = pair.split("/")
        forms = {form.text for form in inflect(past, present)}
        assert {fold_word(past), fold_word(present)} <= forms, f"{file}: {entry['id']}: {pair}"
