"""Tell Arabic from the other languages that a report might be in, the ones in Arabic letters included.

Letter statistics decide nearly always; a language identifier is loaded only where they leave a doubt.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

_SAMPLE = 20_000
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
_OTHERS = re.compile("[\u063b-\u063f\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f]")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_ARTICLE = re.compile("(?<![\u0621-\u06d3])[\u0648\u0641\u0628\u0643]?(?:\u0627\u0644|\u0644\u0644)[\u0621-\u06d3]")
_WORD = re.compile("[\u0621-\u06d3\u06d5]+")
_NAMES = {"fa": "Persian", "ur": "Urdu", "ku": "Kurdish", "sdh": "Kurdish", "ps": "Pashto", "ug": "Uyghur"}

_DIALECTS = ("ar", "ary", "arz")


def find_other_language(text: str) -> str | None:
    """What speaks against Arabic, as the end of a sentence ("is Persian, not Arabic"), or None for Arabic.

    Looks at the first 20,000 characters. Dialects of Arabic, with their few borrowed letters, pass.

    >>> find_other_language("Six people were killed.")
    'is not in Arabic: Marsad reads Arabic only'
    """
    sample = text[:_SAMPLE]
    if _FORMS.search(sample):
        sample = unicodedata.normalize("NFKC", sample)
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return "holds no words: there is nothing to read"
    arabic = len(_ARABIC.findall(sample))
    foreign = len(_OTHERS.findall(sample))
    if (arabic + foreign) < letters * 0.4:
        return "is not in Arabic: Marsad reads Arabic only"
    share = foreign / (arabic + foreign)
    if share < 0.005:
        return None
    words = len(_WORD.findall(sample))
    articles = len(_ARTICLE.findall(sample)) / words
    if share < 0.15 and articles > 0.15:
        return None
    if share > 0.03 and articles < 0.03 and words > 20:
        return f"is {_name(_identify()(sample))}, not Arabic: Marsad reads Arabic only"
    language = _identify()(sample)
    return None if language in _DIALECTS else f"is {_name(language)}, not Arabic: Marsad reads Arabic only"


def _name(language: str) -> str:
    return _NAMES.get(language, "in another language in Arabic letters")


@functools.cache
def _identify() -> Callable[[str], str]:
    """The identifier, limited to languages in Arabic letters; loading it takes a tenth of a second."""
    import py3langid

    py3langid.set_languages([*_DIALECTS, *_NAMES])
    return lambda text: str(py3langid.classify(text)[0])
