"""Who is asked to do what a clause demands: «طالبت X Y بوقف الغارات»."""

from __future__ import annotations

from marsad.claims.frame import is_unarmed
from marsad.mentions.items import REPORTING, TRIGGER, Actors, Item, Voice
from marsad.syntax.clause import Clause


def is_demanded(clause: Clause) -> bool:
    """Whether the clause's verb asks for something: «طالب», «دعا»."""
    return clause.verb is not None and clause.verb.kind == REPORTING and clause.verb.entry.spec.status == "demanded"


def who_is_asked(items: list[Item], clause: Clause, at: int) -> Actors | None:
    """«طالبت X Y بوقف الغارات»: what is demanded is for Y to do, never for X."""
    assert clause.verb is not None
    form = items[at].entry.form
    if form is None or form.part == "participle":
        return None  # «عن المختطفين»
    direct = items[at].prep == "" and items[at].before == ""  # «طلبت X من Y وقف الغارات», but «طالب نائب من Y بوقف الغارات»
    told = False
    for item in items[clause.first : at]:
        told = told or (isinstance(item, Voice) and item.first == clause.verb.end and _is_whole(item))
        if item.kind == TRIGGER:
            direct = False
        if (
            isinstance(item, Actors)
            and (item.prep == "" or (item.prep == "from" and direct))
            and item.start > clause.verb.start
            and (told or item is not clause.subject)
            and not is_unarmed(item)
        ):
            return item
    return None


def _is_whole(voice: Voice) -> bool:
    """«ناشدت المنظمة Y», «دعا مسؤولون محليون Y»: a speaker whose name or title takes no genitive any more; «رئيس بعثة Y» does."""
    return voice.cat != "role" or voice.reference or bool(voice.domains or voice.within) or voice.nationality is not None
