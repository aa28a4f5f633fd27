"""Marsad reads Arabic reports of armed conflict into claims: who says that who did what, where and when.

    >>> import datetime
    >>> import marsad
    >>> text = "قصف الطيران السوري مدينة دير الزور"
    >>> for claim in marsad.read(text, published=datetime.date(2017, 11, 3), outlet="SANA"):
    ...     print(claim.kind, claim.actors[0].id, claim.places[0].name_en, claim.time.bound, claim.time.end)
    strike syrian-government Deir ez-Zor on-or-before 2017-11-03
    >>> [found.lo.isoformat() for found in marsad.find_dates("أمس الأول", reference=datetime.date(2017, 10, 31))]
    ['2017-10-29']
    >>> [(found.min, found.max) for found in marsad.find_numbers("أكثر من أربعين شخصا")]
    [(41, None)]
    >>> [place.name_en for place in marsad.find_places("سيطر الجيش على مدينة دير الزور")]
    ['Deir ez-Zor']

The names are loaded on first use, so that `import marsad` stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from marsad.mentions.dates import find_dates as find_dates
    from marsad.mentions.numbers import find_numbers as find_numbers
    from marsad.observatory.ledger import Ledger as Ledger
    from marsad.reader import find_places as find_places
    from marsad.records import Claim as Claim
    from marsad.records import Report as Report

    __version__: str

__all__ = ["Claim", "Ledger", "Report", "__version__", "find_dates", "find_numbers", "find_places", "read"]

_ROOMS = {
    "Claim": "marsad.records",
    "Ledger": "marsad.observatory.ledger",
    "Report": "marsad.records",
    "find_dates": "marsad.mentions.dates",
    "find_numbers": "marsad.mentions.numbers",
    "find_places": "marsad.reader",
}
"""Public names and the modules they come from."""


def read(
    text_or_report: str | Report, published: datetime.date | None = None, outlet: str | None = None
) -> list[Claim]:
    """Read a text or a `Report` into its claims, in the order of their words.

    `published` and `outlet` complete a text; where a report is given, they stand in for what it does not say itself.
    Without a day of publication, whatever depends on it stays unknown.

    >>> [claim.kind for claim in read("قصف الطيران السوري مدينة دير الزور")]
    ['strike']
    """
    import msgspec

    from marsad.reader import read_report
    from marsad.records import Report

    if isinstance(text_or_report, str):
        return read_report(Report(text=text_or_report, published=published, outlet=outlet))
    report = text_or_report
    return read_report(
        msgspec.structs.replace(report, published=report.published or published, outlet=report.outlet or outlet)
    )


if not TYPE_CHECKING:  # so that a checker still finds a name that does not exist

    def __getattr__(name: str) -> object:
        """Load a public name on its first use."""
        if name == "__version__":
            from importlib.metadata import version

            value: object = version("marsad")
        elif name in _ROOMS:
            from importlib import import_module

            value = getattr(import_module(_ROOMS[name]), name)
        else:
            raise AttributeError(f"module 'marsad' has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
