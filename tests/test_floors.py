"""The house: rooms import only from floors below them, files stay short, and the engine knows no Arabic word."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "marsad"

# A room is a module or a package right below `marsad`; "" is the package's own root. Rooms of one floor never import each
# other. Floor 1.5: both the lexicon and the gazetteer compare names folded, so that `text` must lie below them.
FLOORS: dict[float, tuple[str, ...]] = {
    10: ("", "__main__"),
    9: ("cli", "web", "api"),
    8: ("observatory",),
    7: ("publish",),
    6: ("compare", "evaluation"),
    5: ("intake", "store"),
    4: ("reader",),
    3.5: ("wording",),
    3: ("claims",),
    2.75: ("attribution",),
    2.5: ("syntax", "identities"),
    2: ("mentions",),
    1.5: ("lexicon", "places"),
    1: ("text",),
    0: ("records", "spans", "errors"),
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}

LINES = 400
LONGER: frozenset[str] = frozenset()
"""Files that are too long today. The list may only shrink."""

ORTHOGRAPHY = frozenset(("lexicon/forms.py", "lexicon/inflect.py", "text/clitics.py", "text/fold.py", "text/tokens.py"))
"""Files whose matter is Arabic letters: folding, clitics, tokens, inflection."""
KNOWS_ARABIC = frozenset((
    "claims/links.py", "attribution/voices.py", "mentions/calendar_dates.py",
    "mentions/cardinals.py", "mentions/cells.py", "mentions/moments.py", "mentions/numbers.py", "mentions/parties.py",
    "mentions/place_names.py", "mentions/places.py", "mentions/scan.py", "mentions/speakers.py", "mentions/verbal.py",
))  # fmt: skip
"""Files of the engine that still hold words of the language, which belong in `data/`. The list may only shrink."""

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_EMPTY_NAMES = frozenset(("utils", "util", "helpers", "helper", "common", "misc"))


def sources() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def room_of(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def rooms_imported(tree: ast.AST, path: Path) -> Iterator[tuple[int, str]]:
    """Every room that a module imports, with the line: also inside functions and under TYPE_CHECKING."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name_of(path)}:{node.lineno}: a relative import; write it absolute"
            assert node.module
            modules = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "marsad" else [node.module]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
            "import_module",
            "__import__",
        ):
            modules = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        else:
            continue
        for module in modules:
            package, _, rest = str(module).partition(".")
            if package == "marsad":
                room = rest.partition(".")[0]
                yield node.lineno, room if room in FLOOR_OF or (SOURCE / room).is_dir() else ""


def broken_arrows(tree: ast.AST, path: Path) -> list[str]:
    room, broken = room_of(path), []
    for line, other in rooms_imported(tree, path):
        if other != room and FLOOR_OF[other] >= FLOOR_OF[room]:
            broken.append(
                f"{name_of(path)}:{line}: {room or 'marsad'} (floor {FLOOR_OF[room]}) imports "
                f"{other or 'marsad'} (floor {FLOOR_OF[other]})"
            )
    return broken


def test_every_room_has_a_floor() -> None:
    assert {room_of(path) for path in sources()} - set(FLOOR_OF) == set()


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_imports_go_down(path: Path) -> None:
    assert broken_arrows(ast.parse(path.read_text("utf-8")), path) == []


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("text", "import marsad.records\nfrom marsad.lexicon.load import Lexicon"),
        ("lexicon", "def f():\n    from marsad.places import gazetteer"),
        ("places", "if TYPE_CHECKING:\n    from marsad.lexicon import load"),
        ("store", "import importlib\nimportlib.import_module('marsad.intake.inputs')"),
        ("records", "from marsad import reader"),
        ("claims", "import marsad"),
        ("observatory", "from marsad import Claim"),
    ],
)
def test_an_arrow_that_goes_up_or_sideways_is_seen(room: str, line: str) -> None:
    assert len(broken_arrows(ast.parse(line), SOURCE / room / "invented.py")) == 1


def test_the_documented_floors_are_these() -> None:
    document = (SOURCE.parents[1] / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| ([\d.]+) \| ([^|]+) \|", document, flags=re.MULTILINE)
    written = {float(floor): set(re.findall(r"`([^`]+)`", rooms)) for floor, rooms in rows}
    assert written == {floor: {room or "__init__" for room in rooms} for floor, rooms in FLOORS.items()}
    assert all(above > below for above, below in pairwise(float(floor) for floor, _ in rows))


def test_names_say_something() -> None:
    assert [name_of(path) for path in sources() if {*path.with_suffix("").parts} & _EMPTY_NAMES] == []


def test_files_are_short() -> None:
    long = {name_of(path) for path in sources() if len(path.read_text("utf-8").splitlines()) > LINES}
    assert long - LONGER == set(), f"more than {LINES} lines: part them by what they do"
    assert LONGER - long == set(), "short now: take it off LONGER"


def arabic_strings(code: str) -> list[tuple[int, str]]:
    """Line and text of every literal with Arabic letters that is no docstring (comments are no literals)."""
    documented = {
        line
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return [
        (token.start[0], token.string)
        for token in tokens
        if token.type not in (tokenize.COMMENT, tokenize.NL) and token.start[0] not in documented and _ARABIC.search(token.string)
    ]


def test_arabic_is_seen_in_code_and_not_in_comments() -> None:
    beh = chr(0x628)
    code = f'"""{beh}"""\n# {beh}\nX = 1  # {beh}\nY = "{beh}"\nZ = f"{beh}{{Y}}"\n'
    assert {line for line, _ in arabic_strings(code)} == {4, 5}


def test_the_engine_knows_no_arabic_word() -> None:
    found = {name_of(path): arabic_strings(path.read_text("utf-8")) for path in sources()}
    knowing = {name for name, strings in found.items() if strings} - ORTHOGRAPHY
    new = {name: found[name][:5] for name in knowing - KNOWS_ARABIC}
    assert new == {}, "words of the language belong in data/, where a researcher can mend them"
    assert KNOWS_ARABIC - knowing == set(), "no Arabic left: take it off KNOWS_ARABIC"
