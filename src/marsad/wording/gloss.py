"""One line that says a claim in English or in Arabic, made from its fields alone and from the words of `data/gloss.toml`.

Nothing is added: an actor that the claim does not know is left out, an open bound stays "at least". Arabic says a deed
with its verbal noun, so that no verb has to agree with a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from marsad.records import Claim, Speaker
from marsad.wording.names import OWN_MEASURE, Slots
from marsad.wording.words import KindWords, Template, Words, words_of

_SINGLE = frozenset(("outlet", "media", "agency", "observatory", "international"))
"""Types of speakers whose name may end like a plural and is none: Reuters."""
_UNNAMED_OUTLET = "outlet"
_WAY = ("from", "via", "to", "toward")


def gloss(claim: Claim, lang: str) -> str:
    """Say a claim in one line, in "en" or "ar": who says it, what, where, and when.

    Places have their Arabic name where no English one is known. Raises `ValueError` for another language.
    """
    words = words_of(lang)
    status = words.data.statuses[claim.status]
    speaker = next((one for one in claim.source if one.id != _UNNAMED_OUTLET), None)
    name = _spoken(speaker, lang) if speaker is not None else ""
    pattern = status.none if not name else status.many if _is_plural(speaker) else status.one
    deed = ""
    for mode in ("clause", "that", "noun"):
        slot = f"{{{mode}}}"
        if slot in pattern:
            deed = _Deed(claim, words, lang).say(mode)
            pattern = pattern.replace(slot, deed)
    line = pattern.replace("{speaker}", name)
    if claim.time is not None and (when := words.time(claim.time)):
        line += words.data.rest["time"].format(when)
    return " ".join(line.split()).replace(",,", ",")


def _spoken(speaker: Speaker, lang: str) -> str:
    return speaker.name if lang == "ar" else speaker.name_en or speaker.name


def _is_plural(speaker: Speaker | None) -> bool:
    if speaker is None or speaker.type in _SINGLE:
        return False
    name = speaker.name_en.split(" (")[0]
    return name.endswith("s") and not name.endswith("ss")


class _Deed(Slots):
    """The words of one claim without its speaker and day; remembers which fields it has said."""

    def __init__(self, claim: Claim, words: Words, lang: str) -> None:
        super().__init__(claim, words, lang)
        self._said: set[str] = set()
        self._means = list(claim.means)

    def say(self, mode: str) -> str:
        """The deed as a clause, as what follows "that", or as a noun, with all that its kind's words left unsaid."""
        kind = self._kind()
        text: str | None = None
        if mode != "noun":
            self.genitive = False
            text = self._choose(kind.that) if mode == "that" else None
            text = text if text is not None else self._choose(kind.act)
            self.genitive = True
        if text is None:
            text = self._choose(kind.noun) or ""
            if mode == "that":
                text = (kind.there if kind.there is not None else self.data.joins["there"]) + text
        self.genitive = False
        return (text + "".join(self._rest())).removesuffix(",")

    def _kind(self) -> KindWords:
        claim, kinds = self.claim, self.words.kinds
        for value in (claim.subkind, claim.phase):
            found = kinds.get(f"{claim.kind}.{value}") if value else None
            if found is not None:
                self._said |= found.takes
                return found
        for means in claim.means:
            found = kinds.get(f"{claim.kind}.{means}")
            if found is not None:
                self._means.remove(means)
                return found
        return kinds[claim.kind]

    def _choose(self, templates: Iterable[Template]) -> str | None:
        for template in templates:
            said: set[str] = set()
            text = self._fill(template, said)
            if text is not None:
                self._said |= said
                return text
        return None

    def _fill(self, template: Template, said: set[str]) -> str | None:
        found: list[str] = []
        for piece in template:
            if piece.slot:
                make, fields = _SLOTS[piece.slot]
                text = make(self)
                if not text:
                    return None
                said.update(fields)
                found.append(text)
            elif piece.group:
                inner: set[str] = set()
                optional = self._fill(piece.group, inner)
                if optional is not None:
                    said |= inner
                    found.append(optional)
            else:
                found.append(piece.text)
        return "".join(found)

    def _rest(self) -> Iterator[str]:
        """What the words of the kind have left unsaid, each field once."""
        claim, said, rest = self.claim, self._said, self.data.rest
        yield self.way(_WAY)
        cause = self._cause()
        yield rest["cause"].format(cause) if cause else ""
        yield "" if "at" in said else self.within()
        yield self.way(("near",))
        if "actors" not in said and claim.actors:
            yield rest["actors"].format(self.actors())
        if "means" not in said and self._means:
            yield rest["means"].format(self.join(self.data.means.get(name, name) for name in self._means))
        targets = self._unsaid_targets()
        yield rest["targets"].format(targets) if targets else ""
        if "objects" not in said and claim.objects:
            yield rest["objects"].format(self.join(self.data.objects.get(name, name) for name in claim.objects))
        if "share" not in said and claim.share is not None:
            yield rest["share"].format(self.words.share(claim.share))
        for field, word in (("extent", claim.extent), ("phase", claim.phase), ("subkind", claim.subkind)):
            yield "" if field in said else self.note(field, word)
        yield self.note("counting", claim.counting)
        yield self.note("disputes", claim.disputes)
        if "counts" not in said and claim.counts:
            yield rest["counts"].format(self.join(self.counts()))
        if "quantities" not in said:
            own = OWN_MEASURE.get(claim.kind, "") if "people" in said else ""
            tolls = self.tolls(own, with_targets=False)
            yield rest["quantities"].format(tolls) if tolls else ""

    def _cause(self) -> str:
        claim = self.claim
        if claim.cause is None:
            return ""
        causes = self.words.causes
        narrow = next((key for means in self._means if (key := f"{claim.cause}.{means}") in causes), None)
        if narrow is not None:
            self._means.remove(narrow.removeprefix(f"{claim.cause}."))
        return self._choose(causes.get(narrow or claim.cause, ())) or ""

    def _unsaid_targets(self) -> str:
        """Targets that no slot has named; those who are counted are not named again."""
        claim, said = self.claim, self._said
        if "targets" in said:
            return ""
        counted = {name for quantity in claim.quantities.values() for name in quantity.victims}
        if "people" in said and (not counted or OWN_MEASURE.get(claim.kind) not in claim.quantities):
            return ""
        if "quantities" in said and not counted:
            return ""
        return self.join(self.party(party) for party in claim.targets if party.id not in counted)


_SLOTS: dict[str, tuple[Callable[[Slots], str], tuple[str, ...]]] = {
    "actors": (Slots.actors, ("actors",)),
    "targets": (Slots.targets, ("targets",)),
    "sides": (Slots.sides, ("actors", "targets")),
    "side": (Slots.side, ("actors", "targets")),
    "held": (Slots.held, ("at", "share", "extent")),
    "hit": (Slots.hit, ("targets", "objects", "at")),
    "whom": (Slots.whom, ("targets", "objects")),
    "people": (Slots.people, ("people",)),
    "counted": (Slots.counted, ("people",)),
    "toll": (Slots.toll, ("quantities",)),
    "fallen": (Slots.fallen, ("quantities",)),
    "unhurt": (Slots.unhurt, ("quantities",)),
    "things": (Slots.things, ("counts", "objects")),
    "arms": (Slots.arms, ("counts", "objects", "means")),
    "at": (Slots.at, ("at",)),
}
"""Each slot of a template: what makes its words, and the fields that it says."""
