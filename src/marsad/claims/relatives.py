"""What a light relative clause brings to an event noun: «غارات شنتها طائرات X على Y», «هجوم نسب إلى X»."""

from __future__ import annotations

from marsad.claims.arguments import place_of, read_right
from marsad.claims.frame import Frame, give
from marsad.mentions.cells import Sentence
from marsad.mentions.items import ORDINARY, PLACE, SUPPORT, TRIGGER, WORD, Actors, Item, PlaceGroup
from marsad.syntax.agreement import OF_THINGS
from marsad.syntax.clause import Clause


def take_relative(sentence: Sentence, items: list[Item], frame: Frame, clauses: list[Clause]) -> None:
    """«غارات شنتها طائرات X على Y», «القصف الذي تعرضت له المدينة»: a light relative clause brings the noun's arguments."""
    at = clauses.index(frame.clause) + 1
    while at < len(clauses) and (clauses[at].link in ("attached", "relative") or _ascribes(clauses[at])) and clauses[at].owner is clauses[at - 1]:
        clause = clauses[at]
        verb = clause.verb
        if verb is not None and verb.kind == ORDINARY and not frame.places and not isinstance(clause.antecedent, PlaceGroup):
            for item in items[clause.first : clause.end]:
                if isinstance(item, PlaceGroup):
                    place_of(frame, item)
        if (verb is not None and verb.kind != SUPPORT) or (verb is None and clause.link == "attached"):
            return
        if frame.trigger.entry.form is not None and frame.trigger.entry.form.part == "verb":
            return
        if (
            clause.antecedent is not None
            and clause.antecedent.kind == PLACE
            and verb is not None
            and (verb.entry.spec.effect not in ("carry", "happen", "phase") or (clause.link == "relative" and verb.entry.spec.effect == "carry" and not verb.after))
        ):
            return
        own = items[clause.first : clause.end]
        stop = next((i for i, item in enumerate(own) if item.kind == TRIGGER), len(own))
        effect = verb.entry.spec.effect if verb is not None else ""
        if clause.link == "relative" and clause.antecedent is not None and clause.antecedent.kind == WORD:
            return  # «… في الجبال التي لجأ إليها X»: of a noun that no list holds
        if effect in ("carry", "claim") and verb is not None and _points_to_event(own, verb, effect) and clause.subject is not None and clause.subject in own:
            launched = frame.kind in OF_THINGS and clause.antecedent is not frame.trigger  # «تدمير مسيرات أطلقها X»: they were X's
            give(frame, clause.subject, "target" if frame.phase == "broken" or launched else "actor")
            frame.use(verb)
        elif effect == "undergo" and clause.subject is not None and clause.subject in own:
            give(frame, clause.subject, "target")
        elif effect == "ascribe":
            for item in own:
                if isinstance(item, Actors) and item.prep == "to":
                    give(frame, item, "actor")  # «نسب إلى X وإلى Y»
                    frame.status = "alleged"
            return
        if effect in ("cause", "status"):
            return
        read_right(sentence, frame, own[:stop], False, effect == "reach")
        if stop < len(own):
            return
        at += 1


def _points_to_event(own: list[Item], verb: Item, effect: str) -> bool:
    """«هجوم نفذه X», «هجوم شارك فيه X», «هجمات تبنى بعضها X», but not «غارات أرغمت X على»: a pronoun makes the event the object."""
    if verb.after or effect == "claim":
        return True
    at = own.index(verb) + 1
    return at < len(own) and own[at].kind == WORD and own[at].cat == "prep" and own[at].after != ""


def _ascribes(clause: Clause) -> bool:
    """«هجوم وقع في X ونسب إلى Y»: the noun is still what is spoken of."""
    verb = clause.verb
    return clause.link == "joined" and verb is not None and verb.kind == SUPPORT and bool(verb.entry.spec.effect == "ascribe")
