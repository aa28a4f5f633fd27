"""`python -m marsad`: the command line."""

from __future__ import annotations

from marsad.cli.app import main

if __name__ == "__main__":
    main()
