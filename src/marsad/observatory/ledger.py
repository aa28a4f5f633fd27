"""The ledger that users hold: add reports, ask for claims."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

import msgspec

from marsad.errors import IntakeError, ReadingError
from marsad.observatory.reading import Reader, read_many
from marsad.records import Claim, Report

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from marsad.store.questions import StoredReport

Reread = Literal["no", "changed", "all"]
_BATCH_REPORTS = 32
_BATCH_SECONDS = 2.0
_LOOKED_UP_AT_ONCE = 64


class Added(msgspec.Struct):
    """What became of the reports given to `Ledger.add`."""

    added: int = 0
    reread: int = 0
    known: int = 0
    claims: int = 0
    outdated: int = 0
    """Known reports that another version had read and that were left so."""
    differing: int = 0
    """Known reports that came with another date or title this time and were left as they are."""
    problems: list[IntakeError | ReadingError] = []

    @property
    def complete(self) -> bool:
        """Whether everything that was given is now in the ledger."""
        return not self.problems


class Ledger:
    """A ledger in a SQLite file, or in another database by its URL.

    Usable as a context manager. Any number of processes may ask, and several may add, at one time.
    """

    def __init__(self, location: str, engine: Engine) -> None:
        """Hold an open engine; use `Ledger.open`."""
        self.location = location
        self._engine = engine

    @classmethod
    def open(cls, location: str | os.PathLike[str] = "marsad.db", *, create: bool = True) -> Self:
        """Open a ledger, and make it if there is none and `create` is true. Raises `LedgerError`."""
        from marsad.store.connect import open_engine

        place = os.fspath(location)
        return cls(place, open_engine(place, create))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Use the ledger in a `with` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the ledger."""
        self.close()

    def add(
        self,
        reports: Iterable[Report | IntakeError],
        *,
        reader: Reader | None = None,
        version: str | None = None,
        jobs: int = 1,
        reread: Reread = "no",
        notice: Callable[[Report | IntakeError | ReadingError, int], None] | None = None,
    ) -> Added:
        """Read reports and store them with their claims; what is in the ledger already is not stored twice.

        `reread` reads known reports again: those of another version or with another date or title ("changed"), or
        all. `version` names what reads, by default this version's code and lexicon. `notice` is told of every report
        written (with its number of claims) and of every problem. Whole reports are written, some at a time, so that
        an end at any moment leaves whole reports. Raises `LedgerError`.
        """
        stated = version or _reading_version()
        tally = Added(problems=[])
        tell = notice or (lambda subject, claims: None)

        def note(problem: IntakeError | ReadingError) -> None:
            tally.problems.append(problem)
            tell(problem, 0)

        pending = self._unread(reports, tally, note, stated, reread)
        batch: list[tuple[Report, list[Claim]]] = []
        began = time.monotonic()
        for report, read in read_many(pending, jobs, reader):
            if isinstance(read, ReadingError):
                note(read)
                continue
            batch.append((report, read))
            if len(batch) >= _BATCH_REPORTS or time.monotonic() - began > _BATCH_SECONDS:
                self._write(batch, tally, tell, stated, reread)
                batch, began = [], time.monotonic()
        self._write(batch, tally, tell, stated, reread)
        return tally

    def _unread(
        self,
        reports: Iterable[Report | IntakeError],
        tally: Added,
        note: Callable[[IntakeError | ReadingError], None],
        version: str,
        reread: Reread,
    ) -> Iterator[Report]:
        """Those of the given reports that are to be read."""
        from marsad.store.connect import asking
        from marsad.store.questions import known_reports

        seen: set[str] = set()
        for group in _groups(reports):
            fresh: dict[str, Report] = {}
            for item in group:
                if isinstance(item, IntakeError):
                    note(item)
                elif item.id in seen:
                    tally.known += 1
                else:
                    seen.add(item.id)
                    fresh[item.id] = item
            with asking(self._engine, self.location) as connection:
                known = known_reports(connection, fresh)
            for identity, report in fresh.items():
                stored = known.get(identity)
                if stored is None or _is_wanted(stored, report, version, reread):
                    yield _completed(report, stored)
                    continue
                tally.known += 1
                tally.outdated += stored.reading_version != version
                tally.differing += _differs(stored, report)

    def _write(
        self,
        batch: list[tuple[Report, list[Claim]]],
        tally: Added,
        tell: Callable[[Report | IntakeError | ReadingError, int], None],
        version: str,
        reread: Reread,
    ) -> None:
        """Write a batch in one transaction, looking again: another process may have been faster."""
        from marsad.store.connect import writing
        from marsad.store.questions import known_reports
        from marsad.store.writing import insert_report, replace_reading

        if not batch:
            return
        written: list[tuple[Report, int, bool]] = []
        with writing(self._engine, self.location) as connection:
            known = known_reports(connection, [report.id for report, _ in batch])
            for report, read in batch:
                stored = known.get(report.id)
                if stored is None:
                    insert_report(connection, report, read, version)
                elif _is_wanted(stored, report, version, reread):
                    replace_reading(connection, report, read, version)
                else:
                    continue
                written.append((report, len(read), stored is None))
        tally.known += len(batch) - len(written)
        for report, count, is_new in written:
            tally.added += is_new
            tally.reread += not is_new
            tally.claims += count
            tell(report, count)

    def reports(self) -> list[StoredReport]:
        """All reports, by day of publication, with when they were added and how many claims they gave."""
        from marsad.store.connect import asking
        from marsad.store.questions import select_reports

        with asking(self._engine, self.location) as connection:
            return list(select_reports(connection))

    def claims(
        self,
        *,
        kind: str | None = None,
        status: str | None = None,
        place: str | None = None,
        party: str | None = None,
        source: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        text: str | None = None,
        limit: int | None = None,
    ) -> list[Claim]:
        """The claims that meet every condition given, by day.

        `place` is an id or a name in any spelling, of the place or of its parent. `party` (who acts or is acted upon)
        and `source` (anywhere in the chain) are an id or a part of a name; `source` may be an institution. A claim
        meets `since` and `until` (inclusive) if its time overlaps them; a day that is only an upper bound counts as that
        day, an open end as open, and a claim without any time is left out. `text` are
        words, or parts of words, of the evidence; between quotation marks they must stand together.
        """
        from marsad.store.connect import asking
        from marsad.store.questions import Question, select_claims

        question = Question(
            kind=kind, status=status, place=place, party=party, source=source,
            since=since, until=until, text=text, limit=limit,
        )  # fmt: skip
        with asking(self._engine, self.location) as connection:
            return list(select_claims(connection, question))

    def claim(self, identity: str) -> Claim:
        """The claim of an id or of its unique beginning. Raises `NotFoundError`."""
        from marsad.store.connect import asking
        from marsad.store.questions import find_claim

        with asking(self._engine, self.location) as connection:
            return find_claim(connection, identity)

    def report(self, identity: str) -> StoredReport:
        """The report of an id or of its unique beginning. Raises `NotFoundError`."""
        from marsad.store.connect import asking
        from marsad.store.questions import find_report

        with asking(self._engine, self.location) as connection:
            return find_report(connection, identity)


def _reading_version() -> str:
    from marsad.reader import reading_version

    return reading_version()


def _groups(reports: Iterable[Report | IntakeError]) -> Iterator[list[Report | IntakeError]]:
    group: list[Report | IntakeError] = []
    for item in reports:
        group.append(item)
        if len(group) == _LOOKED_UP_AT_ONCE:
            yield group
            group = []
    if group:
        yield group


def _is_wanted(stored: StoredReport, report: Report, version: str, reread: Reread) -> bool:
    if reread == "all":
        return True
    return reread == "changed" and (stored.reading_version != version or _differs(stored, report))


def _differs(stored: StoredReport, report: Report) -> bool:
    """Whether a report says more of its day or title than the ledger knows, or something else."""
    return any(
        said is not None and said != known
        for said, known in ((report.published, stored.report.published), (report.title, stored.report.title))
    )


def _completed(report: Report, stored: StoredReport | None) -> Report:
    """A report given again without its day or title keeps those that the ledger knows."""
    if stored is None:
        return report
    return msgspec.structs.replace(
        report,
        published=report.published or stored.report.published,
        title=report.title or stored.report.title,
        metadata={**stored.report.metadata, **report.metadata},
    )
