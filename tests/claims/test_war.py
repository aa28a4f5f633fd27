"""Whether a report speaks of war: places taken and deeds of violence are war without a word of fighting; politics is none."""

import pytest

from marsad.reader import read_report
from marsad.records import Report

TAKEN = (
    "دخلت قوات سوريا الديمقراطية صباح الأحد بلدة الشدادي وسيطرت عليها بالكامل.\n"
    "وقال ناطق باسمها إن البلدة صارت خالية.\n"
    "واستعادت القوات قريتين قربها في المساء.\n"
    "وتحدث سكان عن نهب متاجر في السوق.\n"
)
DEEDS = (
    "اغتال عناصر من تنظيم القاعدة ضابطا أمام منزله في مدينة المكلا.\n"
    "ولم تعلن السلطات المحلية عن أسماء.\n"
    "وكان التنظيم قد اغتال قاضيا في المدينة قبل شهر.\n"
    "وأقفلت المدارس أبوابها يوما واحدا.\n"
)
POLITICS = (
    "سيطر حزب المؤتمر على مقاعد البرلمان في العاصمة.\n"
    "واستعاد الحزب مقعدين في الشمال بعد فرز الأصوات.\n"
    "وانسحب مرشح مستقل من السباق.\n"
    "وقال رئيس الحزب إن المعركة الانتخابية كانت قاسية.\n"
)


@pytest.mark.parametrize(("text", "kind"), [(TAKEN, "capture"), (TAKEN, "looting"), (DEEDS, "assassination")])
def test_deeds_of_war_are_read_without_a_word_of_fighting(text: str, kind: str) -> None:
    assert kind in {claim.kind for claim in read_report(Report(text=text))}


def test_politics_is_no_war() -> None:
    assert read_report(Report(text=POLITICS)) == []
