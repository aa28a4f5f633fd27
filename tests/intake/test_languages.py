"""Arabic told from other languages."""

import pytest

from marsad.intake.languages import find_other_language

ARABIC = "قالت وكالة الأفق إن طائرات حربية قصفت أمس بلدة في ريف إدلب ما أدى إلى مقتل ستة مدنيين"
PERSIAN = "شش نفر در حمله هوایی به یک روستا در شمال کشور کشته شدند و چند خانه ویران شد، خبرگزاری افق گزارش داد"
KURDISH = "لە هێرشێکی ئاسمانیدا بۆ سەر گوندێک شەش کەس کوژران و چەند خانوویەک ڕووخان، ئاژانسی ئاسۆ ڕایگەیاند"
URDU = "فضائی حملے میں ایک گاؤں میں چھ افراد ہلاک ہو گئے اور کئی مکانات تباہ ہو گئے، خبر رساں ادارے نے بتایا"


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        ARABIC.replace("ي", "ی").replace("ك", "ک"),
        "قصف على ادلب",
        "مراسل الأفق: مقاتلون من قوات پيشمرگه انتشروا في محيط المدينة وعلى الطريق الرئيسي",
        "⚡️ عاجل | قصف على محيط المستشفى #غزة https://example.org/a/b",
        "قال المتحدث (spokesman) إن قوات المارينز انسحبت من القاعدة الجوية",
        "".join(char + "\u064e" for char in ARABIC),
    ],
)
def test_arabic_passes(text: str) -> None:
    assert find_other_language(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PERSIAN, "Persian"),
        (PERSIAN.replace("ی", "ي").replace("ک", "ك"), "not Arabic"),
        (KURDISH, "Kurdish"),
        (URDU, "Urdu"),
        ("Six people were killed in an air strike near إدلب on Friday", "not in Arabic"),
        ("Шесть человек погибли", "not in Arabic"),
        ("12345 --- !!!", "no words"),
    ],
)
def test_other_languages_are_named(text: str, words: str) -> None:
    assert words in (find_other_language(text) or "")
