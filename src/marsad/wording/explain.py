"""Show how a text is read, stage by stage: the same reading, watched while it makes its claims.

Stages of a sentence: tokens, mentions, clauses, scopes (who says it), frames, claims. Rows hold plain values only;
offsets are half-open code points into the text as received.
"""

from __future__ import annotations

from typing import Final

from marsad.attribution.finding import find_scopes
from marsad.attribution.scopes import Scope
from marsad.claims.assemble import Assembler
from marsad.claims.confidence import BASE
from marsad.claims.frame import Frame
from marsad.identities.where import Places, drop_dateline, drop_strays
from marsad.lexicon.load import Lexicon
from marsad.mentions.cells import Sentence
from marsad.mentions.items import Actors, Count, Item, PlaceGroup, PlaceName, Share, Voice, When
from marsad.places.gazetteer import Gazetteer
from marsad.places.resolve import resolve_place
from marsad.records import Claim, Place, Report
from marsad.syntax.clauses import find_clauses
from marsad.text.fold import fold_word
from marsad.wording.gloss import gloss

STAGES: Final = ("tokens", "mentions", "clauses", "scopes", "frames", "claims")
Row = dict[str, object]

_KINDS: Final = (
    "", "trigger", "support", "reporting", "attribution", "speaker", "actors", "place", "time", "thing", "means", "word",
    "cue", "share", "ordinary",
)  # fmt: skip
"""Names of the item kinds that `marsad.mentions.items` numbers."""


def explain_sentences(
    laid_out: list[tuple[Sentence, list[Item]]],
    report: Report,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    country: str | None,
    at_war: bool,
) -> list[dict[str, object]]:
    """Read sentences as laid out by the reader and say what each stage made of them.

    `country` is the ISO code of the country the report is about, `at_war` whether it speaks of war. Each dictionary is
    one stage of one sentence: {"stage", "sentence", "rows"}; stages without rows are there too, empty values are not. The items are used up:
    lay them out anew for another reading.
    """
    watcher = _Watcher(report, lexicon, gazetteer, country)
    watcher.look_ahead([items for _, items in laid_out])
    explained: list[dict[str, object]] = []
    for sentence, items in laid_out:
        words = report.text[sentence.start : sentence.stop]
        for stage, rows in watcher.stages(sentence, drop_dateline(sentence, drop_strays(items, country), country), at_war).items():
            explained.append({"stage": stage, "sentence": words, "rows": rows})
    return explained


class _Watcher(Assembler):
    """An assembler that remembers the frames it was given and the claims it made of them."""

    def __init__(self, report: Report, lexicon: Lexicon, gazetteer: Gazetteer, country: str | None) -> None:
        super().__init__(report, lexicon, gazetteer, country)
        self._text = report.text
        self._gazetteer = gazetteer
        self._country = country
        # a memory of places of its own: looking on must not change what is read
        self._shown = Places(gazetteer, report.text, country)
        self._heard: list[list[Scope]] = []
        self._made: list[tuple[Frame, Claim | None]] = []
        self._features: dict[str, list[str]] = {}

    def _claim(self, sentence: Sentence, items: list[Item], frame: Frame, scopes: list[Scope], at_war: bool) -> Claim | None:
        claim = super()._claim(sentence, items, frame, scopes, at_war)
        self._made.append((frame, claim))
        self._heard.append(scopes)
        return claim

    def _rate(self, claim: Claim, features: list[str]) -> float:
        self._features[claim.id] = features
        return super()._rate(claim, features)

    def stages(self, sentence: Sentence, items: list[Item], at_war: bool) -> dict[str, list[Row]]:
        """All stages of one sentence; what they carry over to the next is kept."""
        self._made, self._heard = [], []
        talk = self._talk.copy()
        places = {id(item): self._show_places(item) for item in items if isinstance(item, PlaceGroup)}
        claims = self.claims_of(sentence, items, at_war)
        scopes = self._heard[-1] if self._heard else find_scopes(sentence, items, talk)
        return {
            "tokens": self._tokens(sentence),
            "mentions": [_filled(row) for item in items for row in self._mentions(item, places.get(id(item), []))],
            "clauses": [_filled(row) for row in self._clauses(sentence, items)],
            "scopes": [_filled(self._scope(sentence, scope)) for scope in scopes],
            "frames": [_filled(self._frame(frame, claim, at_war)) for frame, claim in self._made],
            "claims": [_claim_row(claim) | {"because": self._because(claim)} for claim in claims],
        }

    def _because(self, claim: Claim) -> dict[str, float]:
        """What confidence is made of: each feature of the claim with its weight."""
        features = (BASE, *self._features.get(claim.id, ()))
        return {feature: self._weights.get(feature, 0.0) for feature in features}

    def _show_places(self, group: PlaceGroup) -> list[Place]:
        places = self._shown.places_of(group, group.role)
        self._shown.see(group)
        return places

    def _cut(self, item: Item) -> str:
        return self._text[item.start : item.stop]

    def _tokens(self, sentence: Sentence) -> list[Row]:
        rows: list[Row] = []
        for token in sentence.tokens[sentence.first : sentence.end]:
            form = self._text[token.start : token.end]
            cuts = ["+".join(filter(None, (form[: hit.start], form[hit.start : hit.end], form[hit.end :])))
                    for hit in token.word.hits]  # fmt: skip
            readings = [f"{hit.entry.cat}:{hit.entry.id}" for hit in token.word.hits]
            rows.append({
                "form": form, "key": token.key, "start": token.start, "end": token.end,
                "cuts": list(dict.fromkeys(cuts)), "readings": list(dict.fromkeys(readings)),
            })  # fmt: skip
        return rows

    def _mentions(self, item: Item, places: list[Place]) -> list[Row]:
        row: Row = {"kind": _KINDS[item.kind], "words": self._cut(item), "start": item.start, "end": item.stop}
        row |= {"id": item.entry.id if item.entry is not None else None, "prep": item.prep or None}
        if isinstance(item, PlaceGroup):
            return self._place_rows(item, row, places)
        if isinstance(item, Actors):
            row["id"] = [party.id for party in self._identities.parties_of(item)]
            row["candidates"] = [f"{name.cat}:{name.entry.id}" for name in item.names if name.entry is not None]
            row["says"] = _actors_say(item)
        elif isinstance(item, When):
            date = item.date
            row["says"] = f"{_ends(date.lo, date.hi)} ({date.precision}, {date.bound}, {date.basis})"
        elif isinstance(item, Share):
            row["says"] = f"{_ends(item.min, item.max)} %"
        elif isinstance(item, Voice):
            row["says"] = ", ".join(filter(None, (item.cat, *(domain.id for domain in item.domains))))
        elif getattr(item, "count", None) is not None:
            row["says"] = _count(item.count)  # type: ignore[attr-defined]
        else:
            row["says"] = item.cat or None
        return [row]

    def _place_rows(self, group: PlaceGroup, row: Row, places: list[Place]) -> list[Row]:
        if group.refers is not None:
            return [{**row, "id": [place.id for place in places], "says": f"points back to a {group.refers}"}]
        rows: list[Row] = []
        for name in (*group.names, *group.parents):
            found = next((place for place in places if place.start == name.start), None)
            held = name in group.parents
            rows.append({**row, **self._resolved(name, found), "says": "holds the place" if held else group.role})
        return rows

    def _resolved(self, name: PlaceName, place: Place | None) -> Row:
        choice = resolve_place(name.key or fold_word(name.name), name.type, (), self._country, self._gazetteer)
        entry = choice.entry
        return {
            "words": self._text[name.start : name.stop], "start": name.start, "end": name.stop,
            "id": place.id if place is not None else entry.id if entry is not None else None, "type": name.type,
            "candidates": [f"{one.id} {one.name_en or one.name} ({one.type}, {one.country})" for one in choice.candidates],
            "score": round(choice.score, 2), "reasons": list(choice.reasons),
            "coordinates": place.reason or place.precision if place is not None else None,
        }  # fmt: skip

    def _clauses(self, sentence: Sentence, items: list[Item]) -> list[Row]:
        rows: list[Row] = []
        for clause in find_clauses(sentence, items):
            own = items[clause.first : clause.end]
            rows.append({
                "link": clause.link,
                "words": self._text[own[0].start : own[-1].stop] if own else "",
                "verb": self._cut(clause.verb) if clause.verb is not None else None,
                "subject": self._cut(clause.subject) if clause.subject is not None else None,
                "antecedent": self._cut(clause.antecedent) if clause.antecedent is not None else None,
            })  # fmt: skip
        return rows

    def _scope(self, sentence: Sentence, scope: Scope) -> Row:
        cells = sentence.cells[scope.first : scope.end]
        return {
            "speakers": [self._cut(speaker) for speaker in scope.speakers],
            "status": scope.status,
            "rule": scope.rule,
            "words": self._text[cells[0].start : cells[-1].end] if cells else "",
            "when": self._cut(scope.when) if scope.when is not None else None,
        }

    def _frame(self, frame: Frame, claim: Claim | None, at_war: bool) -> Row:
        reason = "no claim" if at_war else "no claim: the text does not speak of war"
        persons = [self._person(how, item) for how, item in frame.persons]
        return {
            "kind": frame.kind, "trigger": self._cut(frame.trigger), "rules": list(frame.rules),
            "actors": [self._cut(item) for item in frame.actors],
            "targets": [self._cut(item) for item in frame.targets],
            "places": [f"{role}: {self._cut(group)}" for group, role in frame.places],
            "persons": persons, "objects": list(frame.objects), "means": list(frame.means),
            "counts": [f"{name} {_count(count)}" for name, count in frame.counts],
            "time": self._cut(frame.time) if frame.time is not None else None,
            "extent": frame.extent, "phase": frame.phase, "cause": frame.cause.kind if frame.cause is not None else None,
            "passive": frame.passive, "outcome": claim.id if claim is not None else reason,
        }  # fmt: skip

    def _person(self, how: str, item: object) -> str:
        return f"{how}: {self._cut(item)}" if isinstance(item, Item) else f"{how}: {_count(item)}"


def _filled(row: Row) -> Row:
    """A row without what is empty, so that a table of rows has no empty columns."""
    return {name: value for name, value in row.items() if value not in (None, "", []) and value is not False}


def _claim_row(claim: Claim) -> Row:
    return {
        "id": claim.id, "kind": claim.kind, "status": claim.status, "disputes": claim.disputes,
        "gloss_en": gloss(claim, "en"), "gloss_ar": gloss(claim, "ar"),
        "source": [speaker.id for speaker in claim.source], "rules": list(claim.rules),
        "evidence": claim.evidence.text, "confidence": claim.confidence,
    }  # fmt: skip


def _actors_say(item: Actors) -> str:
    person = item.person
    head = f"head {item.head.id}" if item.head is not None else ""
    noun = f"people {person.id}" if person is not None else ""
    return ", ".join(filter(None, (head, noun, _count(item.count) if item.count is not None else "")))


def _count(count: object) -> str:
    if not isinstance(count, Count):
        return ""
    return ("about " if count.approximate else "") + _ends(count.min, count.max)


def _ends(low: object, high: object) -> str:
    if low == high:
        return "unknown" if low is None else str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
