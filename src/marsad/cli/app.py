"""The command line's door: its commands, and what becomes of errors. Nobody is shown a traceback."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from marsad.cli import asking, explaining, measuring, taking
from marsad.errors import MarsadError

_LEDGER_ERROR = 1
_INTERRUPTED = 130
_BROKEN_PIPE = 141


class _Guarded(TyperGroup):
    """Runs a command and says in words what went wrong."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; exit 1 for errors, 130 if interrupted, 141 (quietly) if nobody reads the output."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except MarsadError as error:
            _complain(str(error))
            raise typer.Exit(_LEDGER_ERROR) from None
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(_BROKEN_PIPE) from None
        except KeyboardInterrupt:
            _complain("interrupted")
            raise typer.Exit(_INTERRUPTED) from None
        except OSError as error:
            _complain(f"the output cannot be written: {error.strerror or error}")
            raise typer.Exit(_LEDGER_ERROR) from None
        except Exception as error:
            # what has an exit code is typer's own: wrong usage, or a command that ends with a status
            if isinstance(error, typer.Abort) or hasattr(error, "exit_code") or os.environ.get("MARSAD_DEBUG"):
                raise
            _complain(
                f"a fault of the program ({type(error).__name__}: {error}); "
                "please report it, with what MARSAD_DEBUG=1 prints"
            )
            raise typer.Exit(_LEDGER_ERROR) from None


app = typer.Typer(
    cls=_Guarded,
    name="marsad",
    help="Read Arabic reports of armed conflict into claims, each with its source and its words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        import importlib.metadata

        typer.echo(f"marsad {importlib.metadata.version('marsad')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Read Arabic reports of armed conflict into claims, each with its source and its words."""


app.command("read")(taking.read)
app.command("add")(taking.add)
app.command("claims")(asking.claims)
app.command("overview")(asking.overview)
app.command("reports")(asking.reports)
app.command("show")(asking.show)
app.command("explain")(explaining.explain)
app.command("evaluate")(measuring.evaluate)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; ends with `SystemExit`: 0 all done, 1 error, 2 wrong usage, 3 some reports not read."""
    for stream in (sys.stdout, sys.stderr):
        if "utf" not in (getattr(stream, "encoding", None) or "utf").lower() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    app(arguments, prog_name="marsad")


def _complain(message: str) -> None:
    from marsad.cli.bidi import clean

    sys.stderr.write(f"marsad: {clean(message)}\n")
