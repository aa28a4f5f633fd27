"""From frames to claims: identities, places, time, source and status put together; evidence cut; repeats dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from marsad.attribution.finding import find_scopes
from marsad.attribution.scopes import Conversation, Scope, scope_at
from marsad.attribution.voices import Voices
from marsad.claims.aftermath import Aftermath
from marsad.claims.confidence import features_of, rate
from marsad.claims.counting import nobody, none_hurt
from marsad.claims.evidence import evidence_of
from marsad.claims.frame import Frame, is_one_leader, is_unarmed
from marsad.claims.frames import find_frames
from marsad.claims.kinds import come_as_fighters, set_kind
from marsad.claims.links import link_frames, merge_frames
from marsad.claims.quantities import tally
from marsad.claims.recall import Deeds, described, is_pointed, said_of_self, told_by_us
from marsad.claims.settling import settle
from marsad.claims.status import VOID, status_of
from marsad.claims.times import Times, counting_of
from marsad.claims.worth import is_struggle, is_told, may_come
from marsad.identities.identity import Identities
from marsad.identities.where import Places, dateline_of
from marsad.lexicon.load import Lexicon
from marsad.mentions.cells import Sentence
from marsad.mentions.items import REPORTING, TRIGGER, Actors, Item, PlaceGroup, Voice
from marsad.places.gazetteer import Gazetteer
from marsad.records import Bounds, Claim, Party, Place, Report, ReportRef, claim_id
from marsad.syntax.clause import is_verb
from marsad.syntax.clauses import find_clauses
from marsad.syntax.owners import set_owners
from marsad.syntax.prepositions import set_prepositions

_DATELINE: Final = 4
_STRONG: Final = frozenset(("strike", "clash", "siege", "explosion"))
_OWN_DEEDS: Final = frozenset(("capture", "control", "advance", "withdrawal", "assault", "clearance", "seizure", "deployment", "defection"))
_BLOWS: Final = frozenset(("strike", "assault", "explosion", "destruction", "seizure", "siege", "capture", "attack-on-civilians"))
_OWN_BLOWS: Final = frozenset(("strike", "destruction", "arrest", "assassination"))
_FIGHTERS: Final = frozenset(("armed-group", "state-forces", "militia", "coalition", "police"))
_DIRECTLY: Final = 3
_POINTED: Final = frozenset(("capture", "control", "advance", "withdrawal", "siege", "displacement", "deployment", "strike", "assault"))
_PLACELESS: Final = frozenset(("agreement", "negotiation", "defection"))
_CIVIL: Final = frozenset(("negotiation", "aid", "agreement"))
_TO_COME: Final = frozenset(("feared", "expected"))
_UNARMED: Final = frozenset(("attack-on-civilians", "execution", "abduction", "displacement", "trapped", "evacuation", "looting"))
_BY_FORCES: Final = frozenset(("advance", "capture", "control", "siege", "withdrawal"))
_PLACE_KINDS: Final = frozenset(("capture", "control", "siege"))


class Assembler:
    """Builds the claims of one report, sentence by sentence."""

    def __init__(self, report: Report, lexicon: Lexicon, gazetteer: Gazetteer, country: str | None) -> None:
        self._report = report
        self._text = report.text
        self._weights = lexicon.weights
        self._identities = Identities(lexicon, report.text, country, report.published)
        self._places = Places(gazetteer, report.text, country)
        self._voices = Voices(lexicon, report.text, report, self._identities)
        self._talk = Conversation()
        self._report_id = report.id
        self._times = Times(report)
        self._ref = ReportRef(
            self._report_id, report.path, report.outlet, report.published.isoformat() if report.published else None, report.title
        )
        self._seen: set[tuple[str, str]] = set()
        self._deeds = Deeds(self._identities)
        self._aftermath = Aftermath()
        self._happened: dict[str, list[Place]] = {}
        self._dateline: PlaceGroup | None = None
        self._inherited: list[Place] = []

    def look_ahead(self, sentences: list[list[Item]]) -> None:
        """Learn what the whole report names, before its sentences are read in order."""
        self._identities.look_ahead(sentences)

    def claims_of(self, sentence: Sentence, items: list[Item], at_war: bool) -> list[Claim]:
        """The claims of one sentence."""
        set_prepositions(sentence, items)
        self._times.turn(items)
        scopes = find_scopes(sentence, items, self._talk)
        for scope in scopes:
            for speech in scope.speakers:
                self._voices.speaker_of(speech)
        self._identities.see(items)
        if not any(item.kind == TRIGGER or (isinstance(item, Actors) and item.person is not None and item.person.state) for item in items):
            self._look_around(sentence, items)
            return []
        clauses = find_clauses(sentence, items)
        set_owners(items, clauses)
        frames = merge_frames(sentence, items, find_frames(sentence, items, clauses))
        link_frames(items, frames, clauses, scopes, dateline_of(sentence, items) or self._dateline)
        self._look_around(sentence, items)
        for at, frame in enumerate(frames):
            set_kind(frame)
            if at and frame.kind == "assault" and frame.spec.weak and is_verb(frame.trigger) and not (frame.actors or frame.means):
                before = frames[at - 1]
                if before.kind == "strike" and before.means and before.clause is not frame.clause and frame.trigger.before[:1] != "":
                    frame.kind = before.kind  # «شن الطيران غارات على X واستهدف منازل»
        made: dict[Frame, Claim] = {}
        if any(isinstance(item, PlaceGroup) and item.names for item in items):
            self._inherited = []
        for frame in frames:
            claim = self._claim(sentence, items, frame, scopes, at_war)
            if claim is not None:
                made[frame] = claim
        for claim in made.values():
            here = [place for place in claim.places if place.role == "at"]
            if here:
                self._inherited = here
        claims: list[Claim] = []
        for frame, claim in made.items():
            event = self._aftermath.cause_of(sentence, frame, claim)
            if event is not None:
                claim = msgspec.structs.replace(claim, cause=event.kind)
            features = features_of(sentence, frame, claim, scope_at(scopes, frame.trigger.first))
            caused_by = event.id if event is not None else made[frame.cause].id if frame.cause in made else None
            claims.append(msgspec.structs.replace(claim, caused_by=caused_by, confidence=self._rate(claim, features)))
        self._aftermath.turn(claims)
        return claims

    def _rate(self, claim: Claim, features: list[str]) -> float:
        return rate(features, self._weights)

    def _look_around(self, sentence: Sentence, items: list[Item]) -> None:
        """Remember the sentence's places; one that is only a place («ليبيا..») is a dateline for the next."""
        alone = len(items) == 1 and len(sentence.cells) <= _DATELINE
        self._dateline = items[0] if alone and isinstance(items[0], PlaceGroup) and items[0].names else None
        for item in items:
            if isinstance(item, PlaceGroup):
                self._places.see(item)

    def _claim(self, sentence: Sentence, items: list[Item], frame: Frame, scopes: list[Scope], at_war: bool) -> Claim | None:
        if frame.silent or (not at_war and (frame.spec.conflict_only or frame.kind not in _STRONG)):
            return None
        scope = scope_at(scopes, frame.trigger.first)
        if scope is not None and scope.accused is not None and frame.trigger.start > scope.accused.start:
            frame.actors = [actor for actor in frame.actors if actor not in scope.speakers]
            if not frame.actors and frame.spec.subject == "actor":
                frame.actors.append(scope.accused)
        if scope is not None and (scope.status == "feared" or scope.others):
            frame.actors = [actor for actor in frame.actors if actor not in scope.speakers]  # who fears a deed does not do it
        ours = told_by_us(frame)
        if ours:
            frame.actors = []
        civil = frame.kind in _CIVIL
        actors = self._parties(frame.actors, scope, civil=civil)
        if frame.lent:
            others = self._parties(frame.targets, scope)
            actors = [party for party in actors if all(party.id != other.id for other in others)]
        others = actors if frame.kind in _BLOWS else []
        targets = [party for party in self._parties(frame.targets, scope, others) if all(party.id != actor.id for actor in actors)]
        if not actors and (ours or self._own_deed(frame, scope, targets, sentence.cells[frame.trigger.first].word.torn) or self._denies_own_deed(frame, scope) or said_of_self(items, frame, scope)):
            owner = self._speaking_party(scope)
            if frame.kind in ("strike", "destruction") or frame.toll or (ours and frame.kind not in _PLACELESS):
                owner = self._identities.forces_of(owner)
            actors = [self._identities.plain(owner)] if owner else []
            if ours and not owner and frame.trigger.entry.form.tense == "past":
                targets = []  # «قصفنا العدو»: who whom, only the speaker tells
        if frame.kind == "clash":
            actors, targets = self._deeds.sides_of(frame, actors, targets)
        elif not actors and is_pointed(frame) and not frame.agents and not described(items, frame):
            actors = self._deeds.doers_pointed(frame, targets)
        if actors and _FAMILY.get(frame.kind) == "attack":
            self._deeds.note(frame, actors)
        if not targets:
            targets = self._civilians(frame) or self._police(frame)
        places = self._frame_places(frame)
        if frame.share is not None and frame.kind == "capture" and frame.spec.present_kind and not is_verb(frame.trigger):
            frame.kind = frame.spec.present_kind
        if frame.kind == "displacement" and come_as_fighters(frame):
            return None
        if frame.kind in ("assault", "strike") and self._unarmed(actors):
            return None
        if frame.kind == "deployment" and not actors and frame.targets and all([is_unarmed(item) for item in frame.targets]):
            return None  # «حشد من المصلين»
        if frame.kind in _BY_FORCES and (self._unarmed(actors) or self._visits(frame, actors)):
            return None
        counts = is_told(frame, actors, targets, places)
        counts = counts or nobody(sentence, items, frame)
        if not counts and not may_come(frame):
            return None
        status, disputes, rule = status_of(sentence, items, frame, scope)
        if status == VOID or not (counts or status in _TO_COME) or (status == "intended" and is_struggle(frame, places)):
            return None
        evidence = evidence_of(self._text, sentence, items, frame)
        key = (frame.kind, evidence.text)
        if key in self._seen:
            return None
        self._seen.add(key)
        identifier = claim_id(self._report_id, frame.kind, frame.trigger.start, frame.trigger.stop)
        quantity = frame.spec.quantity
        time = self._times.of(sentence, frame, scope)
        source = self._voices.chain(scope.speakers if scope is not None else [])
        if quantity == "killed" and frame.kind == "withdrawal":
            quantity = None
        means = list(frame.means)
        share = Bounds(frame.share.min, frame.share.max) if frame.share is not None and frame.kind in ("capture", "control", "siege") else None
        extent = frame.extent if frame.kind in _PLACE_KINDS else None
        return Claim(
            id=identifier,
            kind=frame.kind,
            subkind=frame.spec.subkind,
            status=status,
            disputes=disputes,
            actors=actors,
            targets=targets,
            objects=[*frame.spec.objects, *(name for name in frame.objects if name not in frame.spec.objects)],
            places=places,
            time=time,
            source=source,
            quantities=tally(settle(frame), quantity, self._identities, none_hurt(items, frame), frame.toll and "victims" in (frame.spec.subject, frame.spec.on_party), frame.toll, frame.also) if quantity else {},
            counts={name: Bounds(count.min, count.max) for name, count in frame.counts},
            counting=counting_of(time) if frame.toll else None,
            share=share,
            extent=extent,
            phase=frame.phase if frame.kind in ("siege", "clash", "assault", "strike") else None,
            means=means if frame.kind not in ("casualties", "control") else [],
            cause=frame.cause.kind if frame.cause is not None else None,
            evidence=evidence,
            rules=list(dict.fromkeys((*frame.rules, *((scope.rule,) if scope is not None else ()), *((rule,) if rule else ())))),
            report=self._ref,
        )

    def _parties(self, groups: list[Actors], scope: Scope | None, others: Sequence[Party] = (), civil: bool = False) -> list[Party]:
        """The parties of some groups, each once; a pronoun in them points to none of the `others`; `civil`: an adjective of a state is its government."""
        but = frozenset(party.id for party in others)
        found: list[Party] = []
        last = self._speaking_party(scope)
        for group in groups:
            for party in self._identities.parties_of(group, last, but, civil):
                if all(party.id != other.id for other in found):
                    found.append(party)
        return found

    def _unarmed(self, actors: list[Party]) -> bool:
        """«وصول طائرة للصليب الأحمر», «المساعدات التي تقدمها الأمم المتحدة»: a body that helps takes no ground."""
        return bool(actors) and all(self._identities.type_of(actor.id) == "organisation" for actor in actors)

    def _visits(self, frame: Frame, actors: list[Party]) -> bool:
        """«وصل وزير الخارجية التركي إلى بغداد»: those who govern arrive on a visit; a state by its name («دخلت تركيا …») may send forces."""
        if not frame.spec.weak or not actors or any(name.cat == "state" for item in frame.actors for name in item.names):
            return False
        if all([is_one_leader(item) or (bool(item.names) and all([name.cat == "speaker" for name in item.names])) for item in frame.actors]):
            return True
        return all([self._identities.type_of(actor.id) == "government" for actor in actors])

    def _own_deed(self, frame: Frame, scope: Scope | None, targets: Sequence[Party], torn: bool) -> bool:
        """«أعلن الجيش السيطرة على X»: who announces a deed by its bare noun speaks of his own; `torn`: spelled like a verb («قتل», not «مقتل»)."""
        if scope is None or not scope.direct or scope.status != "asserted" or scope.others:
            return False
        verb = frame.clause.verb
        if frame.spec.subject == "target" or (verb is not None and verb.kind != REPORTING):
            return False  # «أعلن استسلام مقاتلين»: who took them is not said; «… إلا أن الأخير عاود تفجير»: somebody else did
        if frame.kind in _OWN_BLOWS or (frame.toll and frame.spec.subject == "actor" and (torn or not frame.spec.passive_default)):
            owner = self._speaking_party(scope)
            kind = self._identities.type_of(owner)
            hit = [*targets, *self._parties([item for _, item in frame.persons if isinstance(item, Actors)], None)]
            if torn and any([self._identities.type_of(party.id) not in _FIGHTERS for party in hit]):
                return False  # «أعلنت الشرطة قتل مدنيين»
            if any(party.id == owner for party in hit) or not (hit or (kind == "armed-group" and not frame.toll)):
                return False  # what is announced may have befallen the speaker
            if kind not in _FIGHTERS and not (kind == "government" and (hit or frame.kind == "arrest")):
                return False
        elif frame.kind not in _OWN_DEEDS:
            return False
        form = frame.trigger.entry.form
        if form.part != "masdar" and not (frame.kind == "assault" and any([support.entry.spec.phase == "ongoing" for support in frame.supports])):
            return False  # «أعلن الجيش انطلاق عملية عسكرية»: his own
        return 0 <= frame.trigger.first - scope.first <= _DIRECTLY and not frame.actors

    def _denies_own_deed(self, frame: Frame, scope: Scope | None) -> bool:
        """«نفى الجيش أن يكون قصف مدنيين», «نفى الجيش قصف سوق»: he denies a deed of his own."""
        form = frame.trigger.entry.form
        if scope is None or scope.status != "denied" or frame.actors or form is None:
            return False
        if scope.direct:
            return form.part == "masdar" and frame.spec.subject == "actor" and frame.kind in _BLOWS and 0 <= frame.trigger.first - scope.first <= _DIRECTLY
        return bool(form.part == "verb" and form.voice != "passive")

    def _police(self, frame: Frame) -> list[Party]:
        """«استهدف هجوم مركز شرطة»: the police of the country, where it has one."""
        if frame.kind not in ("strike", "assault", "explosion") or "police-station" not in frame.objects:
            return []
        return [self._identities.plain(party) for party in self._identities.victims("police")]

    def _civilians(self, frame: Frame) -> list[Party]:
        """People to whom a deed against the unarmed is done: those counted, or the plain persons it names."""
        if frame.kind not in _UNARMED:
            return []
        groups = [item for how, item in frame.persons if isinstance(item, Actors) and how in ("object", "subject", "count")]
        for group in (*frame.targets, *groups):
            parties = self._identities.parties_of(group)
            if parties:
                return parties
            if group.person is not None and not group.names:
                return [self._identities.plain("civilians")]
        return []

    def _speaking_party(self, scope: Scope | None) -> str | None:
        """«إن قواته»: the forces of whoever speaks, where the speaker is a party or belongs to one."""
        if scope is None or not scope.speakers:
            return None
        speaker = scope.speakers[0]
        if isinstance(speaker, Actors):
            parties = self._identities.parties_of(speaker)
            return parties[0].id if parties else ""
        entry = getattr(speaker, "entry", None)
        party = getattr(entry.spec, "party", None) if entry is not None else None
        if party is None and isinstance(speaker, Voice):
            if speaker.nationality is not None and speaker.within and speaker.within[0].cat in ("reference", "generic"):
                return speaker.nationality.forces or ""  # «مصدر في القوات العراقية»
            for name in speaker.within:
                party = self._identities.resolve(name)
                if party is not None:
                    break
        return party or ""

    def _frame_places(self, frame: Frame) -> list[Place]:
        found = self._places.places_of_all(frame.places)
        family = _FAMILY.get(frame.kind)
        if not found and frame.there and frame.kind in _POINTED:
            role = {"to": "to", "toward": "toward", "from": "from"}.get(frame.there, "at")
            found = [msgspec.structs.replace(place, role=role, mention=None, start=None, end=None) for place in self._places.latest()]
        if not found and frame.toll and (frame.cause is None or frame.cause.toll):
            if any(support.entry.spec.effect == "cause" for support in frame.supports):
                found = self._happened.get("attack", [])
        elif not found:
            event = frame.cause if frame.toll else frame
            if event is not None and is_pointed(event):
                found = self._happened.get(_FAMILY.get(event.kind, ""), [])
        if not found and frame.kind not in _PLACELESS:
            found = self._inherited
            frame.lent = bool(found)
        if family is not None and any(place.role == "at" for place in found):
            self._happened[family] = found
        return found


_FAMILY: Final = {
    "strike": "attack", "explosion": "attack", "assault": "attack", "attack-on-civilians": "attack", "assassination": "attack",
    "clash": "clash", "siege": "siege",
}  # fmt: skip
