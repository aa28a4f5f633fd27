"""A reader that stands in for the real one: it finds one verb and knows its place and parties by heart."""

from __future__ import annotations

from marsad.records import Claim, Evidence, Party, Place, Report, ReportRef, Speaker, Time, claim_id

WORDS = (
    ("قصف", "strike"),
    ("سيطر", "capture"),
    ("نفى", "clash"),
)
IDLIB = Place("sy-idlib", "إدلب", "Idlib", type="city", parent="محافظة إدلب", lat=35.93, lon=36.63, precision="exact")
MOSUL = Place("iq-mosul", "الموصل", "Mosul", type="city", parent="نينوى")
STATE = Party("syrian-government", "الحكومة السورية", "Syrian government", "قوات النظام")
SPEAKER = Speaker(
    "sohr-director", "مدير المرصد السوري", "SOHR director", "observatory", institution="sohr", mention="مدير المرصد"
)


def read_report(report: Report) -> list[Claim]:
    """Every occurrence of a known verb is a claim; a report with «تعطل» breaks the reader."""
    if "تعطل" in report.text:
        raise ZeroDivisionError("invented fault")
    found: list[Claim] = []
    for word, kind in WORDS:
        start = report.text.find(word)
        while start >= 0:
            end = min(len(report.text), start + 24)
            found.append(_claim(report, kind, start, end))
            start = report.text.find(word, end)
    return found


def _claim(report: Report, kind: str, start: int, end: int) -> Claim:
    day = report.published.isoformat() if report.published else None
    return Claim(
        id=claim_id(report.id, kind, start, end),
        kind=kind,
        status="denied" if kind == "clash" else "asserted",
        actors=[STATE],
        places=[MOSUL if "الموصل" in report.text else IDLIB],
        time=Time(day, day, "day", "on-or-before", "report") if day else None,
        source=[SPEAKER],
        evidence=Evidence(start, end, report.text[start:end]),
        rules=["invented"],
        confidence=0.75,
        report=ReportRef(report.id, report.path, report.outlet, day, report.title),
    )


def reading_version() -> str:
    """The version of this stand-in."""
    return "invented-1"


def explain_text(text: str, published: object = None, outlet: str | None = None) -> list[dict[str, object]]:
    """Two stages, the second one empty."""
    rows = [{"token": word, "at": text.find(word)} for word in text.split()]
    return [{"stage": "tokens", "rows": rows}, {"stage": "claims", "rows": []}]
