"""One man or woman told by a name or a title, whom no noun of people counts: «مقتل العميد فلان», «فلان قتل», «الذي استشهد»."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame, is_one_leader
from marsad.lexicon.names import name_words
from marsad.mentions.cells import PAUSES, Sentence
from marsad.mentions.items import Actors, Count, Item
from marsad.syntax.clause import is_verb
from marsad.text.clitics import AND, ARTICLE, PEOPLE_ENDS, PLURAL_ENDS, YA
from marsad.text.words import bits

_LONGEST: Final = 6
_NAME: Final = 3
_BREAKS: Final = bits("prep", "comp", "clause", "rel", "number", "trigger", "support", "reporting", "negation", "among", "cue", "time", "others", "one_of")
_RELATIVE: Final = bits("rel")
_PEOPLE: Final = bits("person", "head", "party", "generic")


def name_one(sentence: Sentence, items: list[Item], frame: Frame) -> None:
    """Count the one who is named right after a toll word, or before a verb of dying that counts nobody else."""
    form = frame.trigger.entry.form
    if form is None or form.part == "phrase" or frame.spec.genitive == "actor":
        return
    verb = is_verb(frame.trigger)
    antecedent = frame.clause.antecedent
    if verb and not frame.persons and isinstance(antecedent, Actors) and (frame.passive or frame.spec.subject == "victims") and not frame.trigger.after:
        if (antecedent.person is not None or antecedent.names) and not _is_told_after(sentence, frame):
            frame.persons.append(("subject", antecedent))  # «الجنود الذين قتلوا»
            frame.use(antecedent)
            return
    if verb and form.number == "pl":
        return
    if verb and frame.trigger.after:
        if _follows_relative(sentence, frame) and not frame.persons:
            frame.persons.append(("one", Count(1, 1)))  # «الذي قتلته القوات»
        return
    following = items[frame.index + 1] if frame.index + 1 < len(items) else None
    if following is None or following.first > frame.trigger.end or not _counts(following):
        if names_one(sentence, _behind(sentence, frame.trigger.end)):
            frame.persons.insert(0, ("one", Count(1, 1)))
            return
    if verb and not frame.passive and frame.actors and not frame.persons and names_one(sentence, frame.actors[-1].end):
        frame.persons.insert(0, ("one", Count(1, 1)))  # «قتل الجيش المصور فلان»
        return
    if not verb or not (frame.passive or frame.spec.subject == "victims") or any([how not in ("besides", "others") for how, _ in frame.persons]) or form.gender == "f":
        return
    if any([how == "besides" for how, _ in frame.persons]) or _named_before(sentence, frame.trigger.first) or _agrees(sentence, frame) or (_follows_relative(sentence, frame) and not _is_told_after(sentence, frame)):
        frame.persons.insert(0, ("one", Count(1, 1)))


def _behind(sentence: Sentence, at: int) -> int:
    """«استشهد فيها فلان»: past a preposition with its pronoun."""
    hit = sentence.cells[at].cats.get("prep") if at < len(sentence.cells) else None
    return at + 1 if hit is not None and hit.after else at


def _counts(item: Item) -> bool:
    """Whether an item is people who count themselves."""
    return isinstance(item, Actors) and (item.count is not None or is_one_leader(item) or (item.person is not None and item.number > 0))


def names_one(sentence: Sentence, at: int) -> bool:
    """Whether a title or the name of one person begins at a cell; two names joined are not one."""
    cells = sentence.cells
    if at >= len(cells):
        return False
    words = name_words()
    key = cells[at].key
    if "prep" in cells[at].cats and sentence.text[cells[at].end - 1] != YA:
        return False  # «على», which folds like a name
    titled = key in words["title"]
    if not titled and key not in words["given"] and key not in words["opens"]:
        return False
    if not titled and key not in words["given"] and cells[at].length > 1 and cells[at].mask & _PEOPLE:
        return False
    for cell in cells[at + 1 : at + _LONGEST]:
        if cell.word.kind != "word":
            return True
        if cell.key[:1] == AND and cell.key[1:] in words["given"] | words["title"]:
            return False  # «فلان وفلان»
        if cell.mask & _BREAKS:
            return True
    return True


def _named_before(sentence: Sentence, first: int) -> bool:
    """«فلان الفلاني قتل»: a name that stands right before the verb."""
    cells = sentence.cells
    words = name_words()
    at = first - 1
    if at >= 0 and cells[at].key in PAUSES:
        at -= 1
    lowest = max(-1, at - _LONGEST)
    while at > lowest:
        cell = cells[at]
        if cell.word.kind != "word" or cell.mask & _BREAKS:
            return False
        if cell.key in words["given"] or cell.key in words["opens"] or (cell.key in words["title"] and cell.key.startswith(ARTICLE)):
            return True
        at -= 1
    return False


def _agrees(sentence: Sentence, frame: Frame) -> bool:
    """«إن فلانا قتل في …»: after its subject a verb in the singular tells of one; words that nothing else is made of are his name."""
    cells = sentence.cells
    at = frame.trigger.first - 1
    behind = cells[frame.trigger.end] if frame.trigger.end < len(cells) else None
    if frame.trigger.before or (behind is not None and ("prep" not in behind.cats or behind.cats["prep"].after) and behind.key not in PAUSES):
        return False
    words = 0
    while at >= 0 and words <= _NAME and cells[at].word.kind == "word" and not cells[at].mask and not cells[at].key.endswith((*PEOPLE_ENDS, PLURAL_ENDS[0])):
        at -= 1
        words += 1
    return 0 < words <= _NAME and (at < 0 or "comp" in cells[at].cats)


def _follows_relative(sentence: Sentence, frame: Frame) -> bool:
    """«الذي قتل»: what is told of one man."""
    at = frame.trigger.first - 1
    cell = sentence.cells[at] if at >= 0 else None
    return cell is not None and bool(cell.mask & _RELATIVE) and cell.cats["rel"].entry.spec.role == "one" and frame.trigger.before == ""


def _is_told_after(sentence: Sentence, frame: Frame) -> bool:
    """«الذي قتل فيه كثيرون»: who died stands after the verb."""
    at = frame.trigger.end
    if at >= len(sentence.cells):
        return False
    hit = sentence.cells[at].cats.get("prep")
    return hit is not None and bool(hit.after) and hit.entry.spec.role in ("at", "b", "")
