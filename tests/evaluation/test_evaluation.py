"""What counts as found, missed, invented and wrong, on claims of the test's own."""

from pathlib import Path

import pytest

from marsad.errors import GoldError
from marsad.evaluation.days import parse_span, same_time
from marsad.evaluation.figures import Evaluation, Verdict, broken_spans, evaluate
from marsad.evaluation.gold import load_gold
from marsad.evaluation.matching import overlap
from marsad.evaluation.names import Aliases, same_place
from marsad.records import Bounds, Claim, Evidence, Party, Place, Quantity, Report, ReportRef, Speaker, Time

TEXT = "قصفت المدفعية بلدة الزهراء وقتلت ثلاثة مدنيين، ثم انسحبت القوات من الجسر."
GOLD = """
report: a.txt
outlet: al-ufuq-agency
published: 2020-06-05
claims:
- {kind: strike, places: [الزهراء], means: [artillery], source: [outlet], when: 2020-06-05, quote: قصفت المدفعية بلدة الزهراء}
- {kind: casualties, killed: {min: 3, max: 3}, cause: strike|explosion, quote: وقتلت ثلاثة مدنيين}
- {kind: withdrawal|advance, actors: [army], quote: انسحبت القوات من الجسر}
- {kind: destruction, optional: true, quote: قصفت المدفعية بلدة الزهراء}
"""
DAY = Time("2020-06-05", "2020-06-05", "day", "on", "report")


def claim(kind: str, words: str, **fields: object) -> Claim:
    start = TEXT.index(words)
    return Claim(
        id=f"{kind}-{start}",
        kind=kind,
        evidence=Evidence(start, start + len(words), words),
        report=ReportRef("", "reports/a.txt", None, None, None),
        **fields,  # type: ignore[arg-type]
    )


STRIKE = claim("strike", "قصفت المدفعية بلدة الزهراء", places=[Place("p", "الزهراء")], means=["artillery"], time=DAY)
TOLL = claim("casualties", "وقتلت ثلاثة مدنيين", quantities={"killed": Quantity(3, 3)}, cause="strike")
RETREAT = claim("withdrawal", "انسحبت القوات من الجسر", actors=[Party("x", "القوات", "forces", "القوات")])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(GOLD, "utf-8")
    (tmp_path / "aliases.yaml").write_text("army: [القوات المسلحة, القوات]\nnavy:\n", "utf-8")
    (tmp_path / "disagreements.yaml").write_text("origins: []\n", "utf-8")
    return tmp_path


def judge(gold: Path, *claims: Claim) -> Evaluation:
    return evaluate(load_gold(gold), [(Report(text=TEXT, path="reports/a.txt"), list(claims)), (Report(text="لا شيء", path="b.txt"), [])])


def test_all_right(gold: Path) -> None:
    figures = judge(gold, STRIKE, TOLL, RETREAT).figures()
    assert (figures.claims.f1, figures.full.f1, figures.added_actors, figures.broken_spans) == (1, 1, 0, 0)
    assert figures.fields["means"] == figures.fields["numbers"] == figures.fields["cause"] == figures.fields["actors"] == (1, 1)


def test_missed_and_invented(gold: Path) -> None:
    other = claim("looting", "ثم انسحبت القوات")
    evaluation = judge(gold, STRIKE, other)
    verdicts = evaluation.verdicts["a.txt"]
    assert [verdict.number for verdict in verdicts if verdict.missed] == [2, 3]
    assert [verdict.claim for verdict in verdicts if verdict.invented] == [other]
    rate = evaluation.figures().claims
    assert (rate.right, rate.read, rate.wanted) == (1, 2, 3)


def test_figures_of_each_kind(gold: Path) -> None:
    kinds = judge(gold, claim("looting", "ثم انسحبت القوات"), claim("advance", "انسحبت القوات من الجسر", actors=[Party("army", "", "")])).kinds()
    assert {kind: (rate.right, rate.read, rate.wanted) for kind, rate in kinds.items()} == {
        "advance": (1, 1, 1), "casualties": (0, 0, 1), "strike": (0, 0, 1), "looting": (0, 1, 0),
    }  # fmt: skip


def test_what_meets_an_optional_claim_counts_neither_way(gold: Path) -> None:
    rate = judge(gold, claim("destruction", "المدفعية بلدة الزهراء")).figures().claims
    assert (rate.right, rate.read, rate.wanted) == (0, 0, 3)


def test_wrong_fields(gold: Path) -> None:
    denied = claim(
        "strike", "قصفت المدفعية بلدة الزهراء", status="denied", places=[Place("p", "الزهراء"), Place("q", "تل")], means=["artillery"],
        time=DAY, actors=[Party("army", "القوات", "army")],
    )  # fmt: skip
    (verdict,) = [verdict for verdict in judge(gold, denied).verdicts["a.txt"] if verdict.matched]
    assert (verdict.wrong, verdict.full, verdict.adds_actor) == (["status", "places"], False, True)


def test_half_of_the_fields_must_agree(gold: Path) -> None:
    elsewhere = claim("strike", "قصفت المدفعية بلدة الزهراء", places=[Place("q", "تل")], means=["air"], time=None)
    assert judge(gold, elsewhere).figures().claims.right == 0


def test_the_better_of_two_claims_is_matched(gold: Path) -> None:
    vague = claim("strike", "قصفت المدفعية بلدة", places=[Place("p", "الزهراء")], means=["air"], time=DAY)
    assert [verdict.claim for verdict in judge(gold, vague, STRIKE).verdicts["a.txt"] if verdict.matched] == [STRIKE]


def test_matching_moves_pairs_to_make_more(gold: Path) -> None:
    """The first claim of the gold wishes for what alone can stand for the second."""
    (gold / "a.yaml").write_text(
        "report: a.txt\nclaims:\n- {kind: strike|casualties, quote: بلدة الزهراء وقتلت}\n- {kind: casualties, quote: وقتلت ثلاثة مدنيين}\n", "utf-8"
    )
    toll = claim("casualties", "وقتلت ثلاثة")
    assert judge(gold, toll, claim("strike", "قصفت المدفعية بلدة الزهراء")).figures().claims.right == 2


def test_evidence_is_no_page() -> None:
    assert overlap((0, 130), (10, 20)) and not overlap((0, 131), (10, 20)) and not overlap((0, 10), (10, 20))
    assert overlap((0, 40), (30, 90)) and not overlap((0, 40), (31, 90))


def test_broken_spans_are_counted() -> None:
    broken = Claim(
        id="x", kind="strike", evidence=Evidence(0, 4, TEXT[:4]), report=STRIKE.report,
        actors=[Party("a", "a", "a", "المدفعية", 4, 12)], source=[Speaker("s", "s", "s", "outlet")],
    )  # fmt: skip
    assert (broken_spans(TEXT, broken), broken_spans(TEXT, STRIKE)) == (1, 0)


@pytest.mark.parametrize(
    ("wanted", "start", "end", "right"),
    [
        ("2017-11-03", "2017-11-03", None, True),
        ("2017-11-03", "2017-11-03", "2017-11-04", True),
        ("2017-11-03", "2017-11-02", "2017-11-04", False),
        ("2017-11", "2017-11-30", "2017-12-10", True),
        ("2017", "2018-01-01", "2018-01-01", False),
        ("2017-11-01/2017-11-02", None, "2017-11-02T10:00", True),
    ],
)
def test_times(wanted: str, start: str | None, end: str | None, right: bool) -> None:
    assert same_time(wanted, Time(start, end, "day", "on", "explicit")) is right


def test_a_time_that_is_none() -> None:
    assert not same_time(2017, None) and not same_time(2017, Time(None, None, "day", "on", "weekday"))
    with pytest.raises(ValueError, match="no date"):
        parse_span("November")


def test_places_by_name() -> None:
    town, countryside = Place("a", "إدلب", mention="مدينة ادلب", type="city"), Place("b", "إدلب", type="countryside")
    assert same_place("مدينة إدلب", town) and same_place("ادلب", countryside) and not same_place("دلب", town)
    assert same_place("ريف إدلب", countryside) and not same_place("ريف إدلب", town)


def test_parties_by_id_alias_and_words() -> None:
    aliases = Aliases({"army": ["القوات المسلحة", "الجيش"]})
    assert aliases.same("army", Party("x", "الجيش", "x")) and aliases.same("army", "army") and aliases.same("navy", "Navy")
    assert aliases.same("army", Party("x", "قيادة القوات المسلحة الآن", "x")) and not aliases.same("army", Party("x", "قيادة الجيش", "x"))
    assert not aliases.same_set(["army"], ["army", "navy"]) and not aliases.same_set(["army", "navy"], ["army"])


@pytest.mark.parametrize(("low", "high", "right"), [(41, None, True), (41, 41, False), (40, None, False)])
def test_an_open_end_must_be_open(gold: Path, low: int, high: int | None, right: bool) -> None:
    (gold / "a.yaml").write_text("report: a.txt\nclaims:\n- {kind: casualties, killed: {min: 41}, actors: [army], quote: وقتلت}\n", "utf-8")
    read = claim("casualties", "وقتلت ثلاثة", quantities={"killed": Quantity(low, high)}, actors=[Party("army", "", "")])
    assert judge(gold, read).figures().fields["numbers"] == (int(right), 1)


def test_shares(gold: Path) -> None:
    (gold / "a.yaml").write_text("report: a.txt\nclaims:\n- {kind: control, share: {max: 5}, actors: [army], quote: الجسر}\n", "utf-8")
    read = claim("control", "القوات من الجسر", share=Bounds(0, 5), actors=[Party("army", "", "")])
    assert judge(gold, read).figures().fields["numbers"] == (1, 1)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("report: a.txt\nclaims:\n- {kind: strik, quote: قصفت}", ["a.yaml: claim 1 «قصفت»", "kind 'strik' is none of", "strike"]),
        ("report: a.txt\nclaims:\n- {kind: strike, quote: قصفت}\n- {kind: strike}", ["a.yaml: claim 2", "`quote`"]),
        ("report: a.txt\nclaims:\n- {kind: strike, quote: ''}", ["claim 1", "the quote is empty"]),
        ("report: a.txt\nclaims:\n- {kind: strike, actor: [army], quote: قصفت}", ["claim 1 «قصفت»", "`actor`"]),
        ("report: a.txt\nclaims:\n- {kind: strike, actors: army, quote: قصفت}", ["claim 1", "`$.actors`"]),
        ("report: a.txt\nclaims:\n- {kind: strike, when: soon, quote: قصفت}", ["claim 1", "'soon' is no date"]),
        ("report: a.txt\nclaims:\n- {kind: strike, status: said, quote: قصفت}", ["status 'said' is none of"]),
        ("report: a.txt\nclaims:\n- {kind: strike, killed: {least: 3}, quote: قصفت}", ["claim 1", "`least`"]),
        ("report: a.txt\nclaims:\n- {kind: strike, quote: لا توجد}", ["claim 1 «لا توجد»", "not in a.txt"]),
        ("report: a.txt\nclaims:\n- strike", ["claim 1"]),
        ("report: a.txt\nclaims: strike", ["claims is no list"]),
        ("report: a.txt\nwar: x", ["`war`"]),
        ("report: c.txt\nclaims: []", ["among the reports read there is no c.txt"]),
        ("report: [a.txt\nclaims: []", ["a.yaml: cannot be read", "line"]),
        ("claims: []", ["holds no gold"]),
    ],
)
def test_bad_gold_is_named(gold: Path, content: str, words: list[str]) -> None:
    (gold / "a.yaml").write_text(content, "utf-8")
    with pytest.raises(GoldError) as raised:
        judge(gold, STRIKE)
    assert [word for word in words if word not in str(raised.value)] == []


def test_bad_folders_are_named(gold: Path) -> None:
    with pytest.raises(GoldError, match="no such folder"):
        load_gold(gold / "nowhere")
    (gold / "b.yaml").write_text(GOLD, "utf-8")
    with pytest.raises(GoldError, match=r"b\.yaml: marks a\.txt, as .*a\.yaml does"):
        load_gold(gold)
    (gold / "aliases.yaml").write_text("army: القوات", "utf-8")
    with pytest.raises(GoldError, match=r"aliases\.yaml"):
        load_gold(gold / "a.yaml")


def test_a_report_of_a_table_goes_by_its_id(gold: Path) -> None:
    report = Report(text=TEXT, path="all.jsonl")
    (gold / "a.yaml").write_text(f"report: {report.id[:12]}\nclaims:\n- {{kind: withdrawal, quote: انسحبت}}\n", "utf-8")
    assert evaluate(load_gold(gold), [(report, [RETREAT])]).figures().claims.right == 1
    (gold / "a.yaml").write_text("report: all.jsonl\nclaims: []\n", "utf-8")
    with pytest.raises(GoldError, match="several reports"):
        evaluate(load_gold(gold), [(report, []), (Report(text="آخر", path="all.jsonl"), [])])


def test_an_empty_verdict_is_full_of_nothing() -> None:
    assert not Verdict(report="a").matched and not Verdict(report="a").full and Verdict(report="a").missed
