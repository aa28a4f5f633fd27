"""Which keys of a row, of front matter or of a page name a report's fields; everything else becomes metadata."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from marsad.intake.days import parse_day

TEXT = ("text", "body", "content")
_PUBLISHED = ("published", "date", "pubdate", "published_at", "publication_date")
_OUTLET = ("outlet", "source", "site_name", "sitename", "publisher")
_TITLE = ("title", "headline")
_URL = ("url", "link")


class Provenance(NamedTuple):
    """What is known of where a report came from; None where nothing is known."""

    outlet: str | None = None
    published: datetime.date | None = None
    title: str | None = None
    url: str | None = None
    metadata: Mapping[str, str] = {}

    def over(self, other: Provenance) -> Provenance:
        """This provenance, filled up from a less trusted one where it knows nothing."""
        return Provenance(
            self.outlet or other.outlet,
            self.published or other.published,
            self.title or other.title,
            self.url or other.url,
            {**other.metadata, **self.metadata},
        )


def read_provenance(fields: Mapping[str, Any]) -> Provenance:
    """Sort the fields of a row into a provenance. Keys are compared in lower case; empty values say nothing.

    Raises `ValueError` for a date that is not understood.
    """
    rest = {key.strip().lower(): _plain(value) for key, value in fields.items() if key and value is not None}
    rest = {key: value for key, value in rest.items() if value.strip()}
    outlet, published = _take(rest, _OUTLET), _take(rest, _PUBLISHED)
    title, url = _take(rest, _TITLE), _take(rest, _URL)
    return Provenance(outlet, parse_day(published) if published else None, title, url, rest)


def _take(rest: dict[str, str], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        if key in rest:
            return rest.pop(key).strip()
    return None


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return "; ".join(map(str, value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)[:10_000]
    return str(value)
