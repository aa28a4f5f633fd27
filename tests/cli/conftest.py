"""The command line in this process, with the invented reader."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "observatory"))
import invented
from running import NEWS, Done


@pytest.fixture
def marsad(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Done]:
    """Run a command line and return how it ended."""
    from marsad.cli.app import main

    monkeypatch.setitem(sys.modules, "marsad.reader", invented)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object) -> Done:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        status = ended.value.code
        return Done(
            status if isinstance(status, int) else int(status is not None), captured.out.decode(), captured.err.decode()
        )

    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with three reports and their manifest."""
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(NEWS, "utf-8")
    (reports / "b.txt").write_text(NEWS + " ثم سيطرت قوات على البلدة.", "utf-8")
    (reports / "c.txt").write_text("نفى المتحدث وقوع اشتباك في الموصل.", "utf-8")
    manifest = "path,outlet,published,title\na.txt,وكالة الأفق,2017-11-03,خبر أول\nb.txt,Horizon,2017-11-04,=1+1\n"
    (reports / "reports.csv").write_text(manifest, "utf-8")
    return tmp_path


@pytest.fixture
def ledger(folder: Path, marsad: Callable[..., Done]) -> str:
    """A ledger that holds the three reports."""
    assert marsad("add", "reports", "--manifest", "reports/reports.csv", "--quiet").status == 0
    return "marsad.db"
