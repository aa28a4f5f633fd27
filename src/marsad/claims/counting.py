"""Counts beside counts: which of them add up to one total, and which are a toll of their own."""

from __future__ import annotations

from marsad.claims.frame import Frame, is_unarmed
from marsad.mentions.items import Actors
from marsad.text.clitics import AND


def counted_again(frame: Frame, item: Actors) -> bool:
    """A second count of the same measure is another toll: «عنصرين من X وثلاثة من Y», «335 قتيلا … ب 170 قتيلا»."""
    if item.count is None:
        return False
    state = item.person.state if item.person is not None else None
    for how, other in frame.persons:
        if not isinstance(other, Actors) or other.count is None or other is item:
            continue
        if (
            how in ("object", "subject", "count", "besides")
            and (other.person.state if other.person is not None else None) == state
            and not other.alone
        ):
            return not _adds(frame, item)
    return False


def _adds(frame: Frame, item: Actors) -> bool:
    """«ستة أطفال وأربع نساء», «خمسة جنود وثلاثة مدنيين»: one total; other places or another party make another toll."""
    last = frame.persons[-1][1]
    return (
        isinstance(last, Actors)
        and item.before == AND
        and item.first - last.end <= 1
        and not item.alone
        and item.person is not None
        and item.person.state is None
        and (is_unarmed(item) or not item.names or [name.entry.id for name in item.names] == [name.entry.id for name in last.names])
    )


def other_side(frame: Frame, item: Actors) -> bool:
    """Whether a second count is of another party's people, or stands in another place: a toll of its own."""
    return frame.toll and item.before == AND and not item.alone and (item.person is None or not item.person.state) and bool(item.names or item.person)
