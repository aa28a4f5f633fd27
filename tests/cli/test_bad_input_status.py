"""What goes wrong is said on standard error, with the right exit status and never a traceback."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import invented
import pytest
from running import NEWS, Done

Marsad = Callable[..., Done]


@pytest.mark.parametrize("command", ["read", "add"])
@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "is empty"),
        ("binary.txt", bytes(range(256)) * 4, "binary"),
        ("broken.txt", NEWS.encode()[:-2], "damaged"),
        ("persian.txt", "شش نفر در حمله هوایی به یک روستا در شمال کشور کشته شدند".encode(), "Persian"),
        ("nul.txt", NEWS.encode() + b"\x00", "NUL"),
        ("big.txt", b"\xd8\xa7" * 25_000_000, "larger than 10 MB"),
        ("fault.txt", "تعطل القارئ".encode(), "fault of Marsad"),
    ],
)
def test_some_not_read(folder: Path, marsad: Marsad, command: str, name: str, data: bytes | None, words: str) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    done = marsad(command, name, "reports", "--format", "jsonl")
    assert done.status == 3
    assert words in done.err and name in done.err and "Traceback" not in done.err
    assert len(done.err.splitlines()) == 1
    assert '"added":3' in done.out if command == "add" else len(done.out.splitlines()) == 4


def test_folder_without_reports_and_bad_manifests(folder: Path, marsad: Marsad) -> None:
    (folder / "nothing").mkdir()
    assert marsad("read", "nothing").status == 3
    (folder / "m.csv").write_text("file,outlet\nreports/a.txt,x\n")
    done = marsad("read", "reports", "--manifest", "m.csv")
    assert (done.status, done.out) == (3, "") and "no column 'path'" in done.err
    (folder / "m.csv").write_text("path,published\nreports/a.txt,3.11.17\nreports/b.txt,\nreports/b.txt,\n")
    done = marsad("read", "reports", "--manifest", "m.csv", "--format", "jsonl")
    assert done.status == 3 and len(done.err.splitlines()) == 2 and len(done.out.splitlines()) == 1


@pytest.mark.parametrize("command", [("claims",), ("reports",), ("overview",), ("show", "a"), ("add", "reports")])
def test_ledgers_that_are_none(folder: Path, marsad: Marsad, command: tuple[str, ...]) -> None:
    (folder / "text.db").write_text("no ledger")
    done = marsad(*command, "--ledger", "text.db")
    assert (done.status, done.out) == (1, "") and "is no ledger" in done.err and len(done.err.splitlines()) == 1
    if command[0] != "add":
        assert "there is no ledger" in marsad(*command).err
        assert not (folder / "marsad.db").exists()
    assert marsad(*command, "--ledger", str(folder)).status == 1


def test_full_disk(folder: Path) -> None:
    for number in range(400):
        (folder / "reports" / f"{number}.txt").write_text(f"{NEWS} {number}", "utf-8")
    script = str(Path(invented.__file__).with_name("invented_cli.py"))
    done = subprocess.run(
        [sys.executable, script, "add", "reports", "--ledger", "full.db"],
        capture_output=True, text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000)),
    )  # fmt: skip
    assert done.returncode == 1 and "disk" in done.stderr and "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    left = subprocess.run(
        [sys.executable, script, "reports", "--ledger", "full.db", "--format", "csv"],
        capture_output=True, text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert left.returncode == 0


def test_a_fault_of_the_program_is_told_in_a_line(
    folder: Path, marsad: Marsad, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invented, "explain_text", lambda text, **said: 1 / 0)
    done = marsad("explain", "قصف")
    assert done.status == 1 and "fault of the program" in done.err and len(done.err.splitlines()) == 1


def test_terminal_controls_in_names_do_no_harm(folder: Path, marsad: Marsad) -> None:
    done = marsad("read", "x\x1b[31m\u202ey.txt")
    assert done.status == 3 and "\x1b" not in done.err and "\u202e" not in done.err
