"""The training of confidence finds what was put into its examples, and finds it again."""

import importlib.util
from pathlib import Path

import pytest

from marsad.lexicon.weights import load_weights

PATH = Path(__file__).parents[2] / "tools" / "train_confidence.py"
spec = importlib.util.spec_from_file_location("train_confidence", PATH)
assert spec and spec.loader
train = importlib.util.module_from_spec(spec)
spec.loader.exec_module(train)


@pytest.fixture(scope="module")
def examples() -> list[object]:
    """Nine in ten claims of verbs are right, half of those of nouns; a third feature means nothing."""
    made = []
    for number in range(200):
        made.append(train.Example(f"report {number // 13}", ("form:verb", f"side:{number // 10 % 2}"), number % 10 != 0))
        made.append(train.Example(f"report {number // 13}", ("form:noun", f"side:{number // 4 % 2}"), number % 4 < 2))
    return made


def test_the_weights_give_the_shares_back(examples: list[object]) -> None:
    weights = train.fit(examples, 1.0)
    assert train.rate(weights, train.Example("", ("form:verb", "side:0"), True)) == pytest.approx(0.9, abs=0.05)
    assert train.rate(weights, train.Example("", ("form:noun", "side:1"), True)) == pytest.approx(0.5, abs=0.05)
    assert train.fit(examples, 1.0) == weights


def test_strength_holds_weights_small_and_rare_features_get_none(examples: list[object]) -> None:
    some, more = train.fit(examples, 1.0), train.fit(examples, 64.0)
    assert 0 < more["form:verb"] < some["form:verb"]
    assert "form:rare" not in train.fit([*examples, train.Example("x", ("form:rare",), True)], 1.0)


def test_unseen_reports_are_rated(examples: list[object]) -> None:
    rated = train.rate_unseen(examples, 4.0)
    assert len(rated) == len(examples) and train.order(examples, rated) > 0.65
    assert train.choose({1.0: [0.3, 0.5], 8.0: [0.31, 0.51], 64.0: [2.0, 2.0]}) == 8.0


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    weights = {"base": 0.5, "form:verb": 0.25, "form:noun": -0.5, "side:0": 0.001, "prefix:و": 0.75}
    train.write(weights, tmp_path / "w.toml")
    assert load_weights((tmp_path / "w.toml").read_bytes()) == {name: weight for name, weight in weights.items() if name != "side:0"}


def test_tables_stand_between_their_comments(tmp_path: Path, examples: list[object]) -> None:
    page = tmp_path / "quality.md"
    page.write_text("a\n<!-- unseen -->\nold\n<!-- end of unseen -->\nb\n", "utf-8")
    train.put_table(page, "unseen", "| new |")
    train.put_table(page, "unseen", "| newer |")
    assert page.read_text("utf-8") == "a\n<!-- unseen -->\n| newer |\n<!-- end of unseen -->\nb\n"
    assert train.table(examples, [0.85] * len(examples)).splitlines()[2:] == ["| 0.8 to 0.9 | 400 | 0.85 | 0.70 |"]
