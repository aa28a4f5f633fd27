"""The reference of the command line is complete, and says nothing that does not exist."""

import re
from pathlib import Path

import pytest
import typer.main

from marsad.cli.app import app

REFERENCE = Path(__file__).parents[2] / "docs" / "cli.md"


def sections() -> dict[str, str]:
    """The part of the reference for each command."""
    parts = re.split(r"^## `marsad (\w+)`", REFERENCE.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def commands() -> dict[str, set[str]]:
    """Every command with its options."""
    found = typer.main.get_command(app)
    return {
        name: {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        for name, command in found.commands.items()  # type: ignore[attr-defined]
    }


COMMON = {"--format", "--ledger", "--jobs", "--lang", "--quiet"}


def test_every_command_has_a_section() -> None:
    assert set(sections()) == set(commands())


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_option_is_in_it_and_no_other(command: str) -> None:
    written = set(re.findall(r"^\| `(--[a-z-]+)", sections()[command], flags=re.MULTILINE))
    assert written == commands()[command] - COMMON
    assert commands()[command] >= COMMON


def test_common_options_are_described_once() -> None:
    head = REFERENCE.read_text("utf-8").split("## `marsad")[0]
    assert set(re.findall(r"^\| `(--[a-z-]+)", head, flags=re.MULTILINE)) == COMMON
    assert "--version" in head
