"""The corpus of whole readings: every case in `tests/corpus/{claims,speakers,status,places,parties}` against the reader.

A case (`[[case]]`) is a sentence or two of news Arabic, composed for this corpus, with every claim that a careful coder
marks in it. What an expectation leaves out is not judged; a claim that no expectation allows fails the case. Keys:

    label, text, published, outlet
    expect     "fail", with a reason, marks a known gap: a strict xfail, so that a better reading announces itself
    spelling   "fail" marks a case that diacritics or tatweel still change, as strictly
    kind       one kind, or several that a coder may well choose: "capture|control"
    quote      words of `text` that the evidence must overlap; the evidence must not leave their sentence
    optional   the claim may be missing
    status     asserted unless said; may name several; also disputes, subkind, extent, phase, cause, counting
    actors, targets, sides (both sides of a clash or a deal, in any order): whole sets of ids; "a|b" is either
    objects, means: ids that must be among those read
    places     whole set of names, with the role where it is not `at`: "name:to", "name:from|at"; more that are `near` do no harm
    place      one place in full: name, type, country (of the gazetteer)
    source     id of the first speaker, or "outlet"; chain: the ids of all speakers before the outlet
    killed, injured, casualties, detained, displaced, trapped, missing
               {min, max, approximate, unit, victims, children, women, breakdown}; a bound left out is an open one
    counts     {raids = {min, max}};  share = {min, max};  time = {start, end, precision, bound, basis}
"""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from marsad.places.gazetteer import load_gazetteer
from marsad.reader import read_report
from marsad.records import KINDS, QUANTITIES, STATUSES, Claim, Party, Place, Report, Speaker, to_json

CORPUS = Path(__file__).parent / "corpus"
FOLDERS = ("claims", "speakers", "status", "places", "parties")
TRIGGERS = Path(__file__).parents[1] / "src" / "marsad" / "data" / "triggers"
UNEXERCISED = CORPUS / "unexercised.txt"
KEYS = {"label", "text", "published", "outlet", "claims", "expect", "reason", "spelling", "comment"}
PLAIN = ("disputes", "subkind", "extent", "phase", "cause", "counting")
EXPECTED_KEYS = {
    "kind", "quote", "optional", "status", "actors", "targets", "sides", "objects", "means", "places", "place",
    "source", "chain", "counts", "share", "time", *PLAIN, *QUANTITIES,
}  # fmt: skip
TYPE_WORDS = frozenset(
    [
        "مدينه",
        "بلده",
        "قريه",
        "حي",
        "مخيم",
        "محافظه",
        "مديريه",
        "ولايه",
        "منطقه",
        "قضاء",
        "ناحيه",
        "ريف",
        "ميناء",
        "محور",
        "جبهه",
        "حقل",
        "جبل",
        "جبال",
        "وادي",
        "تله",
        "جسر",
        "معسكر",
        "قاعده",
        "حوض",
        "منفذ",
    ]
)
SENTENCE_END = re.compile(r"\n|(?<=[.!؟])\s")
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
FATHA, TATWEEL = "\u064e", "\u0640"
CONSONANTS = frozenset("بتثجحخدذرزسشصضطظعغفقكلمنه")
JOINING = frozenset("بتثجحخسشصضطظعغفقكلمنهيئ")


def load_cases() -> list[tuple[str, dict[str, Any]]]:
    """(file:label, case) of the whole corpus, in the order of the files."""
    found = []
    for folder in FOLDERS:
        for path in sorted((CORPUS / folder).glob("*.toml")):
            for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
                found.append((f"{folder}/{path.stem}:{case['label']}", case))
    return found


CASES = load_cases()


def fold(text: str) -> str:
    """One spelling for the variants of alef, ya and ta marbuta, without marks and tatweel."""
    text = MARKS.sub("", text)
    for pattern, letter in (("[أإآٱ]", "ا"), ("ى", "ي"), ("ة", "ه")):
        text = re.sub(pattern, letter, text)
    return text


def place_key(name: str) -> str:
    """A place's name without its type word and articles."""
    words = fold(name).split()
    while len(words) > 1 and words[0].removeprefix("ال") in TYPE_WORDS:
        words = words[1:]
    return " ".join(word.removeprefix("ال") for word in words)


def read(case: dict[str, Any], text: str | None = None) -> list[Claim]:
    """The claims that the reader finds in a case, or in another writing of its text."""
    return _read(text or case["text"], case.get("published"), case.get("outlet"))


@functools.cache
def _read(text: str, published: str | None, outlet: str | None) -> list[Claim]:
    day = datetime.date.fromisoformat(published) if published else None
    return read_report(Report(text=text, published=day, outlet=outlet))


def sentence_of(text: str, start: int) -> tuple[int, int]:
    """The bounds of the sentence that holds a position."""
    first = 0
    for end in SENTENCE_END.finditer(text):
        if end.start() > start:
            return first, end.start()
        first = end.end()
    return first, len(text)


def same_ids(wanted: list[str], got: list[str]) -> bool:
    """Whether the ids are the wanted ones, in any order; "a|b" allows either."""
    left = list(got)
    for options in wanted:
        hit = next((one for one in options.split("|") if one in left), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def same_places(wanted: list[str], claim: Claim) -> bool:
    """Whether the claim names the wanted places in their roles, and no others but those that it is only near."""
    left = list(claim.places)
    for entry in wanted:
        names, _, roles = entry.partition(":")
        keys = {place_key(name) for name in names.split("|")}
        allowed = (roles or "at").split("|")
        hit = next(
            (
                place
                for place in left
                if place.role in allowed and keys & {place_key(place.name), place_key(place.mention or place.name)}
            ),
            None,
        )
        if hit is None:
            return False
        left.remove(hit)
    return all(place.role == "near" for place in left)


def has_place(wanted: dict[str, str], claim: Claim) -> bool:
    """Whether the claim has a place with the wanted name, type and country."""
    for place in claim.places:
        known = load_gazetteer().by_id(place.id)
        if (
            place_key(wanted["name"]) == place_key(place.name)
            and wanted.get("type", place.type) == place.type
            and wanted.get("country", known and known.country) == (known and known.country)
        ):
            return True
    return False


def quantity_faults(name: str, wanted: dict[str, Any], claim: Claim) -> list[str]:
    """What is wrong with one count of people."""
    got = claim.quantities.get(name)
    if got is None:
        return [f"{name} is missing"]
    faults = []
    if (wanted.get("min"), wanted.get("max")) != (got.min, got.max):
        faults.append(f"{name} {got.min}..{got.max}")
    for key in ("approximate", "unit", "children", "women"):
        if key in wanted and wanted[key] != getattr(got, key):
            faults.append(f"{name}.{key} {getattr(got, key)!r}")
    if "victims" in wanted and not same_ids(wanted["victims"], got.victims):
        faults.append(f"{name}.victims {got.victims}")
    for part in wanted.get("breakdown", []):
        if not any(all(msgspec.to_builtins(one)[key] == value for key, value in part.items()) for one in got.breakdown):
            faults.append(f"{name}.breakdown {got.breakdown}")
    return faults


def faults_of(wanted: dict[str, Any], claim: Claim, text: str) -> list[str]:
    """What keeps a claim from being the wanted one, each fault with what was read instead."""
    start = text.index(wanted["quote"])
    end = start + len(wanted["quote"])
    first, last = sentence_of(text, start)
    faults = []
    if claim.kind not in wanted["kind"].split("|"):
        faults.append(f"kind {claim.kind}")
    if not (claim.evidence.start < end and start < claim.evidence.end):
        faults.append("evidence elsewhere")
    elif claim.evidence.start < first or claim.evidence.end > last:
        faults.append("evidence leaves its sentence")
    if claim.status not in wanted.get("status", "asserted").split("|"):
        faults.append(f"status {claim.status}")
    faults += [
        f"{key} {getattr(claim, key)!r}" for key in PLAIN if key in wanted and wanted[key] != getattr(claim, key)
    ]
    parties = {"actors": [one.id for one in claim.actors], "targets": [one.id for one in claim.targets]}
    parties["sides"] = parties["actors"] + parties["targets"]
    for key, got in parties.items():
        if key in wanted and not same_ids(wanted[key], got):
            faults.append(f"{key} {got}")
    faults += [
        f"{key} {getattr(claim, key)}"
        for key in ("objects", "means")
        if not all(set(options.split("|")) & set(getattr(claim, key)) for options in wanted.get(key, []))
    ]
    if "places" in wanted and not same_places(wanted["places"], claim):
        faults.append("places " + ", ".join(f"{one.name}:{one.role}" for one in claim.places))
    if "place" in wanted and not has_place(wanted["place"], claim):
        faults.append("place " + ", ".join(f"{one.id} {one.name} {one.type}" for one in claim.places))
    speakers = [one.id if one.type != "outlet" else "outlet" for one in claim.source]
    if "source" in wanted and speakers[0] not in wanted["source"].split("|"):
        faults.append(f"source {speakers}")
    if "chain" in wanted and [one for one in speakers if one != "outlet"] != wanted["chain"]:
        faults.append(f"source {speakers}")
    for key in QUANTITIES:
        if key in wanted:
            faults += quantity_faults(key, wanted[key], claim)
    for names, bounds in wanted.get("counts", {}).items():
        found = next((claim.counts[name] for name in names.split("|") if name in claim.counts), None)
        if found is None or (bounds.get("min"), bounds.get("max")) != (found.min, found.max):
            faults.append(f"counts {claim.counts}")
    if "share" in wanted:
        got_share = (claim.share.min, claim.share.max) if claim.share else None
        if (wanted["share"].get("min"), wanted["share"].get("max")) != got_share:
            faults.append(f"share {got_share}")
    for key, value in wanted.get("time", {}).items():
        if claim.time is None or getattr(claim.time, key) != value:
            faults.append(f"time.{key} {claim.time and getattr(claim.time, key)}")
    return faults


def saturates(lefts: list[int], links: dict[int, list[int]]) -> list[int]:
    """The lefts that no one-to-one matching with the rights can cover together with the others."""
    owner: dict[int, int] = {}

    def place(left: int, seen: set[int]) -> bool:
        for right in links[left]:
            if right not in seen:
                seen.add(right)
                if right not in owner or place(owner[right], seen):
                    owner[right] = left
                    return True
        return False

    return [left for left in lefts if not place(left, set())]


def problems(case: dict[str, Any]) -> list[str]:
    """What is missing, wrong or unlisted in the reading of a case."""
    text, wanted, claims = case["text"], case.get("claims", []), read(case)
    judged = {(i, j): faults_of(one, claim, text) for i, one in enumerate(wanted) for j, claim in enumerate(claims)}
    forward = {i: [j for j in range(len(claims)) if not judged[i, j]] for i in range(len(wanted))}
    backward = {j: [i for i in range(len(wanted)) if not judged[i, j]] for j in range(len(claims))}
    found = []
    for i in saturates([i for i, one in enumerate(wanted) if not one.get("optional")], forward):
        near = sorted((judged[i, j] for j in range(len(claims)) if "evidence elsewhere" not in judged[i, j]), key=len)
        read_as = f": read with {'; '.join(near[0])}" if near else ": not read"
        found.append(f"{wanted[i]['kind']} «{wanted[i]['quote']}»{read_as}")
    for j in saturates(list(range(len(claims))), backward):
        claim = claims[j]
        if not any(
            claim.kind in one["kind"].split("|") and "evidence elsewhere" not in judged[i, j]
            for i, one in enumerate(wanted)
        ):
            found.append(f"unlisted {claim.kind} {claim.status} «{claim.evidence.text}» {claim.rules}")
        elif not found:
            found.append(f"more than listed: {claim.kind} «{claim.evidence.text}» {claim.rules}")
    return found


def with_fatha(text: str) -> str:
    """The text with a fatha after every consonant that bears no mark."""
    return re.sub(f"([{''.join(sorted(CONSONANTS))}])(?![\u064b-\u0652])", rf"\1{FATHA}", text)


def with_tatweel(text: str) -> str:
    """The text with a tatweel wherever two letters join."""
    return re.sub(f"([{''.join(sorted(JOINING))}])(?=[\u0621-\u064a])", rf"\1{TATWEEL}", text)


def without_offsets(claims: list[Claim]) -> list[Any]:
    """Claims as plain values, without ids and offsets, in one spelling; `caused_by` as the place of its claim."""
    order = {claim.id: place for place, claim in enumerate(claims)}

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: plain(one) for key, one in value.items() if key not in ("start", "end") or isinstance(one, str)
            }
        if isinstance(value, list):
            return [plain(one) for one in value]
        return fold(value) if isinstance(value, str) else value

    found = []
    for claim in claims:
        fields = msgspec.to_builtins(claim)
        for key in ("id", "report"):
            del fields[key]
        fields["caused_by"] = order.get(claim.caused_by or "")
        found.append(plain(fields))
    return found


def as_parameters() -> list[Any]:
    """Every case as a parameter; a known gap as a strict xfail with its reason."""
    return [
        pytest.param(
            case,
            id=name,
            marks=[pytest.mark.xfail(strict=True, reason=case["reason"])] if case.get("expect") == "fail" else [],
        )
        for name, case in CASES
    ]


every_case = pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES])
every_spelling = pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=name,
            marks=[pytest.mark.xfail(strict=True, reason="spelling")] if case.get("spelling") == "fail" else [],
        )
        for name, case in CASES
    ],
)


def test_corpus_covers_every_kind_and_is_well_formed() -> None:
    assert {path.stem for path in (CORPUS / "claims").glob("*.toml")} >= set(KINDS)
    assert len({name for name, _ in CASES}) == len(CASES)
    for name, case in CASES:
        assert set(case) <= KEYS, f"{name}: {set(case) - KEYS}"
        assert case.get("expect") in (None, "fail") and (case.get("expect") == "fail") == bool(case.get("reason")), name
        for one in case.get("claims", []):
            assert set(one) <= EXPECTED_KEYS, f"{name}: {set(one) - EXPECTED_KEYS}"
            assert set(one["kind"].split("|")) <= set(KINDS), name
            assert set(one.get("status", "asserted").split("|")) <= set(STATUSES), name
            assert case["text"].count(one["quote"]) == 1, f"{name}: «{one['quote']}» must be once in the text"


@pytest.mark.parametrize("case", as_parameters())
def test_case_is_read_as_a_coder_would(case: dict[str, Any]) -> None:
    found = problems(case)
    assert not found, "\n".join(["", case["text"], *found])


@every_case
def test_spans_slice_out_of_the_text(case: dict[str, Any]) -> None:
    text = case["text"]
    for claim in read(case):
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        mentions: list[Party | Place | Speaker] = [*claim.actors, *claim.targets, *claim.places, *claim.source]
        for one in mentions:
            if one.mention is not None:
                assert text[one.start : one.end] == one.mention


@every_spelling
def test_diacritics_change_nothing_but_offsets(case: dict[str, Any]) -> None:
    assert without_offsets(read(case, with_fatha(case["text"]))) == without_offsets(read(case))


@every_spelling
def test_tatweel_changes_nothing_but_offsets(case: dict[str, Any]) -> None:
    assert without_offsets(read(case, with_tatweel(case["text"]))) == without_offsets(read(case))


@every_case
def test_reading_twice_gives_the_same_bytes(case: dict[str, Any]) -> None:
    first = [to_json(claim) for claim in read(case)]
    _read.cache_clear()
    assert [to_json(claim) for claim in read(case)] == first


def test_every_trigger_is_exercised_by_a_passing_case() -> None:
    known = {
        entry["id"]
        for path in TRIGGERS.glob("*.toml")
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("trigger", [])
    }
    used = {
        rule
        for _, case in CASES
        if case.get("expect") != "fail" and not problems(case)
        for claim in read(case)
        for rule in claim.rules
    }
    lines = UNEXERCISED.read_text(encoding="utf-8").splitlines()
    listed = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    assert not known - used - listed, (
        f"no passing case reads with these entries; add cases: {sorted(known - used - listed)}"
    )
    assert not listed & used, f"exercised now; remove from {UNEXERCISED.name}: {sorted(listed & used)}"
    assert not listed - known, f"no such entry; remove from {UNEXERCISED.name}: {sorted(listed - known)}"
