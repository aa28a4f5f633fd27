"""Find numbers in a sentence, with the bounds that their words say.

«أكثر من أربعين» is 41 and up, «نحو 40» is 40 and approximate, «عشرات» is 20 and up: never more than the words say.
What is counted is for the reader of the sentence; a dual noun («طفلان») is no number here.

Source: `docs/concepts.md`, section Numbers.
"""

from __future__ import annotations

from typing import Final

import msgspec

from marsad.lexicon.numbers import NumberWords, number_words
from marsad.mentions.cardinals import Cardinal, atom_at, read_cardinal, whole
from marsad.text.tokens import Token, sentences, tokenize
from marsad.text.words import bits

_NUMBER: Final = bits("number")
_REACH: Final = 4
_CHANGE_REACH: Final = 7
_STOPS: Final = frozenset("،,.;:؛!?؟()")


class Number:
    """A number in a row of tokens.

    `first`..`after` are token indices with the modifiers that touch it, `core_first`..`core_end` those of the number
    alone (half-open). `min` and `max` are inclusive, None where open. `start`..`end` are offsets into the text as
    received without the proclitics of the first word, which `before` holds. `bound` is what the modifier says (more,
    least, less, most, about, or ""). Percentages run from 0 to 100, fractions
    from 0 to 1.
    """

    __slots__ = (
        "after", "approximate", "before", "bound", "core_end", "core_first", "end", "first", "fraction", "max",
        "min", "ordinal", "percent", "start", "vague",
    )  # fmt: skip

    def __init__(self, first: int, cardinal: Cardinal) -> None:
        self.first = self.core_first = first
        self.after = self.core_end = cardinal.end
        self.min: float | int | None = whole(cardinal.low)
        self.max: float | int | None = None if cardinal.high is None else whole(cardinal.high)
        self.approximate = False
        self.percent = False
        self.fraction = cardinal.fraction
        self.ordinal = cardinal.ordinal
        self.vague = cardinal.vague
        self.start = 0
        self.end = 0
        self.before = ""
        self.bound = ""

    def __repr__(self) -> str:
        return f"Number({self.first}:{self.after}, {self.min}..{self.max}{', ~' if self.approximate else ''})"


class FoundNumber(msgspec.Struct, frozen=True):
    """A number found in a text: `text` is the slice `start:end` of the text as given; `unit` is the next word."""

    text: str
    start: int
    end: int
    min: float | int | None
    max: float | int | None
    approximate: bool
    percent: bool
    unit: str | None


def find_numbers_in(tokens: list[Token], first: int, end: int) -> list[Number]:
    """All numbers of one sentence, given as token indices (half-open), in order and without overlap."""
    found: list[Number] = []
    low = first
    for i in opens_number(tokens, first, end, _NUMBER):
        if i < low:
            continue
        number = _number_at(tokens, number_start(tokens, i, low), first, end)
        if number is not None:
            found.append(number)
            low = number.after
    return found


def opens_number(tokens: list[Token], first: int, end: int, mask: int) -> list[int]:
    """The indices of digits, of words glued to digits, and of words with a reading in `mask`; all else costs nothing."""
    found: list[int] = []
    for i in range(first, end):
        word = tokens[i].word
        if word.mask:
            if word.mask & mask:
                found.append(i)
        elif word.kind == "number" or (word.kind == "word" and word.key[-1].isdigit()):
            found.append(i)
    return found


def number_start(tokens: list[Token], i: int, first: int) -> int:
    """The index where the number at token `i` begins: one or two earlier if a proclitic stands alone before digits."""
    if tokens[i].word.kind != "number":
        return i
    for back in (1, 2):
        if i - back >= first:
            atom = atom_at(tokens, i - back, i + 1)
            if atom is not None and atom.end == i + 1 and tokens[i - back].word.kind == "word":
                return i - back
    return i


def _number_at(tokens: list[Token], i: int, first: int, end: int) -> Number | None:
    if _belongs_to_name(tokens, i, first):
        return None
    words = number_words()
    cardinal = read_cardinal(tokens, i, end)
    if cardinal is None:
        return None
    if cardinal.article and i > first and _names_place(tokens[i - 1]):
        return None
    number = Number(i, cardinal)
    atom = atom_at(tokens, i, end)
    assert atom is not None
    number.start, number.before = atom.start, atom.before
    if not cardinal.ordinal:
        _percent(tokens, number, end, words)
        says = _bound_before(tokens, number, first, words)
        if says in ("between", "from"):
            _close_range(tokens, number, cardinal, end, says, words)
        else:
            if says is not None:
                _bound(number, says)
            if not _from_stands(tokens, number, first, words):
                _neighbour_range(tokens, number, cardinal, end, words)
            _bound_after(tokens, number, end, words)
    last = tokens[number.after - 1]
    number.end = last.end
    return number


def _belongs_to_name(tokens: list[Token], i: int, first: int) -> bool:
    """Digits joined by a hyphen to a word before them name a thing: «اف-16»."""
    if i - 2 < first or tokens[i].word.kind != "number" or tokens[i - 1].key != "-":
        return False
    name = tokens[i - 2]
    return name.word.kind == "word" and tokens[i - 1].start == name.end and tokens[i].start == tokens[i - 1].end


def _names_place(token: Token) -> bool:
    """A bare place-type word before «السبعين» makes it a name."""
    hit = token.word.by_cat.get("place_type")
    return hit is not None and not hit.article and not hit.after


def _percent(tokens: list[Token], number: Number, end: int, words: NumberWords) -> None:
    if number.after < end:
        for phrase, _ in words.percent.get(tokens[number.after].key, ()):
            stop = number.after + len(phrase)
            if stop <= end and all(tokens[number.after + n].key == phrase[n] for n in range(1, len(phrase))):
                number.percent = True
                number.after = stop
                return
    at = number.first - 1
    if at >= 0 and tokens[at].key == "%" and tokens[at].end == tokens[number.first].start:
        number.percent = True
        number.first = at
        number.start = tokens[at].start


def _bound_before(tokens: list[Token], number: Number, first: int, words: NumberWords) -> str | None:
    """What the words before the number say of it; the number then begins at the first of them."""
    at = number.first - 1
    if at < first or number.before not in ("", "ب"):
        return None
    key = tokens[at].key
    bound = tokens[at].word.by_cat.get("bound")
    found = words.before.get(key, ())
    if bound is not None and bound.before:
        found = [*found, *words.before.get(key[len(bound.before) :], ())]
    for phrase, says in found:
        start = at - len(phrase) + 1
        if start < first:
            continue
        opening = tokens[start]
        hit = opening.word.by_cat.get("bound")
        if hit is None or opening.key[len(hit.before) :] != phrase[0]:
            continue
        if any(tokens[start + n].key != phrase[n] for n in range(1, len(phrase))):
            continue
        if says in ("between", "from") and not _range_follows(tokens, number, start, first, says, words):
            continue
        number.first = start
        number.start = opening.start + (hit.start if hit.before else 0)
        number.before = hit.before
        return says
    return None


def _range_follows(tokens: list[Token], number: Number, start: int, first: int, says: str, words: NumberWords) -> bool:
    if says == "between":
        return True
    at = number.after
    if at >= len(tokens) or tokens[at].key not in words.lists["to"] or number.before:
        return False
    change = words.lists["change"]
    for token in tokens[max(first, start - _CHANGE_REACH) : start]:
        if token.key in change or token.key[1:] in change:
            return False
    return True


def _from_stands(tokens: list[Token], number: Number, first: int, words: NumberWords) -> bool:
    """Whether «من» before the number was already found to tell of a change, not of a range."""
    at = number.first - 1
    return at >= first and any(says == "from" for _, says in words.before.get(tokens[at].key, ()))


def _close_range(
    tokens: list[Token], number: Number, cardinal: Cardinal, end: int, says: str, words: NumberWords
) -> None:
    """Read the second end of «بين X وY» or «من X إلى Y»; if there is none the first word bounds nothing."""
    at = number.after
    second: Cardinal | None = None
    if says == "between":
        second = _second(tokens, at, end) or _other_end(tokens, at, end, words)
        if second is None and cardinal.joined:
            shorter = read_cardinal(tokens, number.core_first, end, join=False)
            if shorter is not None and shorter.end < cardinal.end:
                second = _second(tokens, shorter.end, end)
                number.min = number.max = whole(shorter.low)
                cardinal = shorter
    elif at < end and tokens[at].key in words.lists["to"]:
        second = read_cardinal(tokens, at + 1, end)
    if second is None or not _join_ends(number, cardinal, second):
        number.first = number.core_first
        number.after = cardinal.end if number.after == number.core_end else number.after
        atom = atom_at(tokens, number.core_first, end)
        if atom is not None:
            number.start, number.before = atom.start, atom.before
        return
    _percent(tokens, number, end, words)


def _second(tokens: list[Token], at: int, end: int) -> Cardinal | None:
    atom = atom_at(tokens, at, end)
    return read_cardinal(tokens, at, end) if atom is not None and atom.before == "و" else None


def _other_end(tokens: list[Token], at: int, end: int, words: NumberWords) -> Cardinal | None:
    """«بين 20 إلى 30», «بين عشرين أو ثلاثين»: a range whose ends are joined as if nothing stood before them."""
    if at + 1 >= end or (tokens[at].key not in words.lists["to"] and tokens[at].key not in words.lists["or"]):
        return None
    atom = atom_at(tokens, at + 1, end)
    if atom is None or atom.before:
        return None
    second = read_cardinal(tokens, at + 1, end)
    return None if second is None or second.ordinal or second.vague else second


def _neighbour_range(tokens: list[Token], number: Number, cardinal: Cardinal, end: int, words: NumberWords) -> None:
    """«10 إلى 15», «200-300», «ثلاثة أو أربعة»."""
    at = number.after
    if at + 1 >= end or number.vague or number.fraction or number.max is None or number.min != number.max:
        return
    key = tokens[at].key
    if key not in words.lists["to"] and key not in words.lists["or"]:
        return
    if key == "-" and not (
        cardinal.digits and tokens[at + 1].word.kind == "number" and not _looks_like_date(tokens, at, end)
    ):
        return
    atom = atom_at(tokens, at + 1, end)
    if atom is None or atom.before:
        return
    second = read_cardinal(tokens, at + 1, end)
    if second is not None and not second.ordinal and not second.vague and _join_ends(number, cardinal, second):
        _percent(tokens, number, end, words)


def _looks_like_date(tokens: list[Token], at: int, end: int) -> bool:
    return (
        (at + 2 < end and tokens[at + 2].key in "-/")
        or tokens[at - 2].key in "-/"
        or 1900 <= (tokens[at + 1].word.value or 0) <= 2100
    )


def _join_ends(number: Number, cardinal: Cardinal, second: Cardinal) -> bool:
    """Join two numbers into a range; a scale said once counts for both («بين 20 و30 ألفا»)."""
    low, high = cardinal.low, second.low
    if second.scale > 1 and cardinal.scale == 1 and low < high / second.scale:
        low *= second.scale
    if not low < high:
        return False
    number.min, number.max = whole(low), whole(high)
    number.after = number.core_end = second.end
    return True


def _bound(number: Number, says: str) -> None:
    number.bound = says
    exact = number.percent or number.fraction or number.vague or isinstance(number.min, float)
    if says == "about":
        number.approximate = True
    elif says == "least":
        number.max = None
    elif says == "more":
        number.min = number.min if exact or number.min is None else number.min + 1
        number.max = None
    elif number.max is not None:
        number.max = number.max if says == "most" or exact else number.max - 1
        number.min = None


def _bound_after(tokens: list[Token], number: Number, end: int, words: NumberWords) -> None:
    """«على الأقل», «تقريبا» after the number or its noun; inside the number only where they touch it."""
    for at in range(number.after, min(end, number.after + _REACH + 1)):
        token = tokens[at]
        key = token.key
        if (
            key in _STOPS
            or key in words.lists["within"]
            or token.word.kind == "number"
            or (at > number.after and "number" in token.word.by_cat)
        ):
            return
        for phrase, says in words.after.get(key, ()):
            stop = at + len(phrase)
            if stop <= end and all(tokens[at + n].key == phrase[n] for n in range(1, len(phrase))):
                if stop < end and tokens[stop].key in words.unless[phrase]:
                    continue
                if number.max is not None or says == "about":
                    _bound(number, says)
                if at == number.after:
                    number.after = stop
                return


def find_numbers(text: str) -> list[FoundNumber]:
    """Numbers in a text, with inclusive bounds; offsets are half-open code points into the text as given.

    Ordinals are left out. A dual noun is not read as a number.

    >>> [(n.min, n.max, n.unit) for n in find_numbers("أكثر من أربعين شخصا")]
    [(41, None, 'شخصا')]
    """
    from marsad.lexicon.load import default_lexicon

    tokens = tokenize(text, default_lexicon().table.analyse)
    found: list[FoundNumber] = []
    for first, end, _ in sentences(tokens):
        for number in find_numbers_in(tokens, first, end):
            if not number.ordinal:
                found.append(_as_found(text, tokens, number, end))
    return found


def _as_found(text: str, tokens: list[Token], number: Number, end: int) -> FoundNumber:
    unit = None
    if not number.percent and number.after < end:
        token = tokens[number.after]
        if token.word.kind == "word" and token.key not in number_words().lists["no-unit"]:
            unit = text[token.start : token.end]
    return FoundNumber(
        text[number.start : number.end],
        number.start,
        number.end,
        number.min,
        number.max,
        number.approximate,
        number.percent,
        unit,
    )
