"""From speakers as read to the chain of sources: identity, type, institution; private persons become their role."""

from __future__ import annotations

import functools
from typing import Final

from marsad.attribution.claimed import bare_name
from marsad.identities.identity import Identities
from marsad.lexicon.load import Lexicon
from marsad.lexicon.specs import OutletSpec, SpeakerSpec
from marsad.mentions.items import Actors, Name, PlaceGroup, Voice
from marsad.records import Report, Speaker
from marsad.text.clitics import ARTICLE, FOR
from marsad.text.fold import fold_word

_OWNED: Final = 4
"""Letters of «لهم» and its like at most: «بيان لمكتب المحافظ» is somebody's own."""
_STATE: Final = frozenset(("state-forces", "police", "coalition"))
_INSTITUTIONS: Final = ("institution",)
_KINDS: Final = {"government": "official", "tribe": "tribal", "civilians": "local"}


@functools.lru_cache(maxsize=1024)
def _outlet_speaker(lexicon: Lexicon, outlet: str) -> Speaker:
    """The speaker that an outlet is, by any name that the lexicon gives it; an unknown outlet speaks under its own name."""
    key = fold_word(outlet).replace("-", " ").strip()
    known: list[OutletSpec | SpeakerSpec] = [*lexicon.outlets().values(), *lexicon.speakers().values()]
    for spec in known:
        names = (spec.id, spec.name, spec.name_en, *spec.keys, *spec.forms)
        if any(fold_word(name).replace("-", " ") == key for name in names):
            institution = getattr(spec, "institution", None) or spec.id
            return Speaker(spec.id, spec.name, spec.name_en, "outlet", institution)
    slug = "-".join(key.split())
    return Speaker(slug, outlet, outlet, "outlet", slug)


@functools.lru_cache(maxsize=8)
def _short_forms(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Folded short form -> ids of the speakers it can stand for."""
    found: dict[str, set[str]] = {}
    for spec in lexicon.speakers().values():
        for form in spec.short:
            found.setdefault(fold_word(form), set()).add(spec.id)
    return {form: frozenset(ids) for form, ids in found.items()}


class Voices:
    """Builds `Speaker` records for one report; remembers roles so that «المصدر» finds the source named before."""

    def __init__(self, lexicon: Lexicon, text: str, report: Report, identities: Identities) -> None:
        self._lexicon = lexicon
        self._text = text
        self._identities = identities
        self._seen: list[tuple[str, str, Speaker]] = []
        self.outlet = self._outlet(report)
        self._cache: dict[Voice | Actors | PlaceGroup, Speaker] = {}
        self.last: Speaker | None = None

    def speaker_of(self, speech: Voice | Actors | PlaceGroup) -> Speaker | None:
        """The speaker record of a voice, a party that speaks, or a capital that stands for its government."""
        known = self._cache.get(speech)
        if known is None:
            known = self._build(speech)
            if known is None:
                return None
            self._cache[speech] = known
            self.last = known
        return known

    def chain(self, speakers: list[Voice | Actors | PlaceGroup]) -> list[Speaker]:
        """Nearest speaker first, the outlet last; each once."""
        found: list[Speaker] = []
        for speech in speakers:
            speaker = self.speaker_of(speech)
            if speaker is not None and all(speaker.id != other.id for other in found):
                found.append(speaker)
        if self.outlet is not None and all(self.outlet.id != other.id for other in found):
            found.append(self.outlet)
        return found

    def _outlet(self, report: Report) -> Speaker | None:
        if not report.outlet or not report.outlet.strip():
            return Speaker("outlet", "الناشر", "the outlet", "outlet", "outlet")
        return _outlet_speaker(self._lexicon, report.outlet)

    def _build(self, speech: Voice | Actors | PlaceGroup) -> Speaker | None:
        if isinstance(speech, PlaceGroup):
            return self._capital(speech)
        if isinstance(speech, Actors):
            return self._party(speech)
        if speech.cat == "role":
            return self._role(speech)
        mention = self._text[speech.start : speech.stop]
        if speech.cat == "press":
            return self._medium(speech, mention)
        if speech.cat == "institution":
            return self._institution_named(speech, mention)
        if speech.cat == "person" or speech.entry is None:
            return self._person(speech, mention)
        spec = speech.entry.spec
        if speech.cat == "outlet":
            return self._remember("outlet", Speaker(spec.id, spec.name, spec.name_en, "media", spec.id, mention, speech.start, speech.stop))
        if speech.cat == "short":
            for cat, key, seen in reversed(self._seen):
                if cat in ("speaker", "outlet") and key in self._shorts(speech):
                    return Speaker(seen.id, seen.name, seen.name_en, seen.type, seen.institution, mention, speech.start, speech.stop)
            for cat, _, seen in reversed(self._seen):
                if cat == "medium" and fold_word(seen.name).split()[0] == fold_word(mention).removeprefix("ال"):
                    return Speaker(seen.id, seen.name, seen.name_en, seen.type, seen.institution, mention, speech.start, speech.stop)
            if self.outlet is not None and fold_word(mention).removeprefix("ال") in fold_word(self.outlet.name).split()[:1]:
                return self.outlet  # «ووثق المرصد» in a report of an observatory
            known = self._headed(mention, _INSTITUTIONS)
            if known is not None:
                return Speaker(known.id, known.name, known.name_en, known.type, known.institution, mention, speech.start, speech.stop)
            spec = self._known_here(speech)
            if spec is None:
                return Speaker("unnamed-sources", "مصادر", "unnamed sources", "unnamed", None, mention, speech.start, speech.stop)
        return self._remember(
            "speaker", Speaker(spec.id, spec.name, spec.name_en, spec.type, spec.institution or spec.id, mention, speech.start, speech.stop)
        )

    def _person(self, voice: Voice, mention: str) -> Speaker:
        """A bare name: whoever was named so before («العقيد فلان الفلاني … وأضاف الفلاني»), else a person known by nothing else."""
        words = [bare_name(fold_word(word)) for word in mention.split()]
        for _, _, seen in reversed(self._seen):
            named = [fold_word(word) for word in (seen.mention or "").split()]
            if len(named) > len(words) and all(word in named for word in words):
                return Speaker(seen.id, seen.name, seen.name_en, seen.type, seen.institution, mention, voice.start, voice.stop)
        speaker = Speaker("named-person", "شخص مسمى", "a named person", "unnamed", None, mention, voice.start, voice.stop)
        return self._remember("person", speaker)

    def _medium(self, voice: Voice, mention: str) -> Speaker:
        """A paper, site or channel that no list holds, by the name it is given: «موقع «كذا»»."""
        name = mention.strip("\"'«»“” ")
        slug = "-".join(fold_word(word.strip("\"'«»“”()")) for word in name.split())
        return self._remember("medium", Speaker(slug, name, name, str(voice.entry.spec.role), slug, mention, voice.start, voice.stop))

    def _institution_named(self, voice: Voice, mention: str) -> Speaker:
        """An institution that no list holds, by the name it is given; by its head alone («المديرية»), the last one of such a name."""
        if voice.reference:
            known = self._headed(mention, ())
            if known is not None:
                return Speaker(known.id, known.name, known.name_en, known.type, known.institution, mention, voice.start, voice.stop)
        name = mention.strip("\"'«»“” ")
        slug = "-".join(fold_word(word.strip("\"'«»“”()")) for word in name.split())
        return self._remember("institution", Speaker(slug, name, name, str(voice.entry.spec.role), slug, mention, voice.start, voice.stop))

    def _headed(self, mention: str, cats: tuple[str, ...]) -> Speaker | None:
        """The last speaker (of these categories, or of any) whose name, or the words that named him, begin with the same word."""
        head = _first_word(mention)
        for cat, _, seen in reversed(self._seen):
            if cats and cat not in cats:
                continue
            if head in (_first_word(seen.name), _first_word(seen.mention or seen.name)):
                return seen
        return None

    def _known_here(self, voice: Voice) -> SpeakerSpec | None:
        """Whom a short form means that nothing in the report spells out: the only one, or the only observatory of the report's country."""
        known = self._lexicon.speakers()
        found = [known[each] for each in sorted(self._shorts(voice)) if each in known]
        if len(found) > 1:
            found = [spec for spec in found if spec.type == "observatory" and spec.country and spec.country == self._identities.country]
        return found[0] if len(found) == 1 else None

    def _shorts(self, voice: Voice) -> frozenset[str]:
        """Ids of all named speakers that this short form can stand for."""
        return _short_forms(self._lexicon).get(fold_word(self._text[voice.start : voice.stop]), frozenset())

    def _remember(self, cat: str, speaker: Speaker) -> Speaker:
        self._seen.append((cat, speaker.id, speaker))
        return speaker

    def _capital(self, group: PlaceGroup) -> Speaker | None:
        best = group.names[0].candidates[0] if group.names and group.names[0].candidates else None
        if best is None or best.type != "country":
            return None
        for spec in self._lexicon.entries["nationality"].values():
            if spec.country == best.country and spec.government:
                party = self._identities.plain(spec.government)
                mention = self._text[group.start : group.stop]
                return Speaker(party.id, party.name, party.name_en, "official", party.id, mention, group.start, group.stop)
        return None

    def _party(self, item: Actors) -> Speaker | None:
        mention = self._text[item.start : item.stop]
        if item.person is not None and item.person.victims == "civilians" and not item.names:
            return Speaker("residents", "سكان", "residents", "local", None, mention, item.start, item.stop)
        if mention.startswith(ARTICLE) and item.end - item.first == 1:
            known = self._headed(mention, _INSTITUTIONS)
            if known is not None:
                return Speaker(known.id, known.name, known.name_en, known.type, known.institution, mention, item.start, item.stop)
        parties = self._identities.parties_of(item)
        if not parties:
            known = self._headed(mention, ()) if mention.startswith(ARTICLE) and item.end - item.first == 1 else None
            if known is not None:
                return Speaker(known.id, known.name, known.name_en, known.type, known.institution, mention, item.start, item.stop)
            if item.head is None and item.person is None:
                return None
            return Speaker("unnamed-sources", "مصادر", "unnamed sources", "unnamed", None, mention, item.start, item.stop)
        party = parties[0]
        name = item.names[0] if item.names else None
        if name is not None and name.entry.cat == "state" and item.head is None and item.person is None and name.entry.spec.government:
            party = self._identities.plain(name.entry.spec.government)  # «أعلنت قطر»: a state speaks by its government
        return Speaker(party.id, party.name, party.name_en, self._kind_of(party.id), party.id, mention, item.start, item.stop)

    def _role(self, voice: Voice) -> Speaker:
        mention = self._text[voice.start : voice.stop]
        spec = voice.entry.spec
        if spec.document:
            stated = self._document(voice, mention)
            if stated is not None:
                return stated
        bare = not voice.domains and not voice.within and voice.nationality is None and not voice.person_name
        if voice.reference and bare:
            for cat, key, seen in reversed(self._seen):
                if cat == "role" and (key == spec.id or _kin(spec.id, key)):
                    return Speaker(seen.id, seen.name, seen.name_en, seen.type, seen.institution, mention, voice.start, voice.stop)
        base = (spec.id_plural if voice.plural else spec.id_singular) or spec.id
        base_en = (spec.plural_name_en if voice.plural and spec.plural_name_en else spec.name_en) or spec.name_en
        parts: list[str] = []
        type_ = spec.type
        for domain in voice.domains:
            if domain.type and type_ == spec.type:
                type_ = domain.type
            own = domain.id_plural if voice.plural else domain.id_singular
            if spec.id == "source" and own and not parts:
                base = own
                parts.append("")
            elif domain.id not in parts and spec.id != "source" and (domain.type != spec.type or (domain.name_en not in spec.name_en and spec.type != "medical")):
                parts.append(domain.id)
        parts = [part for part in parts if part]
        names_en = [domain.name_en for domain in voice.domains if domain.name_en]
        if voice.nationality is not None:
            parts.insert(0, voice.nationality.id)
            names_en.insert(0, voice.nationality.id.capitalize())
        institution = self._institution(voice.within)
        identifier = "-".join([*parts, base]) if parts else base
        if institution is not None and not parts:
            identifier = f"{institution[0]}-{base}"
        name = self._role_name(voice, spec.private)
        name_en = " ".join([*names_en, base_en]) if names_en else base_en
        if institution is not None:
            name_en = f"{name_en} ({institution[1]})"
        speaker = Speaker(identifier, name, name_en, type_, institution[0] if institution else None, mention, voice.start, voice.stop)
        self._seen.append(("role", spec.id, speaker))
        return speaker

    def _document(self, voice: Voice, mention: str) -> Speaker | None:
        """«بيان لوزارة X», «حصيلة للمرصد» speak for X; «البيان» for whoever spoke last."""
        for name in voice.within:
            if name.cat in ("speaker", "short"):
                spec = name.entry.spec
                return Speaker(spec.id, spec.name, spec.name_en, spec.type, spec.institution or spec.id, mention, voice.start, voice.stop)
            party = self._identities.resolve(name)
            if party is not None:
                plain = self._identities.plain(party)
                return Speaker(plain.id, plain.name, plain.name_en, self._kind_of(plain.id), plain.id, mention, voice.start, voice.stop)
        owned = any(word.startswith(FOR) and len(word) > _OWNED for word in mention.split()[1:])
        if self.last is not None and voice.entry.spec.id == "statement" and not owned:
            last = self.last
            return Speaker(last.id, last.name, last.name_en, last.type, last.institution, mention, voice.start, voice.stop)
        return None

    def _kind_of(self, party: str) -> str:
        """The source type of a party that speaks: a body has that of the speaker listed for it."""
        spec = self._lexicon.parties().get(party)
        kind = spec.type if spec is not None else ""
        if kind == "organisation":
            return next((each.type for each in self._lexicon.speakers().values() if each.party == party), "local")
        return _KINDS.get(kind, "military" if kind in _STATE else "armed-group")

    def _role_name(self, voice: Voice, private: bool) -> str:
        if private or voice.title_stop <= voice.start:
            return str(voice.entry.spec.name)
        return self._text[voice.start : voice.title_stop]

    def _institution(self, names: list[Name]) -> tuple[str, str] | None:
        for name in names:
            if name.cat in ("speaker", "short"):
                spec = name.entry.spec
                return spec.institution or spec.id, spec.name_en
            party = self._identities.resolve(name)
            if party is not None:
                plain = self._identities.plain(party)
                return plain.id, plain.name_en
        return None


def _first_word(text: str) -> str:
    """The folded first word of a name, without its article: «المديرية العامة …» -> «مديريه»."""
    words = text.strip("\"'«»“” ").split()
    return fold_word(words[0]).removeprefix(ARTICLE) if words else ""


def _kin(one: str, other: str) -> bool:
    """«المصدر» after «مصادر», «المتحدث» after «الناطق»: roles of one family."""
    return one.split("-")[-1].rstrip("s") == other.split("-")[-1].rstrip("s")
