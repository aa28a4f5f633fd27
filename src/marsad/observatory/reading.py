"""Read many reports, on one process or several; the order and the claims are the same."""

from __future__ import annotations

import collections
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess

from marsad.errors import MarsadError, ReadingError
from marsad.records import Claim, Report

Reader = Callable[[Report], list[Claim]]
Reading = tuple[Report, "list[Claim] | ReadingError"]
_CHUNK = 8
_CHUNKS_AHEAD = 4


def default_reader() -> Reader:
    """The reader of this version. It is loaded only when something is to be read."""
    from marsad.reader import read_report

    return read_report


def read_many(reports: Iterable[Report], jobs: int = 1, reader: Reader | None = None) -> Iterator[Reading]:
    """Each report with its claims, in the order given, as a stream; with `jobs` above 1 in that many processes.

    A report on which the reader fails comes with a `ReadingError`, and the stream goes on. `reader` must be
    importable by name for `jobs` above 1. Raises what makes all reading impossible, such as `LexiconError`.
    """
    if jobs <= 1:
        read = reader or default_reader()
        for report in reports:
            yield report, _read(read, report)
        return
    yield from _read_in_processes(reports, jobs, reader)


def _read_in_processes(reports: Iterable[Report], jobs: int, reader: Reader | None) -> Iterator[Reading]:
    waiting: collections.deque[tuple[list[Report], Future[list[list[Claim] | ReadingError]]]] = collections.deque()
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_follow_parent)
    try:
        for chunk in _chunks(reports):
            waiting.append((chunk, pool.submit(_read_chunk, chunk, reader)))
            if len(waiting) >= jobs * _CHUNKS_AHEAD:
                yield from _collect(*waiting.popleft())
        while waiting:
            yield from _collect(*waiting.popleft())
    except BrokenProcessPool as error:
        raise ReadingError(
            "a reading process was ended from outside (out of memory?): try again with --jobs 1"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _follow_parent() -> None:
    """Leave an interrupt to the parent, and end when it ends, even if it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _chunks(reports: Iterable[Report]) -> Iterator[list[Report]]:
    chunk: list[Report] = []
    for report in reports:
        chunk.append(report)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _collect(chunk: list[Report], future: Future[list[list[Claim] | ReadingError]]) -> Iterator[Reading]:
    yield from zip(chunk, future.result(), strict=True)


def _read_chunk(chunk: list[Report], reader: Reader | None) -> list[list[Claim] | ReadingError]:
    read = reader or default_reader()
    return [_read(read, report) for report in chunk]


def _read(read: Reader, report: Report) -> list[Claim] | ReadingError:
    try:
        return read(report)
    except MarsadError:
        raise
    except Exception as error:
        name = report.path or report.id[:12]
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return ReadingError(f"{name}: the reader fails on it ({what}): this is a fault of Marsad, please report it")
