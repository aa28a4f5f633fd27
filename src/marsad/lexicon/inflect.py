"""Inflect Arabic verbs: every unvocalised surface form from the perfect and the imperfect, and the participles.

Forms come out folded as `text.fold` folds them, without clitics. What undiacritised spelling cannot tell apart (stem I
and II, active and passive of most verbs) is one form; where active and passive are spelled alike, voice is "either".
The morphological letters of this module are all the Arabic that it knows: verbs are data.

Source: K. C. Ryding, A Reference Grammar of Modern Standard Arabic (2005), chapters 21 to 33 and the verb charts.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from marsad.text.fold import DROPPED, fold_word

_SHADDA = "\N{ARABIC SHADDA}"
_HAMZA, _ALEF, _TA, _NUN, _WAW, _YA = "ء", "ا", "ت", "ن", "و", "ي"
_HAMZA_ALEF, _HAMZA_YA, _HAMZA_WAW, _MAQSURA, _MIM, _TA_MARBUTA = "أ", "ئ", "ؤ", "ى", "م", "ة"
_HAMZAS = frozenset((_HAMZA, _HAMZA_ALEF, _HAMZA_YA, _HAMZA_WAW))
_INFIX_TA = frozenset("تطد")
_TEN = "است"

_Slot = tuple[int, str, str]
_BASE: _Slot = (3, "m", "sg")
_FULL: tuple[tuple[_Slot, str], ...] = (
    (_BASE, ""), ((3, "f", "sg"), _TA), ((3, "m", "du"), _ALEF), ((3, "f", "du"), "تا"), ((3, "m", "pl"), "وا"),
)  # fmt: skip
_CONSONANTAL: tuple[tuple[_Slot, str], ...] = (
    ((3, "f", "pl"), _NUN), ((1, "", "sg"), _TA), ((1, "", "pl"), "نا"), ((2, "m", "sg"), _TA),
)  # fmt: skip
_PREFIXES: tuple[tuple[_Slot, str], ...] = (
    (_BASE, _YA), ((3, "f", "sg"), _TA), ((2, "m", "sg"), _TA), ((1, "", "sg"), _HAMZA_ALEF), ((1, "", "pl"), _NUN),
)  # fmt: skip
_UNSUFFIXED = frozenset(slot for slot, _ in _PREFIXES)
_DUALS: tuple[tuple[_Slot, str], ...] = (((3, "m", "du"), _YA), ((3, "f", "du"), _TA))


_THIRD = 3


class Form(NamedTuple):
    """One surface form: tense past or present; voice active, passive or either; person 1..3; number sg, du or pl.

    `short` marks a jussive that differs from the indicative («يقل», «نصف», «يفرر»): it stands only after a particle
    such as لم, and elsewhere the same letters are another word.
    """

    text: str
    tense: str
    voice: str
    person: int
    gender: str
    number: str
    short: bool = False


class Agreement(NamedTuple):
    """One form of a participle: gender m or f, number sg, du or pl."""

    text: str
    gender: str
    number: str


class _Verb(NamedTuple):
    """A verb's letters without marks, the imperfect without its prefix, and its classes."""

    past: str
    stem: str
    hollow: bool
    doubled: str  # yes, no, maybe
    defective: bool
    reflexive: bool  # stem VII, which has no passive
    geminate: bool  # a shadda was written on a letter that is not the last


@functools.lru_cache(maxsize=4096)
def inflect(past: str, present: str, third: bool = False) -> tuple[Form, ...]:
    """All forms of a verb from its third person masculine singular perfect and imperfect, in plain spelling; `third`: only the third person's.

    A shadda on the last letter says that a verb is doubled where spelling leaves it open («استمرّ» but «استلم»);
    without it both readings' forms are given. Indicative, subjunctive and jussive are all `present`.

    >>> sorted({form.text for form in inflect("قال", "يقول") if form[1:6] == ("present", "active", 3, "m", "pl")})
    ['يقولوا', 'يقولون']

    Raises `ValueError` for a word that is no verb form (one letter, or an imperfect without its prefix).
    """
    verb = _classify(past, present)
    found: dict[tuple[str, str, _Slot], set[str]] = {}
    tables = [("past", "active", _past_active(verb)), ("present", "active", _present(verb, verb.stem))]
    if not verb.reflexive:
        tables.append(("past", "passive", _past_passive(verb)))
        tables.append(("present", "passive", _present(verb, _passive_stem(verb))))
    for tense, voice, table in tables:
        for slot, text in table:
            if third and slot[0] != _THIRD:
                continue
            folded = fold_word(text)
            if slot == (1, "", "sg") and tense == "present" and folded.startswith(_ALEF * 2):
                folded = folded[1:]
            found.setdefault((folded, tense, slot), set()).add(voice)
    jussive = len(verb.stem) if verb.hollow or verb.defective else len(verb.stem) + 2 if verb.doubled != "no" else 0
    return tuple(
        Form(
            text,
            tense,
            "either" if len(voices) == 2 else next(iter(voices)),
            *slot,
            short=tense == "present" and slot in _UNSUFFIXED and len(text) == jussive,
        )
        for (text, tense, slot), voices in sorted(found.items())
    )


def _classify(past: str, present: str) -> _Verb:
    plain, imperfect = _without_marks(past), _without_marks(present)
    if len(plain) < 2 or len(imperfect) < 2 or imperfect[0] != _YA:
        raise ValueError(f"no verb: {past}/{present}. Give the perfect and the imperfect, both of «he».")
    stem = imperfect[1:]
    hollow = len(plain) > 2 and plain[-2] == _ALEF and plain[-1] not in (_ALEF, _MAQSURA, _YA)
    defective = not hollow and plain[-1] in (_MAQSURA, _ALEF, _YA)
    final_shadda = _SHADDA in past.rpartition(plain[-1])[2]
    doubled = "no" if hollow or defective else "yes" if final_shadda else _doubled(plain, stem)
    reflexive = len(plain) > 3 and plain[:2] == _ALEF + _NUN and plain[2] != _TA
    return _Verb(plain, stem, hollow, doubled, defective, reflexive, _SHADDA in past and not final_shadda)


def _without_marks(word: str) -> str:
    return "".join(char for char in word.strip() if char not in DROPPED)


def _doubled(past: str, stem: str) -> str:
    """Whether the second and third radical are one letter with a shadda, as far as spelling tells."""
    if len(past) == 2:
        return "yes"
    if len(past) == 3:
        return "yes" if past[0] == _HAMZA_ALEF and stem == past[1:] else "no"
    if len(past) == 4 and past[0] == _ALEF:
        return "no" if past[1] in _INFIX_TA else "yes"
    if len(past) == 5 and past[0] == _ALEF and past[3] == _HAMZA_ALEF:
        return "yes"  # «اطمأن»
    return "maybe" if len(past) == 5 and past.startswith(_TEN) else "no"


def _past_active(verb: _Verb) -> list[tuple[_Slot, str]]:
    if verb.defective:
        if verb.past[-1] == _YA:
            return _weak_past(verb.past[:-1])
        radical = _WAW if verb.stem[-1] == _WAW else _YA
        base = verb.past[:-1]
        forms = [(_BASE, verb.past), ((3, "f", "sg"), base + _TA), ((3, "f", "du"), base + "تا")]
        forms += [((3, "m", "du"), base + radical + _ALEF), ((3, "m", "pl"), base + "وا")]
        return forms + [(slot, base + radical + suffix) for slot, suffix in _CONSONANTAL]
    return _full_past(verb.past) + _short_past(verb)


def _past_passive(verb: _Verb) -> list[tuple[_Slot, str]]:
    past = verb.past
    if len(past) > 3 and past[1] == _ALEF and not verb.hollow:
        past = past[0] + _WAW + past[2:]
    elif len(past) > 4 and past[0] == _TA and past[2] == _ALEF:
        past = past[:2] + _WAW + past[3:]
    elif len(past) == 3 and past[1] == _HAMZA_ALEF:
        past = past[0] + _HAMZA_YA + past[2]
    if past[-1] == _HAMZA_ALEF:
        past = past[:-1] + _HAMZA_YA
    if verb.defective:
        return _weak_past(past[:-1])
    if verb.hollow:
        past = past[:-2] + _YA + past[-1]
        return _full_past(past) + _short_past(verb)
    return _full_past(past) + _short_past(verb._replace(past=past))


def _weak_past(base: str) -> list[tuple[_Slot, str]]:
    """The past of a verb whose third radical stays a ya: «بقي», and the passive of every defective verb."""
    forms = [(slot, base + _YA + suffix) for slot, suffix in (*_FULL[:4], *_CONSONANTAL)]
    return [*forms, ((3, "m", "pl"), base + "وا")]


def _full_past(past: str) -> list[tuple[_Slot, str]]:
    if past[-2:] == _YA + _HAMZA:
        seated = past[:-1] + _HAMZA_YA  # «جيء» but «جيئت»
        return [(_BASE, past), *((slot, seated + suffix) for slot, suffix in _FULL[1:])]
    forms = [(slot, past + suffix) for slot, suffix in _FULL]
    if past[-1] == _HAMZA_ALEF:
        forms[2] = (forms[2][0], past)  # the hamza and the alef of the dual are one sign
    if past[-1] in (_HAMZA, _HAMZA_ALEF):
        forms += [((3, "m", "pl"), past[:-1] + seat + "وا") for seat in (_HAMZA, _HAMZA_WAW)]
    return forms


def _short_past(verb: _Verb) -> list[tuple[_Slot, str]]:
    """The forms with a suffix that begins with a consonant, on the short stem of hollow and doubled verbs."""
    stems = [verb.past]
    if verb.hollow:
        stems = [verb.past[:-2] + (_HAMZA_YA if verb.past[-1] == _HAMZA else verb.past[-1])]
    elif verb.doubled != "no":
        stems = [verb.past + verb.past[-1]] + [verb.past] * (verb.doubled == "maybe")
    forms = []
    for stem in stems:
        for slot, suffix in _CONSONANTAL:
            forms.append((slot, stem + (suffix[1:] if suffix[0] == stem[-1] else suffix)))
    return forms


def _passive_stem(verb: _Verb) -> str:
    """The imperfect's passive stem where it is spelled otherwise: «يصاب», «يوصل», «يؤخذ», «يدعى»."""
    stem = verb.stem
    if verb.hollow:
        return stem[:-2] + _ALEF + stem[-1]
    if verb.past[0] == _WAW and stem[0] != _WAW and len(verb.past) == 3:
        stem = verb.past[:-1] + stem[-1]
    elif stem[0] == _HAMZA_ALEF and len(verb.past) == 3:
        stem = _HAMZA_WAW + stem[1:]
    if verb.defective:
        return stem[:-1] + _MAQSURA
    return stem[:-1] + _HAMZA_ALEF if stem[-1] == _HAMZA_YA else stem


def _present(verb: _Verb, stem: str) -> list[tuple[_Slot, str]]:
    forms = [(slot, prefix + stem) for slot, prefix in _PREFIXES]
    dual, plural, feminine, jussive = [stem], [stem], [stem], []
    if verb.defective:
        base, last = stem[:-1], _WAW if stem[-1] == _WAW else _YA
        dual, plural, feminine, jussive = [base + last], [base], [base + last], [base]
    elif verb.hollow:
        short = stem[:-2] + (_HAMZA_YA if stem[-1] == _HAMZA else stem[-1])
        feminine, jussive = [short], [short]
    elif verb.doubled != "no":
        unreduced = stem + stem[-1]
        feminine = [unreduced] + [stem] * (verb.doubled == "maybe")
        jussive = [unreduced]
    if stem[-2:] == _YA + _HAMZA:
        dual = plural = [stem[:-1] + _HAMZA_YA]  # «يجيء» but «يجيئون»
    elif stem[-1] in (_HAMZA, _HAMZA_ALEF):
        plural = [stem, *(stem[:-1] + seat for seat in (_HAMZA, _HAMZA_WAW))]
    if stem[-1] == _HAMZA_ALEF:
        dual = [stem[:-1]]  # the hamza and the alef of the ending are one sign
    forms += [(slot, prefix + short) for slot, prefix in _PREFIXES for short in jussive]
    for slot, prefix in _DUALS:
        forms += [(slot, prefix + base + ending) for base in dual for ending in ("ان", _ALEF)]
    forms += [((3, "m", "pl"), _YA + base + ending) for base in plural for ending in ("ون", "وا")]
    forms += [((3, "f", "pl"), _YA + (base if base[-1] == _NUN else base + _NUN)) for base in feminine]
    return forms


def participles(past: str, present: str) -> tuple[str, str]:
    """The active and the passive participle, masculine singular, in plain spelling (not folded).

    Stem I and II are spelled alike: a shadda on the middle letter («فجّر», «يفجّر») says that it is II. Without it a
    verb is read as stem I unless its letters allow only II. The active participle of a defective verb keeps its ya.

    >>> participles("حاصر", "يحاصر")
    ('محاصر', 'محاصر')
    >>> participles("قتل", "يقتل")
    ('قاتل', 'مقتول')
    """
    verb = _classify(past, present)
    if _is_first_stem(verb):
        return _first_stem_participles(verb)
    stem = verb.stem
    if verb.defective:
        return _MIM + stem[:-1] + _YA, _MIM + stem[:-1] + _MAQSURA
    if verb.hollow:
        return _MIM + stem, _MIM + stem[:-2] + _ALEF + stem[-1]
    return _MIM + stem, _MIM + stem


def _is_first_stem(verb: _Verb) -> bool:
    past, stem = verb.past, verb.stem
    if len(past) > 3 or verb.geminate:
        return False
    if len(past) == 2 or verb.hollow:
        return True
    if stem[0] == _HAMZA_WAW or (past[0] == _HAMZA_ALEF and stem[0] != _HAMZA_ALEF):
        return False
    return not (
        past[1] == past[2] or (past[0] == _WAW and stem[0] == _WAW) or (past[1] in (_WAW, _YA) and not verb.defective)
    )


def _first_stem_participles(verb: _Verb) -> tuple[str, str]:
    past, stem = verb.past, verb.stem
    first = "آ" if past[0] == _HAMZA_ALEF else past[0] + _ALEF
    if verb.hollow:
        middle = _YA if stem[-2] == _YA else _WAW
        return first + _HAMZA_YA + past[-1], _MIM + past[0] + middle + past[-1]
    if verb.defective:
        return first + past[1] + _YA, _MIM + past[:2] + (_WAW if stem[-1] == _WAW else _YA)
    if verb.doubled == "yes":
        return first + past[-1], _MIM + past[0] + past[-1] + _WAW + past[-1]
    last = _HAMZA_YA if past[2] in _HAMZAS else past[2]
    return first + past[1] + last, _MIM + past[:2] + _WAW + (_HAMZA if past[2] in _HAMZAS else past[2])


def agreements(participle: str) -> tuple[Agreement, ...]:
    """Feminine, dual and plural of a participle given in plain spelling, folded; sound plurals, both cases.

    >>> [form.text for form in agreements("محاصر") if form.number == "pl" and form.gender == "m"]
    ['محاصرون', 'محاصرين']
    """
    base = _without_marks(participle)
    forms = [(base, "m", "sg")]
    if base[-1] == _MAQSURA:
        stem, plural, feminine = base[:-1] + _YA, [base[:-1]], base[:-1] + _ALEF + _TA_MARBUTA
    elif base[-1] == _YA:
        stem, plural, feminine = base, [base[:-1], base], base + _TA_MARBUTA
        forms.append((base[:-1], "m", "sg"))
    else:
        stem, plural, feminine = base, [base], base + _TA_MARBUTA
    forms.append((feminine, "f", "sg"))
    forms += [(stem + ending, "m", "du") for ending in ("ان", "ين")]
    forms += [(feminine[:-1] + ending, "f", "du") for ending in ("تان", "تين")]
    forms += [(one + ending, "m", "pl") for one in plural for ending in ("ون", "ين")]
    forms.append((stem + "ات", "f", "pl"))
    return tuple(dict.fromkeys(Agreement(fold_word(text), gender, number) for text, gender, number in forms))
