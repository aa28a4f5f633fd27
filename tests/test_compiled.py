"""The compiled engine and the same files as plain Python read the same claims."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import marsad
import marsad.reader

SOURCE = Path(marsad.__file__).parent
SAMPLES = Path(__file__).parent.parent / "samples"
compiled = not marsad.reader.__file__.endswith(".py")


def _read(source: Path) -> bytes:
    command = [
        sys.executable, "-c", "import marsad.reader, sys; from marsad.cli.app import main; sys.stderr.write(marsad.reader.__file__); main()",
        "read", str(SAMPLES / "reports"), "--manifest", str(SAMPLES / "reports.csv"), "--format", "jsonl", "--quiet",
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(source)})
    assert run.stderr.decode().startswith(str(source)), run.stderr
    return run.stdout


@pytest.mark.skipif(not compiled, reason="the engine is not compiled here")
def test_compiled_and_plain_agree(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "marsad", ignore=shutil.ignore_patterns("*.so", "*.pyd", "__pycache__"))
    plain = _read(tmp_path)
    assert plain.count(b"\n") > 50
    assert plain == _read(SOURCE.parent)
