"""The command line with the invented reader, for tests that need a process of its own."""

import sys

import invented

sys.modules["marsad.reader"] = invented  # type: ignore[assignment]

if __name__ == "__main__":
    from marsad.cli.app import main

    main()
