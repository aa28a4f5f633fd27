"""Groups that no list holds: one id for one name however it is joined or quoted, and no identity claimed for it."""

from __future__ import annotations

import datetime

from marsad.reader import read_report
from marsad.records import Party, Report


def parties_of(text: str, day: datetime.date = datetime.date(2017, 11, 3)) -> list[Party]:
    """Actors and targets of all claims of a text, in order."""
    return [party for claim in read_report(Report(text=text, published=day)) for party in (*claim.actors, *claim.targets)]


def test_one_name_has_one_id() -> None:
    first = parties_of("قصفت كتيبة شهداء القلعة مواقع قوات النظام السوري في مورك.")[0]
    joined = parties_of("قصفت قوات النظام السوري وكتيبة شهداء القلعة بلدة مورك.")
    assert first.id.startswith("new-")
    assert first.id in [party.id for party in joined]


def test_the_name_is_as_written_without_quotation_marks() -> None:
    party = parties_of('قصف لواء "الصقور" مواقع قوة الردع الخاصة في طرابلس.')[0]
    assert (party.name, party.name_en) == ("لواء الصقور", "")


def test_common_nouns_are_no_groups() -> None:
    assert not parties_of("توقفت حركة المرور في بيروت وأحيت فرقة النور حفلا.")


def test_neutral_names_of_a_state_follow_the_day() -> None:
    text = "قصف الجيش السوري مواقع تنظيم الدولة الإسلامية في تدمر."
    assert parties_of(text, datetime.date(2024, 12, 1))[0].id == "syrian-government"
    assert parties_of(text, datetime.date(2025, 1, 1))[0].id == "syrian-transitional-government"
