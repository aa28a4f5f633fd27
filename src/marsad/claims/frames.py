"""Fill a trigger's roles: who, whom, where, when, how many, with what.

Arguments come from the trigger's own stretch of its clause, then from what stands before it in the clause, then from the
clauses it hangs on. What a preposition brings is said by the trigger's lexicon entry.
"""

from __future__ import annotations

from typing import Any

from marsad.claims.clauses import Clause, can_follow, is_verb
from marsad.mentions.cells import Sentence
from marsad.mentions.items import (
    ACTORS,
    MEANS,
    PLACE,
    REPORTING,
    SHARE,
    SUPPORT,
    THING,
    TIME,
    TRIGGER,
    WORD,
    Actors,
    Count,
    Item,
    PlaceGroup,
    Share,
    Thing,
    When,
)


class Frame:
    """A trigger with its arguments, before anything is resolved."""

    __slots__ = (
        "actors", "agents", "at", "both", "by_subject", "cause", "clause", "counts", "extent", "index", "kind", "means", "objects", "passive",
        "persons", "phase", "places", "rules", "share", "silent", "spare", "spec", "status", "supports", "swapped", "targets", "there", "time",
        "toll", "trigger", "used",
    )  # fmt: skip

    def __init__(self, index: int, trigger: Item, clause: Clause) -> None:
        self.index = index
        self.trigger = trigger
        self.clause = clause
        self.spec: Any = trigger.entry.spec
        self.kind: str = self.spec.kind
        self.actors: list[Actors] = []
        self.agents: list[Actors] = []
        self.both = False
        self.there = ""
        self.targets: list[Actors] = []
        self.places: list[tuple[PlaceGroup, str]] = []
        self.persons: list[tuple[str, Actors]] = []
        self.objects: list[str] = []
        self.means: list[str] = list(self.spec.means)
        self.counts: list[tuple[str, Count]] = []
        self.share: Share | None = None
        self.time: When | None = None
        self.extent: str | None = self.spec.extent
        self.phase: str | None = self.spec.phase
        self.status: str | None = self.spec.status
        self.cause: Frame | None = None
        self.passive = False
        self.swapped = False
        self.by_subject = False
        self.used: list[Item] = [trigger]
        self.supports: list[Item] = []
        self.rules: list[str] = [self.spec.id]
        self.silent = False
        self.spare: list[tuple[str, Actors]] = []
        self.toll = self.spec.kind == "casualties"
        self.at = trigger.first

    def use(self, item: Item) -> None:
        """Count an item into the evidence."""
        if item not in self.used:
            self.used.append(item)


def find_frames(sentence: Sentence, items: list[Item], clauses: list[Clause]) -> list[Frame]:
    """All frames of a sentence, roles filled, in order of their triggers."""
    frames: list[Frame] = []
    for clause in clauses:
        triggers = [at for at in range(clause.first, clause.end) if items[at].kind == TRIGGER]
        previous = clause.first
        for position, at in enumerate(triggers):
            frame = Frame(at, items[at], clause)
            end = triggers[position + 1] if position + 1 < len(triggers) else clause.end
            _fill(sentence, items, frame, previous, at, end)
            twin = _twin(sentence, items, frame)
            if twin is not None:
                frame = Frame(at, twin, clause)
                _fill(sentence, items, frame, previous, at, end)
            if position + 1 == len(triggers):
                _relative(sentence, items, frame, clauses)
            count = sentence.counts.get(items[at].end - 1)
            if count is not None:
                if frame.spec.count:
                    frame.counts.append((frame.spec.count, count))
                elif frame.spec.quantity:
                    frame.persons.append(("bare", count))
            if frames and frames[-1].clause is clause and frame.trigger.before == "و" and not is_verb(frame.trigger):
                if not frame.actors:
                    _share_subject(frames[-1], frame)
                elif frame.agents and not frames[-1].actors:
                    frames[-1].actors += frame.agents  # «مقتل X وأسر Y على يد Z»
            frames.append(frame)
            previous = at + 1
    frames += _stated_tolls(sentence, items, clauses, frames)
    frames.sort(key=lambda frame: frame.trigger.start)
    for at, frame in enumerate(frames):
        if frame.spare:
            # «قتل ستة في غارات بينهم امرأتان»: the parts belong to the toll before
            toll = next((other for other in reversed(frames[:at]) if other.spec.quantity), None)
            if toll is not None:
                toll.persons += frame.spare
    return frames


_ARMED = frozenset(("strike", "assault", "explosion", "capture", "siege", "clash", "execution", "arrest"))
_OF_FORCES = frozenset(("withdrawal", "siege", "advance"))
_OF_PEOPLE = ("displacement", "evacuation", "trapped")


def _twin(sentence: Sentence, items: list[Item], frame: Frame) -> Item | None:
    """Forces withdraw and are besieged, people flee and are trapped, by the same words: whom the frame names decides."""
    named = [*frame.actors, *frame.targets, *(item for _, item in frame.persons if isinstance(item, Actors))]
    if not named:
        return None
    people = all(_unarmed(item) for item in named)
    armed = any(item.names and not _unarmed(item) for item in named)
    if frame.kind in _OF_FORCES and people:
        wanted: tuple[str, ...] = _OF_PEOPLE
    elif frame.kind in _OF_PEOPLE and armed:
        wanted = tuple(_OF_FORCES)
    else:
        return None
    trigger = frame.trigger
    for hit in sentence.cells[trigger.end - 1].word.hits:
        if hit.entry.cat == "trigger" and hit.entry.spec.kind in wanted and hit.entry.form.part == trigger.entry.form.part:
            twin = Item(TRIGGER, trigger.first, trigger.end, trigger.start, trigger.stop, "trigger", hit.entry, trigger.before, trigger.after)
            twin.prep, twin.definite = trigger.prep, trigger.definite
            items[frame.index] = twin
            return twin
    return None


def _unarmed(item: Actors) -> bool:
    if any(name.entry.id != "civilians" for name in item.names):
        return False
    return bool(item.names) or (item.person is not None and item.person.victims in (None, "civilians") and item.head is None)


def _share_subject(previous: Frame, frame: Frame) -> None:
    """«تمكنت من تحقيق تقدم والسيطرة على X»: coordinated verbal nouns have one subject."""
    if previous.clause is frame.clause and previous.by_subject and previous.actors and frame.spec.subject == "actor" and frame.spec.genitive != "victims":
        frame.actors += previous.actors
        frame.by_subject = True


def _relative(sentence: Sentence, items: list[Item], frame: Frame, clauses: list[Clause]) -> None:
    """«غارات شنتها طائرات X على Y», «القصف الذي تعرضت له المدينة»: a light relative clause brings the noun's arguments."""
    at = clauses.index(frame.clause) + 1
    while at < len(clauses) and clauses[at].link in ("attached", "relative") and clauses[at].owner is clauses[at - 1]:
        clause = clauses[at]
        verb = clause.verb
        if (verb is not None and verb.kind != SUPPORT) or (verb is None and clause.link == "attached"):
            return
        if frame.trigger.entry.form is not None and frame.trigger.entry.form.part == "verb":
            return
        if clause.antecedent is not None and clause.antecedent.kind == PLACE and verb is not None and verb.entry.spec.effect not in ("carry", "happen", "phase"):
            return
        own = items[clause.first : clause.end]
        stop = next((i for i, item in enumerate(own) if item.kind == TRIGGER), len(own))
        effect = verb.entry.spec.effect if verb is not None else ""
        if effect in ("carry", "claim") and clause.subject is not None and clause.subject in own:
            _give(frame, clause.subject, "target" if frame.phase == "broken" else "actor")
            frame.use(verb)  # type: ignore[arg-type]
        elif effect == "undergo" and clause.subject is not None and clause.subject in own:
            _give(frame, clause.subject, "target")
        if effect in ("cause", "status"):
            return
        _right(sentence, frame, own[:stop], False, effect == "reach")
        if stop < len(own):
            return
        at += 1


def _stated_tolls(sentence: Sentence, items: list[Item], clauses: list[Clause], frames: list[Frame]) -> list[Frame]:
    """«335 قتيلا و756 جريحا», «قتلى في الطرفين»: dead and wounded that no verb governs are a toll of their own."""
    taken = {id(item) for frame in frames for _, item in frame.persons}
    taken |= {id(item) for frame in frames for item in (*frame.actors, *frame.targets)}
    found: list[Frame] = []
    for clause in clauses:
        last: Frame | None = None
        for at in range(clause.first, clause.end):
            item = items[at]
            if not isinstance(item, Actors) or item.person is None or not item.person.state or id(item) in taken:
                continue
            if item.count is None and item.number == 1 and item.article:
                continue
            if last is not None and at - last.index <= 2:
                last.persons.append(("object", item))
                last.use(item)
                last.index = at
                continue
            hit = sentence.cells[item.end - 1].word.hit("trigger")
            for cell in sentence.cells[item.first : item.end]:
                hit = cell.word.hit("trigger") or hit
            if hit is None or not hit.entry.spec.quantity:
                continue
            trigger = Item(TRIGGER, item.first, item.end, item.start, item.stop, "trigger", hit.entry, item.before)
            frame = Frame(at, trigger, clause)
            frame.persons.append(("object", item))
            frame.use(item)
            _right(sentence, frame, _until_trigger(items, at + 1, clause.end), False)
            last = frame
            found.append(frame)
    return found


def _until_trigger(items: list[Item], first: int, end: int) -> list[Item]:
    for at in range(first, end):
        item = items[at]
        if item.kind == TRIGGER or (isinstance(item, Actors) and item.person is not None and item.person.state):
            return items[first:at]
    return items[first:end]


def _fill(sentence: Sentence, items: list[Item], frame: Frame, first: int, at: int, end: int) -> None:
    spec = frame.spec
    form = frame.trigger.entry.form
    verb = form is not None and form.part == "verb"
    own = items[at + 1 : end]
    left = items[_left_edge(sentence, items, first, at, verb) : at]
    frame.passive = bool(verb and form.voice == "passive") or spec.subject == "victims"
    if verb and not frame.passive and spec.passive_default and form.voice != "active":
        frame.passive = not _organisation_acts(sentence, items[at], left, frame.clause) and _counts_follow(items, at, end, left, frame.clause)
    _supports(frame, left)
    if verb:
        if form.tense == "present" and spec.present_kind:
            frame.kind = spec.present_kind
    elif form is not None and form.part == "participle" and spec.present_kind:
        frame.kind = spec.present_kind
    doer = None if verb else _doer_of_support(left)
    if doer is not None:
        _give(frame, doer, "actor")
    elif not verb and _demanded(frame.clause):
        asked = _asked(items, frame.clause, at)
        if asked is not None:
            _give(frame, asked, "actor")
    else:
        _subject(frame, left, verb)
    _right(sentence, frame, own, verb)
    _left(sentence, frame, left, verb)
    _pronoun(sentence, items, frame, at, verb)
    _means(sentence, frame, items[end].first if end < len(items) else len(sentence.cells))


def _pronoun(sentence: Sentence, items: list[Item], frame: Frame, at: int, verb: bool) -> None:
    """«سيطرتها», «محاولتهم اقتحام», «هجومه»: the pronoun is whom the verbal noun takes in the genitive; it points back."""
    if verb:
        return
    surface = sentence.cells[frame.trigger.end - 1].key
    holder = frame.trigger if frame.trigger.after or surface.endswith(("ها", "هم", "هما")) or _own_word(sentence, frame) else next((item for item in frame.supports if item.after and not is_verb(item)), None)
    if holder is None:
        return
    role = "actor" if holder is not frame.trigger else frame.spec.genitive or ("actor" if frame.spec.object in ("none", "place") else frame.spec.object)
    if (role == "actor" and frame.actors) or (role == "target" and frame.targets) or (role == "victims" and frame.persons):
        return
    found = _whom(items, frame, at) if role == "target" else _antecedent(items, frame.clause, at)
    if found is not None:
        _give(frame, found, role)
        frame.used = [item for item in frame.used if item is not found]


def _own_word(sentence: Sentence, frame: Frame) -> bool:
    """«فرض سيطرتها», «بسط نفوذه»: the pronoun hangs on the companion word."""
    keys = frame.spec.with_keys
    return any(cell.key in keys and cell.key.endswith(("ه", "ها", "هم")) for cell in sentence.cells[frame.trigger.end : frame.trigger.end + 3])


def _whom(items: list[Item], frame: Frame, at: int) -> Actors | None:
    """Whom «محاصرتهم», «استهدافه» are done to: the actors named last who do not do it."""
    doers: list[Item] = [*frame.actors]
    level: Clause | None = frame.clause
    while level is not None:
        if level.subject is not None:
            doers.append(level.subject)
        level = level.owner
    return next((item for item in reversed(items[:at]) if isinstance(item, Actors) and not item.alone and item not in doers), None)


def _antecedent(items: list[Item], clause: Clause, at: int) -> Actors | None:
    """Whom a pronoun points back to: the subject of the clause or of those it hangs on, else the actors named last."""
    level: Clause | None = clause
    while level is not None:
        if level.subject is not None and level.subject.start < items[at].start:
            return level.subject
        level = level.owner
    for item in reversed(items[:at]):
        if isinstance(item, Actors) and (item.names or item.possessor) and not item.alone:
            return item
    return None


_WITH_MEANS = frozenset(("strike", "explosion", "assault", "attack-on-civilians", "assassination", "protest"))


def _means(sentence: Sentence, frame: Frame, end: int) -> None:
    """Words of means in the trigger's stretch: «بصاروخ», «قصف مدفعي», «بسيارة مفخخة», aircraft that act."""
    if frame.kind not in _WITH_MEANS:
        return
    first = min([frame.trigger.first, *(actor.first for actor in frame.actors if actor.start < frame.trigger.start and frame.trigger.first - actor.end < 3)])
    for cell in sentence.cells[first:end]:
        hit = cell.cats.get("means") or cell.word.by_cat.get("means")
        if hit is not None and hit.entry.id not in frame.means:
            frame.means.append(hit.entry.id)
    for actor in frame.actors:
        for means in actor.means:
            if means not in frame.means:
                frame.means.append(means)


def _left_edge(sentence: Sentence, items: list[Item], first: int, at: int, verb: bool) -> int:
    """Where a trigger's left stretch begins: an event noun brought by a preposition or و owns only its light verb's arguments."""
    trigger = items[at]
    support = next((i for i in range(at - 1, first - 1, -1) if items[i].kind == SUPPORT), None)
    if verb or (trigger.prep == "" and not trigger.before and items[at].first > 0):
        for i in range(at - 1, first - 1, -1):
            if not verb and support is None and items[i].end < items[i + 1].first and sentence.pause_between(items[i].end, items[i + 1].first):
                return i + 1
        return first
    if support is not None and not any(items[i].prep in ("cause",) for i in range(support + 1, at + 1)):
        return first
    return at


def _organisation_acts(sentence: Sentence, trigger: Item, left: list[Item], clause: Clause) -> bool:
    """«كان التنظيم قد أعدم رجلا»: an organisation before the verb, with an object right after it, does it."""
    subject = clause.subject
    if subject is None or not subject.names or subject.count is not None or subject.head is not None or subject.person is not None:
        return False
    if not any(item is subject for item in left) or trigger.end >= len(sentence.cells) or _unarmed(subject):
        return False
    following = sentence.cells[trigger.end]
    return following.word.kind == "word" and not any(cat in following.cats for cat in ("prep", "time", "clause", "means", "direction"))


def _counts_follow(items: list[Item], at: int, end: int, left: list[Item], clause: Clause) -> bool:
    """«قتل 12 شخصا», «أصيب آخرون»: people who are counted, or plain people, follow: the verb is passive."""
    for item in items[at + 1 : end]:
        if isinstance(item, Actors):
            if item.count is not None or item.alone:
                return True
            return (item.person is not None and (item.head is None or not item.names)) or (bool(item.names) and _no_object(items, item, end))
        if item.kind == WORD and item.cat in ("others",):
            return True
        if item.kind in (TRIGGER, PLACE):
            return True
        if item.kind == WORD and item.cat == "prep":
            return True
    if clause.subject is not None and any(item is clause.subject for item in left):
        return True
    return True


def _no_object(items: list[Item], subject: Actors, end: int) -> bool:
    at = items.index(subject)
    return not any(isinstance(item, Actors) and item.prep == "" for item in items[at + 1 : end])


def _supports(frame: Frame, left: list[Item]) -> None:
    """Light verbs before the trigger in its clause: phase, status, and who bears it."""
    for item in left:
        if item.kind != SUPPORT:
            continue
        effect = item.entry.spec.effect
        frame.supports.append(item)
        frame.rules.append(item.entry.id)
        if effect == "phase" and item.entry.spec.phase:
            if item.entry.spec.phase != "ongoing" or frame.phase is None:
                frame.phase = item.entry.spec.phase
        elif effect == "status":
            frame.status = item.entry.spec.status
        elif effect == "fail":
            frame.swapped = True


def _demanded(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.kind == REPORTING and clause.verb.entry.spec.status == "demanded"


def _asked(items: list[Item], clause: Clause, at: int) -> Actors | None:
    """«طالبت X Y بوقف الغارات»: what is demanded is for Y to do, never for X."""
    assert clause.verb is not None
    for item in items[clause.first : at]:
        if isinstance(item, Actors) and item.prep == "" and item.start > clause.verb.start and item is not clause.subject and not _unarmed(item):
            return item
    return None


def _subject(frame: Frame, left: list[Item], verb: bool) -> None:
    """The clause's subject, where the trigger takes it."""
    spec, clause = frame.spec, frame.clause
    subject = clause.subject
    effects = {item.entry.spec.effect for item in frame.supports}
    if any(item.entry.id == "support.force" for item in frame.supports) and not verb:
        force = next(item for item in frame.supports if item.entry.id == "support.force")
        forced = next((item for item in left if isinstance(item, Actors) and item.start > force.start), None)
        if forced is not None:
            _give(frame, forced, "actor")
        return
    if subject is None or (frame.passive and not (spec.subject in ("target", "victims") and verb)):
        if subject is not None and spec.subject == "victims":
            frame.persons.append(("subject", subject))
            frame.use(subject)
        elif subject is not None and frame.passive and verb and subject in left:
            _give(frame, subject, spec.object)
        return
    if verb:
        role = spec.subject
    elif "undergo" in effects:
        role = "target"
    elif effects & {"carry", "phase", "status", "claim"} and not effects & {"passive", "cause", "happen", "reach"}:
        role = "actor" if spec.subject in ("actor", "none") else spec.subject
    elif frame.swapped:
        role = "target"
    elif frame.trigger.before[-1:] == "ب" and clause.verb is not None and clause.verb.kind == TRIGGER and clause.verb.end == frame.trigger.first and clause.verb.entry.spec.subject == "actor":
        role = "actor" if spec.subject == "actor" else ""  # «ردوا بإطلاق صواريخ»
    elif not verb and frame.trigger.entry.form.part == "masdar" and frame.trigger.before[-1:] == "ل" and spec.subject == "actor":
        role = "actor"
    elif subject in left and not effects and clause.verb is None and clause.link in ("start", "content", "parted") and spec.kind in ("control", "siege"):
        role = "actor" if spec.subject == "actor" and frame.trigger.entry.form.part == "participle" else ""
    else:
        return
    if frame.swapped:
        role = "target" if role == "actor" else role
    if role == "actor" and verb and spec.kind in _ARMED and _unarmed(subject):
        role = "target"  # «أن يكون قصف مدنيين»: the unarmed bombard nobody
    _give(frame, subject, role)
    frame.by_subject = True


def _doer_of_support(left: list[Item]) -> Actors | None:
    """«أحبطت X محاولة Y اقتحام Z», «ندد X بقيام Y بشن غارات»: who is named right after the supporting noun, not X."""
    for at, item in enumerate(left[:-1]):
        if item.kind == SUPPORT and item.entry.spec.effect in ("status", "carry") and not is_verb(item):
            following = left[at + 1]
            if isinstance(following, Actors) and following.first == item.end and following.prep == "":
                return following
    return None


def _give(frame: Frame, item: Actors, role: str | None) -> None:
    if role == "actor" and item.head is not None and item.head.kind == "positions":
        role = "target"  # places of a party are hit; they do nothing
    if role == "actor" and frame.kind in _ARMED and _unarmed(item):
        return
    if role == "actor":
        if item not in frame.actors:
            frame.actors.append(item)
    elif role == "target":
        if item not in frame.targets:
            frame.targets.append(item)
        if frame.spec.quantity:
            frame.persons.append(("object", item))
    elif role in ("victims", "persons"):
        frame.persons.append(("object", item))
    else:
        return
    frame.use(item)


def _right(sentence: Sentence, frame: Frame, own: list[Item], verb: bool, reached: bool = False) -> None:
    """Arguments after the trigger; `reached`: they are the object of a verb such as «استهدف», not its doer."""
    spec = frame.spec
    first_actor = True
    between = False
    among = ""
    elsewhere = False
    for position, item in enumerate(own):
        if item.kind == WORD and item.cat == "prep" and item.entry.role == "cause":
            elsewhere = True  # «… بعد عمليات القوات»: what follows belongs to that noun
        if item.kind == WORD and item.cat == "among":
            among = item.entry.role
        elif item.kind == WORD and item.cat == "clause":
            among = ""
        if item.kind == ACTORS:
            assert isinstance(item, Actors)
            if among:
                (frame.persons if spec.quantity else frame.spare).append((among, item))
                frame.use(item)
                continue
            if item in frame.actors or item in frame.targets:
                first_actor = False
                continue
            if elsewhere and item.prep == "" and not item.before:
                continue
            if spec.quantity and _counted_again(frame, item):
                return
            prep = item.prep
            adjacent = first_actor and not between
            if item.alone and item.names and item.count is None:
                if adjacent and not verb and item.first - frame.trigger.end <= 1 and not frame.actors and all(own[i].kind == MEANS for i in range(position)):
                    _give(frame, item, "actor" if spec.genitive != "victims" else None)
                first_actor = False  # after its adjective a noun takes no genitive
                continue
            if item.alone and item.count is not None:
                if spec.quantity:
                    frame.persons.append(("count", item))
                    frame.use(item)
                continue
            if prep == "by":
                _give(frame, item, "actor")
                frame.agents.append(item)
            elif prep == "":
                if item.person is not None and item.person.state and not spec.quantity:
                    continue
                if verb:
                    role = spec.object if frame.actors or frame.by_subject or spec.subject in ("none",) or frame.passive or (frame.clause.impersonal and frame.clause.verb is frame.trigger) else None
                    if frame.passive and spec.subject in ("victims", "target"):
                        role = spec.subject
                    if role is None and spec.subject in ("target", "victims"):
                        role = spec.subject
                    if role is None and spec.subject == "actor" and not frame.passive:
                        role = spec.object if not can_follow(frame.trigger, item) or (is_verb(frame.trigger) and frame.clause.subject is not None) else "actor"
                    _give(frame, item, "target" if role == "place" else role)
                elif adjacent:
                    genitive = (spec.object if reached else spec.genitive) or ("target" if spec.object == "target" else "victims" if spec.object == "victims" else "actor")
                    if item.head is not None and item.head.kind == "positions" and genitive == "actor":
                        genitive = "target"
                    _give(frame, item, genitive)
                else:
                    _give(frame, item, "victims" if spec.quantity and (item.count or item.person) else "target" if spec.object == "target" else None)
                first_actor = False
            elif prep == "between" and len(item.names) > 1 and not frame.actors and not _closes_side(own, position):
                one, other = _both_sides(item)
                _give(frame, one, "actor")
                _give(frame, other, "target")
                between = True
            elif prep == "between":
                if not frame.actors:
                    _give(frame, item, "actor")
                else:
                    _give(frame, item, "target")
                between = True
            elif prep == "with":
                _give(frame, item, spec.with_party or "target")
            elif prep == "from":
                role = spec.from_party or ("actor" if spec.kind in _WITH_MEANS else "target")
                if item.count is None or role == "target":
                    _give(frame, item, role)
            elif prep in ("on", "against", "l", "of"):
                if prep == "l" and spec.genitive == "actor" and not verb and not frame.actors and not _dealt(frame) and _owned(sentence, frame, item, own[:position]):
                    _give(frame, item, "actor")
                else:
                    role = spec.on_party
                    _give(frame, item, "victims" if role == "victims" else role)
            elif prep == "b":
                if item.head is not None and item.head.means:
                    frame.means += [means for means in item.head.means if means not in frame.means]
                elif spec.quantity and item.count is not None:
                    frame.persons.append(("object", item))
                    frame.use(item)
            if between and prep == "" and item.before in ("و", "") and frame.actors and item not in frame.actors:
                _give(frame, item, "target")
        elif item.kind == PLACE:
            assert isinstance(item, PlaceGroup)
            _place(frame, item)
            first_actor = first_actor and item.prep in ("", "b")
        else:
            _other(sentence, frame, item, own, position)


_CLOSE = 4


def _owned(sentence: Sentence, frame: Frame, owner: Actors, between: list[Item]) -> bool:
    """«قصف عنيف لـX», «انسحاب لقوات X»: X owns the deed; in «السيطرة على مقر تابع لـX» he owns the place."""
    if owner.first - frame.trigger.end > _CLOSE or any(item.kind in (PLACE, THING, WORD, TRIGGER) for item in between):
        return False
    return frame.spec.kind not in _WITH_MEANS or not _definite(sentence, frame)


def _dealt(frame: Frame) -> bool:
    """«وجه الجيش ضربات لـX»: with a verb of dealing and its subject, X is dealt the blow."""
    verb = frame.clause.verb
    if frame.clause.subject is None or verb is None or not is_verb(verb):
        return False
    if verb.kind == SUPPORT:
        return bool(verb.entry.spec.effect == "carry")
    return verb.kind == TRIGGER and bool(verb.entry.spec.kind == "assault")


def _definite(sentence: Sentence, frame: Frame) -> bool:
    """«القصف لـX» hits X; «قصف لـX» and «غارة لـX» are X's."""
    return sentence.cells[frame.trigger.end - 1].key.startswith("ال") or sentence.cells[frame.trigger.first].key.lstrip("وفبل").startswith("ال")


def _counted_again(frame: Frame, item: Actors) -> bool:
    """A second count of the same measure is another toll: «عنصرين من X وثلاثة من Y», «335 قتيلا … ب 170 قتيلا»."""
    if item.count is None:
        return False
    state = item.person.state if item.person is not None else None
    for how, other in frame.persons:
        if not isinstance(other, Actors) or other.count is None or other is item:
            continue
        if how in ("object", "subject", "count", "besides") and (other.person.state if other.person is not None else None) == state and not other.alone:
            return True
    return False


def _closes_side(own: list[Item], position: int) -> bool:
    """«بين X وY من جهة، وZ»: X and Y are one side."""
    following = own[position + 1] if position + 1 < len(own) else None
    return following is not None and following.kind == WORD and following.cat == "side"


def _both_sides(item: Actors) -> tuple[Actors, Actors]:
    """«بين X وY»: the first named is one side, the rest the other."""
    sides = []
    for names in (item.names[:1], item.names[1:]):
        side = Actors(item.first, item.end, names[0].start, names[-1].stop)
        side.names = names
        side.prep = item.prep
        sides.append(side)
    return sides[0], sides[1]


def _place(frame: Frame, item: PlaceGroup) -> None:
    spec = frame.spec
    prep = item.prep
    role = item.role
    if prep == "to":
        role = spec.to_role if spec.movement else "at"
    elif prep == "toward":
        role = "toward"
    elif prep == "from":
        role = "toward" if spec.kind == "advance" else "from" if spec.movement else "at"
    elif prep == "near":
        role = "near"
    elif prep == "via":
        role = "via" if spec.movement else "at"
    elif prep in ("with", "between") and role == "at":
        role = "at"
    frame.places.append((item, role))
    frame.use(item)
    if frame.extent is None and item.part in ("whole", "portion"):
        frame.extent = "full" if item.part == "whole" else "partial"


def _other(sentence: Sentence, frame: Frame, item: Item, own: list[Item], position: int) -> None:
    spec = frame.spec
    if item.kind == TIME:
        if frame.time is None and isinstance(item, When):
            frame.time = item
    elif item.kind == SHARE and isinstance(item, Share):
        frame.share = item
        frame.use(item)
    elif item.kind == MEANS:
        if item.entry.id not in frame.means:
            frame.means.append(item.entry.id)
    elif item.kind == THING and isinstance(item, Thing):
        if item.cat == "object":
            if item.entry.id not in frame.objects:
                frame.objects.append(item.entry.id)
            frame.use(item)
        if item.count is not None:
            frame.counts.append((item.entry.id, item.count))
            frame.use(item)
    elif item.kind == WORD:
        if item.cat == "prep" and item.after and item.entry.role in ("at", "on", "to", "from", "toward"):
            frame.there = frame.there or item.entry.role
        if item.cat == "extent" and frame.extent is None:
            frame.extent = item.entry.role
        elif item.cat == "both":
            frame.both = True
        elif item.cat == "phase" and frame.phase is None:
            frame.phase = item.entry.role
        elif item.cat == "others" and spec.quantity:
            frame.persons.append(("others", item))  # type: ignore[arg-type]
            frame.use(item)
    elif item.kind == SUPPORT:
        effect = item.entry.spec.effect
        if effect == "phase" and frame.phase is None:
            frame.phase = item.entry.spec.phase
            frame.use(item)


def _left(sentence: Sentence, frame: Frame, left: list[Item], verb: bool) -> None:
    """What stands before the trigger in its clause: time, place and, where nothing follows, the people counted."""
    spec = frame.spec
    for item in reversed(left):
        if item.kind == TRIGGER:
            break
        if item.kind == TIME and frame.time is None and isinstance(item, When):
            frame.time = item
        elif item.kind == PLACE and isinstance(item, PlaceGroup):
            if not frame.places:
                _place(frame, item)
        elif item.kind == WORD and item.cat == "extent" and frame.extent is None:
            frame.extent = item.entry.role
        elif isinstance(item, Actors) and item not in frame.actors and item not in frame.targets:
            if spec.quantity and not frame.persons and item.prep in ("", "b") and (item.count is not None or item.person is not None):
                frame.persons.append(("subject", item))
                frame.use(item)
        elif item.kind == SUPPORT:
            frame.use(item)
    if spec.quantity and frame.persons:
        _parts_before(frame, left)


def _parts_before(frame: Frame, left: list[Item]) -> None:
    """«57 مدنيا بينهم 12 طفلا وست نساء قتلوا»: the parts of a total that stands before its verb."""
    among = ""
    for item in left:
        if item.kind == TRIGGER:
            among = ""
        elif item.kind == WORD and item.cat == "among":
            among = item.entry.role
        elif among and isinstance(item, Actors) and all(item is not other for _, other in frame.persons):
            frame.persons.append((among, item))
            frame.use(item)
