"""Arabic in tables: order, wrapping, evidence."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from marsad.cli.bidi import clean, is_arabic, lay_out
from marsad.cli.output import guard
from marsad.cli.quotes import quote_in_sentence

TEXT = "قال مدير المرصد أمس. قصفت طائرات بلدة في ريف إدلب، ثم انسحبت. ولم تعلق الحكومة."


def test_evidence_stands_in_its_sentence() -> None:
    start = TEXT.index("قصفت")
    end = TEXT.index("،")
    assert quote_in_sentence(TEXT, start, end) == [(" ", False), (TEXT[start:end], True), ("، ثم انسحبت.", False)]
    cut = quote_in_sentence("كلمة " * 100, 250, 254, room=20)
    assert cut[0][0].startswith("\u2026") and cut[2][0].endswith("\u2026")


def test_brackets_touch_what_the_evidence_touches() -> None:
    [line] = lay_out([("قالت «", False), ("قصفت إدلب", True), ("».", False)], 60)
    assert line.plain == "\u2067قالت «[قصفت إدلب]».\u2069"
    assert line.justify == "right"


@given(
    st.lists(st.tuples(st.text("ab قصف\u064e\u202e\u2067.\n12", max_size=40), st.booleans()), max_size=4),
    st.integers(10, 60),
)
def test_lines_fit_and_are_isolated(pieces: list[tuple[str, bool]], width: int) -> None:
    for line in lay_out(pieces, width):
        assert line.plain[0] in "\u2066\u2067" and line.plain[-1] == "\u2069"
        assert clean(line.plain) == line.plain[1:-1]
        assert cell_len(line.plain) <= width


def test_direction_is_that_of_the_first_letter() -> None:
    assert is_arabic("12 «قصف» abc") and not is_arabic("abc قصف") and not is_arabic("12")


def test_cells_that_look_like_formulas_are_guarded() -> None:
    for cell in ("=1", "+1", "-1", "@a", "\ta", "\ra"):
        assert guard(cell) == "'" + cell
    assert guard("قصف =1") == "قصف =1"


def test_an_english_line_that_begins_with_an_arabic_name_runs_left_to_right() -> None:
    [line] = lay_out([("وكالة الأفق: 3 killed", False)], 60, lang="en")
    assert line.plain == "\u2066وكالة الأفق: 3 killed\u2069"
    assert line.justify == "left"
