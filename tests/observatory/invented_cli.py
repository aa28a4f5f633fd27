"""The command line with the invented reader, for tests that need a process of its own."""

import importlib.util
import sys
import types

import invented

sys.modules["marsad.reader"] = invented  # type: ignore[assignment]
if importlib.util.find_spec("marsad.claims.gloss") is None:
    stand_in = types.ModuleType("marsad.claims.gloss")
    stand_in.gloss = lambda claim, lang: f"{claim.kind} ({lang})"  # type: ignore[attr-defined]
    sys.modules["marsad.claims.gloss"] = stand_in

if __name__ == "__main__":
    from marsad.cli.app import main

    main()
