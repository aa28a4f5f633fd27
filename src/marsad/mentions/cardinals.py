"""Read one number, in words or digits, from a row of tokens; bounds and modifiers are for `numbers`.

A word continues a number only where grammar lets it: tens after units, a lower magnitude after a higher one. The
conjunction joins 20..90 to a unit, never عشر, so that «خمسة وعشرة» stays two numbers.

Source: the agreement and order of Arabic numerals as reference grammars give them (units before tens, و between parts).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from marsad.lexicon.numbers import WITH_ARTICLE, number_words
from marsad.text.tokens import Token
from marsad.text.words import Hit

_GLUED = re.compile(r"([وفبلك]{0,2})(ال|ل)?(\d+)(?:\.\d+)?")
_STANDING = re.compile(r"([وفبلك]{0,2})(ال)?")
_AND: Final = "و"
_MAX_STANDING: Final = 4


class Atom(NamedTuple):
    """One word or group of digits: its class, value, proclitics, article, the index after it, and where it starts."""

    class_: str
    value: float
    before: str
    article: bool
    end: int
    start: int


class Cardinal:
    """A number as read: its value (`high` differs for a few and for open counts), what sort, and the index after it."""

    __slots__ = ("article", "digits", "end", "fraction", "high", "joined", "low", "ordinal", "scale", "vague")

    def __init__(self, low: float, high: float | None, end: int) -> None:
        self.low = low
        self.high = high
        self.end = end
        self.scale = 1.0
        self.fraction = False
        self.ordinal = False
        self.vague = False
        self.digits = False
        self.article = False
        self.joined = 0


def whole(value: float) -> float | int:
    """An int where the value is whole."""
    return int(value) if value == int(value) else value


def atom_at(tokens: list[Token], i: int, end: int) -> Atom | None:
    """The number word or digits that token `i` is, or begins as a proclitic that stands alone («ال 29», «و 200»)."""
    if i >= end:
        return None
    token = tokens[i]
    word = token.word
    if word.kind == "number":
        return None if word.value is None else Atom("digits", word.value, "", False, i + 1, token.start)
    hit = word.by_cat.get("number")
    if hit is not None and hit.entry.spec.class_ == "unit" and hit.entry.spec.value == 1:
        hit = _lead(tokens, i, end) or hit
    if hit is not None and (not hit.after or hit.entry.spec.class_ == "fraction"):
        spec = hit.entry.spec
        article = hit.article or hit.entry.form == WITH_ARTICLE
        return Atom(spec.class_, spec.value, hit.before, article, i + 1, token.start + (hit.start if hit.before else 0))
    if word.kind != "word":
        return None
    key = token.key
    if key[-1].isdigit():
        glued = _GLUED.fullmatch(key)
        if glued is None:
            return None
        before = glued[1] + ("ل" if glued[2] == "ل" else "")
        start = token.end - len(glued[3]) if glued[2] is None else token.start + len(glued[1])
        return Atom("digits", float(glued[3]), before, glued[2] is not None, i + 1, start)
    if len(key) > _MAX_STANDING or i + 1 >= end or not (standing := _STANDING.fullmatch(key)):
        return None
    follows = i + 1
    if tokens[follows].key == "-" and follows + 1 < end and tokens[follows].start == token.end:
        follows += 1
    number = tokens[follows].word
    if number.kind == "number" and number.value is not None:
        start = tokens[follows].start if standing[2] is None else token.start + len(standing[1])
        return Atom("digits", number.value, standing[1], standing[2] is not None, follows + 1, start)
    if key == _AND and follows == i + 1 and (plain := number.by_cat.get("number")) is not None and not plain.before:
        inner = atom_at(tokens, follows, end)
        return None if inner is None else inner._replace(before=_AND)
    return None


def _lead(tokens: list[Token], i: int, end: int) -> Hit | None:
    """The reading و + أحد of «واحد» where a second half of a teen follows: «وأحد عشر»."""
    if (
        i + 1 < end
        and (after := tokens[i + 1].word.by_cat.get("number")) is not None
        and after.entry.spec.class_ == "ten"
    ):
        return next(
            (hit for hit in tokens[i].word.hits if hit.entry.cat == "number" and hit.entry.spec.class_ == "lead"), None
        )
    return None


def read_cardinal(tokens: list[Token], i: int, end: int, join: bool = True) -> Cardinal | None:
    """The longest number that begins at token `i`; without `join`, units and tens are not joined by و."""
    atom = atom_at(tokens, i, end)
    if atom is None:
        return None
    found = _single(tokens, atom, end)
    if found is None:
        found = _sum(tokens, atom, end, join)
    if found is not None:
        found.article = atom.article
        found.digits = atom.class_ == "digits"
    return found


def _single(tokens: list[Token], atom: Atom, end: int) -> Cardinal | None:
    """Numbers that do not add up from parts: fractions, ordinals, open counts."""
    if atom.class_ == "fraction":
        found = Cardinal(atom.value, atom.value, atom.end)
        found.fraction = True
        return found
    if atom.class_ == "ordinal":
        return _ordinal(tokens, atom, end)
    if atom.class_ in ("vague", "few"):
        found = Cardinal(atom.value * 2, None, atom.end)
        if atom.class_ == "few":
            found = Cardinal(3, 9, atom.end)
        found.vague = True
        after = atom_at(tokens, found.end, end)
        if after is not None and not after.before and after.class_ in ("vague", "ten", "scale"):
            if after.class_ == "ten":
                return None if atom.class_ == "vague" else _shift(found, 10, after.end)
            if atom.class_ == "few" or after.value > atom.value:
                found.low *= after.value
                found.high = found.high and found.high * after.value
                found.end = after.end
        return found
    return None


def _shift(found: Cardinal, by: float, end: int) -> Cardinal:
    found.low += by
    found.high = (found.high or 0) + by
    found.end = end
    return found


def _ordinal(tokens: list[Token], atom: Atom, end: int) -> Cardinal:
    found = Cardinal(atom.value, atom.value, atom.end)
    found.ordinal = True
    after = atom_at(tokens, atom.end, end)
    if after is not None and after.class_ == "ten" and not after.before and not after.article:
        return _shift(found, 10, after.end)
    if after is not None and after.class_ == "tens" and after.before == _AND and after.article:
        return _shift(found, after.value, after.end)
    return found


def _sum(tokens: list[Token], atom: Atom, end: int, join: bool) -> Cardinal | None:
    group = _scaled(tokens, atom, end, join)
    if group is None:
        return None
    found = group
    last = found.scale
    while found.scale > 1 and last > 1:
        following = _after_and(tokens, found.end, end)
        if following is None:
            break
        if following.class_ == "fraction":
            noun = atom_at(tokens, following.end, end)
            found.low += following.value * last
            found.end = noun.end if noun is not None and noun.class_ == "scale" and not noun.before else following.end
            break
        part = _scaled(tokens, following, end, join)
        if part is None or part.low >= last or part.scale >= last or _counts_others(tokens, part, end):
            break
        found.low += part.low
        found.end = part.end
        last = part.scale
    found.high = found.low
    return found


def _after_and(tokens: list[Token], i: int, end: int) -> Atom | None:
    atom = atom_at(tokens, i, end)
    return atom if atom is not None and atom.before == _AND else None


def _counts_others(tokens: list[Token], part: Cardinal, end: int) -> bool:
    """A bare unit before «آخرون» counts by itself."""
    return part.low <= 10 and part.end < end and tokens[part.end].key in number_words().lists["others"]


def _scaled(tokens: list[Token], atom: Atom, end: int, join: bool) -> Cardinal | None:
    """A group below one thousand (or digits), with the scale word that multiplies it."""
    class_ = atom.class_
    if class_ in ("scale", "twice", "either"):
        twice = class_ == "twice" or (class_ == "either" and _after_and(tokens, atom.end, end) is None)
        found = Cardinal(atom.value * 2 if twice else atom.value, None, atom.end)
        found.scale = atom.value
        return found
    found_group = _group(tokens, atom, end, join)
    if found_group is None:
        return None
    while True:
        after = atom_at(tokens, found_group.end, end)
        if after is None or after.before or after.class_ not in ("scale", "either", "vague") or after.value < 1000:
            return found_group
        if after.value == found_group.scale:
            return found_group
        found_group.low *= after.value
        found_group.scale = max(found_group.scale, 1) * after.value
        found_group.end = after.end


def _group(tokens: list[Token], atom: Atom, end: int, join: bool) -> Cardinal | None:
    class_ = atom.class_
    value = atom.value
    if class_ == "digits":
        return Cardinal(value, value, atom.end)
    if class_ == "hundred" or class_ == "hundreds":
        return _below_hundred(tokens, Cardinal(value, value, atom.end), end, join)
    if class_ == "tens":
        return Cardinal(value, value, atom.end)
    if class_ not in ("unit", "lead", "ten"):
        return None
    after = atom_at(tokens, atom.end, end)
    if after is not None:
        if class_ == "unit" and not after.before and value > 2:
            if after.class_ == "hundred":
                return _below_hundred(tokens, Cardinal(value * 100, None, after.end), end, join)
            if after.class_ == "quarters":
                found = Cardinal(value * after.value, None, after.end)
                found.fraction = True
                return found
        if class_ != "ten" and value > 0:
            if after.class_ == "ten" and not after.before and not after.article:
                return Cardinal(10 + value, None, after.end)
            if join and after.class_ == "tens" and after.before == _AND and (atom.article or not after.article):
                found = Cardinal(value + after.value, None, after.end)
                found.joined = 1
                return found
    return None if class_ == "lead" else Cardinal(value, value, atom.end)


def _below_hundred(tokens: list[Token], found: Cardinal, end: int, join: bool) -> Cardinal:
    """Add what و joins to hundreds: a unit, a teen, tens, or digits below 100."""
    following = _after_and(tokens, found.end, end)
    if following is None or following.class_ not in ("unit", "lead", "ten", "tens", "digits") or not join:
        return found
    rest = _group(tokens, following, end, join)
    if rest is None or rest.low >= 100 or rest.fraction or _counts_others(tokens, rest, end):
        return found
    found.low += rest.low
    found.end = rest.end
    found.joined = 1
    return found
