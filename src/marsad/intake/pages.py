"""Reports from web pages: the running text, and what the page's own `<meta>` says of outlet, date and title."""

from __future__ import annotations

import re
from typing import Any

from marsad.errors import IntakeError
from marsad.intake.columns import Provenance
from marsad.intake.days import parse_day

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "citation_publisher")
_DATE = (
    "article:published_time", "datepublished", "og:article:published_time", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "pubdate", "publishdate", "publish_date", "published", "citation_date",
)  # fmt: skip
_TITLE = ("og:title", "dc.title", "twitter:title", "title")
_URL = ("og:url",)


def find_charset(data: bytes) -> str | None:
    """The encoding that a page's `<meta charset>` names, if it names one."""
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii").lower() if found else None


def read_page(html: str) -> tuple[str, Provenance]:
    """The running text of a page and its provenance. A date is taken from `<meta>` and `<time>` only, never guessed.

    Raises `IntakeError`, without the file's name, when the page holds no text.
    """
    from lxml import etree
    from lxml import html as lxml_html

    source = _XML_ENCODING.sub("", html)
    try:
        tree = lxml_html.fromstring(source)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise IntakeError("holds no page that can be read: save the page again") from error
    provenance = _read_meta(tree)
    text = _extract(source)
    if not text.strip():
        raise IntakeError("holds no text outside its menus and scripts: save the report's text as .txt")
    return text, provenance


def _extract(source: str) -> str:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(source, include_comments=False, include_tables=False, favor_precision=False)
    return text or str(trafilatura.html2txt(source))


def _read_meta(tree: Any) -> Provenance:
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if key and content:
            said.setdefault(key.strip().lower(), content)
    days = [said[key] for key in _DATE if key in said]
    days += [element.get("datetime") or "" for element in tree.xpath("//time[@pubdate or @itemprop='datePublished']")]
    published = None
    for value in days:
        try:
            published = published or parse_day(value)
        except ValueError:
            continue  # a page's own date in a private form: unknown, no error of the user's
    title = _first(said, _TITLE) or " ".join((tree.findtext(".//title") or "").split()) or None
    return Provenance(_first(said, _OUTLET), published, title, _first(said, _URL))


def _first(said: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((said[key] for key in keys if key in said), None)
