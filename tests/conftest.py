"""What all tests rest on: the engine that is tested is the one that stands in the source."""

import sys
from pathlib import Path

import pytest

import marsad

SOURCE = Path(marsad.__file__).parent
STAMP = Path(sys.prefix) / ".compiled-yes"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Stop where a compiled module is older than its source: Python would load the old one and say nothing."""
    when = STAMP.stat().st_mtime if STAMP.exists() else 0.0
    for compiled in sorted(SOURCE.rglob("*.so")):
        source = compiled.with_name(compiled.name.partition(".")[0] + ".py")
        if source.exists() and source.stat().st_mtime > when:
            pytest.exit(f"{source.name} is newer than its compiled module: run `make setup`, or `make plain` to work on it", 1)
