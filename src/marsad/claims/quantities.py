"""How many people a toll names: killed, injured and the rest, with victims, children, women and parts.

Source: the number conventions of `docs/concepts.md`; bounds say only what the words say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from marsad.claims.frame import is_one_leader
from marsad.identities.identity import CIVILIANS, Identities
from marsad.mentions.items import Actors, Count, Item
from marsad.records import Part, Quantity
from marsad.text.clitics import CONJUNCTIONS

_STATES: Final = {"killed": "killed", "injured": "injured", "dead": "killed", "detained": "detained", "missing": "missing", "displaced": "displaced", "casualties": "casualties"}
_OTHERS: Final = {"one": 1, "two": 2}
_FEW: Final = 10


class _Tally:
    __slots__ = ("approximate", "breakdown", "children", "known", "loose", "max", "min", "unit", "victims", "women")

    def __init__(self) -> None:
        self.min: int | None = None
        self.max: int | None = None
        self.known = False
        self.approximate = False
        self.loose = False
        self.unit = "persons"
        self.victims: list[str] = []
        self.children: int | None = None
        self.women: int | None = None
        self.breakdown: list[Part] = []


def tally(
    persons: list[tuple[str, Any]], default: str, identities: Identities, zero: bool = False, dies: bool = False, toll: bool = False, also: Sequence[str] = ()
) -> dict[str, Quantity]:
    """Quantities by measure from the persons of a frame; `default` is the measure of the trigger.

    `dies`: the trigger is a verb of dying, of which the wounded too become dead («توفي جريحان»). `toll`: it tells of nothing but
    a toll, so that there is one also where no number is said. `also`: measures of which there are some among the casualties
    («قتل وأصيب عشرون»).
    """
    tallies: dict[str, _Tally] = {}
    last = default
    seen: list[Any] = []
    single = False
    for how, item in persons:
        if item is not None and any(item is other for other in seen):
            continue
        seen.append(item)
        how, _, other = how.partition(":")
        single = single or how == "one"
        measure = other or default
        if isinstance(item, Actors) and other != "casualties" and item.person is not None and item.person.state in _STATES:
            if not (dies and item.person.state != "killed" and not other):
                measure = _STATES[item.person.state]
            if measure == "injured" and default in ("displaced", "trapped", "detained"):
                measure = default  # «أجلت جرحى»
            if measure in ("detained", "displaced", "trapped") and default in ("killed", "injured"):
                measure = default  # «أعدم أسرى», «14 نازحا قتلوا»: they are the killed
        elif (isinstance(item, Actors) and item.alone and not other and last in tallies and not tallies[last].known) or (how in ("some", "majority") and not other):
            measure = last
        if isinstance(item, Actors) and _restates(seen, item) and last in tallies:
            if tallies[last].max is None and item.count is not None:
                _bounds(tallies[last], item.count)  # «ضحايا اثنين»
            continue
        if how in ("some", "majority") and last in tallies and {measure, last} != {"killed", "injured"}:
            _part(tallies[last], how, item, identities)
            continue
        if tallies and how == "object" and isinstance(item, Actors) and _only_says_whose(item):
            for one in tallies.values():
                if not one.victims:
                    _add_victims(one, item, identities)
            continue
        one = tallies.setdefault(measure, _Tally())
        last = measure
        if how == "besides" and one.known:
            _add(one, item, identities)
            continue
        if isinstance(item, Count):
            _bounds(one, item)
            continue
        if not isinstance(item, Actors):
            if how == "others" and item is not None and item.entry.role in _OTHERS and not one.known:
                _bounds(one, Count(_OTHERS[item.entry.role], _OTHERS[item.entry.role]))
            continue
        if how == "of":
            _add_victims(one, item, identities)
            continue
        count = count_of(item)
        if one.unit == "families" and one.min == 1 and item.count is not None and not item.before and (item.person is None or not item.person.unit):
            _bounds(one, item.count)
            one.unit = "persons"  # «أسرة من ستة أفراد»
            continue
        if one.loose and item.count is not None and (item.alone or not item.before):
            one.known = False  # «جثث 12 جنديا», «مسلحين اثنين»
        one.loose = item.many or (item.person is not None and item.person.unit == "bodies" and item.count is None)
        joined = single or item.number in (1, 2) or (item.count is not None and bool(item.names)) if item.person is None else not item.person.state
        if item.oblique and item.number == 1 and item.count is None and one.min is not None and one.min > _FEW:
            joined = False  # «30 مسلحا حوثيا ومواليا لـX»: two nouns of one number
            count = None
        if count is not None and one.known and item.before in CONJUNCTIONS and joined:
            _add(one, item, identities)
            _children_and_women(one, item, count)
            continue
        fresh = not one.known
        if count is not None and fresh:
            _bounds(one, count)
        _add_victims(one, item, identities)
        if item.person is not None:
            if item.person.unit == "families" and fresh:
                one.unit = "families"
            if count is not None:
                _children_and_women(one, item, count)
    if toll and not tallies:
        tallies[default] = _Tally()
    together = tallies.get("casualties")
    if together is not None:
        for measure in also:
            if measure not in tallies:
                tallies[measure] = _Tally()
                tallies[measure].victims = list(together.victims)
    if zero:
        tallies = tallies or {default: _Tally()}  # «لم يقتل أحد»
        for one in tallies.values():
            one.min = one.max = 0
    return {
        measure: Quantity(one.min, one.max, one.approximate, one.unit, one.victims, one.children, one.women, one.breakdown)
        for measure, one in tallies.items()
    }


def _restates(seen: list[Any], item: Actors) -> bool:
    """«شهيدا واحدا», «مقاتلين اثنين»: the number right behind its noun says again, or better, how many they are."""
    one = seen[-2] if len(seen) > 1 else None
    return isinstance(one, Actors) and one.end == item.first and one.count is None and one.person is not None and item.alone and item.count is not None and not item.before and not item.names


def _only_says_whose(item: Actors) -> bool:
    """«قتلى وجرحى بين المدنيين», «… من المقاومة»: a group with no number behind those counted is whose they were."""
    return item.prep in ("between", "from") and count_of(item) is None and (item.person is None or not item.person.state)


def _children_and_women(one: _Tally, item: Actors, count: Count) -> None:
    """All of those counted are children, or women: at least so many."""
    if item.person is None or count.min is None:
        return
    if item.person.children:
        one.children = (one.children or 0) + count.min
    if item.person.women:
        one.women = (one.women or 0) + count.min


def count_of(item: Actors) -> Count | None:
    """The number read with a group, or the one its noun's form gives: singular 1, dual 2, plural 2 or more."""
    if item.count is not None:
        return item.count
    if is_one_leader(item):
        return Count(1, 1)
    if item.person is None and not item.number:
        return None
    if item.person is not None and item.person.unit == "families" and item.number == 3:
        return Count(2, None)
    if item.article and item.number == 3:
        return None
    if item.number == 1:
        return Count(1, None if item.least else 1)
    if item.number == 2:
        return Count(2, None if item.many or item.least else 2)
    if item.number == 3:
        return Count(2, None)
    return None


def victims_of(item: Actors, identities: Identities) -> list[str]:
    """Who is counted: the parties named, else what the noun says (civilians)."""
    parties = [party for name in item.names if (party := identities.resolve(name, item)) is not None]
    if parties:
        return parties
    if item.possessor and not item.names and (item.person is None or item.person.victims != CIVILIANS):
        return [party.id for party in identities.parties_of(item)]
    if item.person is None or item.person.victims is None or item.names:
        return []
    return identities.victims_at(item.person.victims, item.start)


def _add_victims(one: _Tally, item: Actors, identities: Identities) -> None:
    for victim in victims_of(item, identities):
        if victim not in one.victims:
            one.victims.append(victim)


def _bounds(one: _Tally, count: Count) -> None:
    one.min, one.max, one.approximate, one.known = count.min, count.max, count.approximate, True


def _add(one: _Tally, item: Item, identities: Identities) -> None:
    """«17 مقاتلا… إضافة إلى ستة مدنيين»: one total with its parts."""
    if not isinstance(item, Actors):
        return
    count = count_of(item)
    if count is None:
        return
    if not one.breakdown:
        one.breakdown.append(Part(list(one.victims), one.min, one.max))
    one.breakdown.append(Part(victims_of(item, identities), count.min, count.max))
    one.min = None if one.min is None or count.min is None else one.min + count.min
    one.max = None if one.max is None or count.max is None else one.max + count.max
    one.victims = [*one.victims, *(victim for victim in victims_of(item, identities) if victim not in one.victims)]


def _part(one: _Tally, how: str, item: Item, identities: Identities) -> None:
    """«بينهم طفلان», «غالبيتهم مدنيون»: inside the total."""
    if not isinstance(item, Actors):
        return
    count = count_of(item)
    exact = count.min if count is not None and count.min == count.max else None
    if item.person is not None and item.person.children:
        one.children = exact if exact is not None else one.children
    if item.person is not None and item.person.women:
        one.women = exact if exact is not None else one.women
    victims = victims_of(item, identities)
    if victims or exact is not None:
        counted = item.count is not None or exact is not None
        part = Part(victims, count.min if count and counted else None, count.max if count and counted else None, "part" if counted and how == "some" else how)
        if counted or part not in one.breakdown:
            one.breakdown.append(part)
