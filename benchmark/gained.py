"""Show what a change of lexicon or code does: claims gained, lost and read otherwise against a saved run.

    python benchmark/gained.py save FILE [--shared FOLDER]      before the change
    python benchmark/gained.py compare FILE [--shared FOLDER]   after it

A claim is the same if its id is (report, kind and trigger); what changed is named by its fields. Reads every report of FOLDER
that the project may be measured on, or the samples where FOLDER is absent.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SETS = ("seeds", "reports/labelled", "reports/unlabelled", "reports/other")
IGNORED = frozenset(("id", "report", "rules", "confidence"))
"""Fields whose change is no other reading."""
SHOWN = 40

Claim = dict[str, Any]


def read_all(shared: Path) -> dict[str, Claim]:
    """Claims by id of all sets that are there."""
    from marsad.errors import IntakeError, ReadingError
    from marsad.intake import read_inputs
    from marsad.observatory.reading import read_many
    from marsad.records import Report, to_json

    folders = [(shared / name, shared / name / "reports.csv") for name in SETS if (shared / name).is_dir()]
    folders = folders or [(ROOT / "samples" / "reports", ROOT / "samples" / "reports.csv")]
    claims: dict[str, Claim] = {}
    for reports, manifest in folders:
        items = list(read_inputs([str(reports)], str(manifest)))
        for item in items:
            if isinstance(item, IntakeError):
                raise SystemExit(str(item))
        for _, read in read_many(item for item in items if isinstance(item, Report)):
            if isinstance(read, ReadingError):
                raise SystemExit(str(read))
            for claim in read:
                written: Claim = json.loads(to_json(claim))
                written["report"]["path"] = f"{reports.name}/{Path(written['report']['path']).name}"
                claims[claim.id] = written
    return claims


def changed_fields(before: Claim, after: Claim) -> list[str]:
    """Names of the fields that are read otherwise."""
    return [key for key in after if key not in IGNORED and before.get(key) != after[key]]


def line(sign: str, claim: Claim, fields: list[str]) -> str:
    """One claim for people."""
    words = " ".join(claim["evidence"]["text"].split())
    what = f" ({', '.join(fields)})" if fields else ""
    return f"{sign} {claim['report']['path']}  {claim['kind']}{what}  «{words[:100]}»  {', '.join(claim['rules'][:3])}"


def compare(before: dict[str, Claim], after: dict[str, Claim], limit: int) -> None:
    """Print lost, gained and changed claims, then the counts."""
    lost = [(claim, list[str]()) for identity, claim in before.items() if identity not in after]
    gained = [(claim, list[str]()) for identity, claim in after.items() if identity not in before]
    both = [(after[identity], changed_fields(before[identity], after[identity])) for identity in before if identity in after]
    changed = [(claim, fields) for claim, fields in both if fields]
    for sign, claims in (("-", lost), ("+", gained), ("~", changed)):
        for claim, fields in claims[:limit]:
            print(line(sign, claim, fields))
        if len(claims) > limit:
            print(f"{sign} … and {len(claims) - limit} more (--limit)")
    for what, claims in (("lost", lost), ("gained", gained)):
        kinds = Counter(claim["kind"] for claim, _ in claims).most_common()
        print(f"{what} {len(claims)}" + (f": {', '.join(f'{kind} {count}' for kind, count in kinds)}" if kinds else ""))
    fields_changed = Counter(field for _, fields in changed for field in fields).most_common()
    tail = f": {', '.join(f'{field} {count}' for field, count in fields_changed)}" if fields_changed else ""
    print(f"read otherwise {len(changed)}{tail}")
    print(f"claims {len(before)} before, {len(after)} now")


def main() -> int:
    """Save a run, or compare with one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=("save", "compare"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--limit", type=int, default=SHOWN, help="claims shown of each sort")
    arguments = parser.parse_args()
    if arguments.what == "compare" and not arguments.file.exists():
        parser.error(f"{arguments.file} is not there: save a run first")
    now = read_all(arguments.shared)
    if arguments.what == "save":
        arguments.file.parent.mkdir(parents=True, exist_ok=True)
        with arguments.file.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(claim, ensure_ascii=False, sort_keys=True) + "\n" for claim in now.values())
        print(f"{len(now)} claims saved to {arguments.file}")
        return 0
    saved = (json.loads(text) for text in arguments.file.read_text("utf-8").splitlines())
    compare({claim["id"]: claim for claim in saved}, now, arguments.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
