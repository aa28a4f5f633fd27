"""Compiles the engine to machine code with mypyc, where that is asked for; all else is said in pyproject.toml.

    MARSAD_COMPILE=yes python setup.py build_ext --inplace

The same files run as plain Python where they are not compiled: twice as slow, with the same claims (docs/performance.md).
Needed: mypy from constraints.txt, a C compiler and Python's headers.
"""

from __future__ import annotations

import os
from glob import glob

from setuptools import Extension, setup

# What a report passes through on its way from text to claims; what words a claim for people stays plain Python.
ENGINE = [
    *sorted(glob("src/marsad/text/[a-z]*.py")),
    *sorted(glob("src/marsad/mentions/[a-z]*.py")),
    *sorted(glob("src/marsad/syntax/[a-z]*.py")),
    *sorted(glob("src/marsad/identities/[a-z]*.py")),
    *sorted(glob("src/marsad/attribution/[a-z]*.py")),
    *sorted(glob("src/marsad/claims/[a-z]*.py")),
    "src/marsad/wording/explain.py",
    *sorted(glob("src/marsad/places/[a-z]*.py")),
    "src/marsad/lexicon/forms.py",
    "src/marsad/lexicon/inflect.py",
    "src/marsad/lexicon/load.py",
    "src/marsad/reader.py",
]


def engine() -> list[Extension]:
    """The compiled modules, or none where compiling is not asked for."""
    if os.environ.get("MARSAD_COMPILE") != "yes":
        return []
    from mypyc.build import mypycify

    # Level 3 takes longer to compile and reads no faster.
    return mypycify(ENGINE, opt_level="1", debug_level="0")


setup(ext_modules=engine())
