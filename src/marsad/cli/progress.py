"""Progress and problems on standard error, so that standard output holds results only."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from marsad.cli.bidi import clean

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Reporter:
    """Counts reports and claims, tells problems as they come, and shows a moving line on a terminal."""

    def __init__(self, quiet: bool) -> None:
        """Show no progress where `quiet`, or where standard error is no terminal."""
        self.reports = 0
        self.claims = 0
        self.problems = 0
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        if not quiet and sys.stderr.isatty():
            self._progress, self._task = _start()

    def __enter__(self) -> Self:
        """Begin to show progress."""
        if self._progress:
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the moving line away."""
        if self._progress:
            self._progress.stop()

    def count(self, claims: int) -> None:
        """One more report was read."""
        self.reports += 1
        self.claims += claims
        if self._progress and self._task is not None:
            self._progress.update(self._task, completed=self.reports, claims=self.claims)

    def problem(self, message: object) -> None:
        """Say that a report was not read, and why."""
        self.problems += 1
        line = f"marsad: {clean(str(message))}"
        if self._progress:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()


def _start() -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} reports, {task.fields[claims]} claims"),
        TimeElapsedColumn(),
    )
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    return progress, progress.add_task("read", total=None, claims=0)
