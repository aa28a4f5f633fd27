"""Train the weights of confidence on claims marked by hand, and show how far confidence keeps its word.

    python tools/train_confidence.py [--shared FOLDER] [--write]

Each claim that is read of the reports in FOLDER is right (it matches one of the gold) or wrong (it matches none); what only meets an
optional claim is left out. A logistic model over the named features of `marsad.claims.confidence` is fitted with weights held
small (L2). How small is chosen by cross-validation, whole reports left out at a time, and the table that is printed comes from it: each
claim in it was rated by weights that had not seen its report. --write puts the weights into `src/marsad/data/confidence.toml` and the
tables into docs/quality.md.

Deterministic: same reports, same reading, same weights. Nothing of a report's text goes into the weights: features name kinds, forms,
lexicon entries and distances.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from marsad.evaluation.figures import evaluate
from marsad.evaluation.gold import load_gold
from marsad.evaluation.reliability import reliability
from marsad.intake import read_inputs
from marsad.reader import explain_report, read_report
from marsad.records import Report

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src" / "marsad" / "data" / "confidence.toml"
SETS = (("gold", "seeds"), ("reports/labelled", "reports/labelled"))
"""Folders below --shared: gold, reports."""
CHECK = ("reports/check", "reports/check")
"""Not trained on: only shows what confidence is worth elsewhere."""
PAGE = ROOT / "docs" / "quality.md"
BASE = "base"
FOLDS = 8
STRENGTHS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
SWEEPS = 30
FEWEST = 5
"""A feature that fewer claims have gets no weight."""
LEAST = 0.005
"""A weight that is nearer to nothing is left out of the file."""


class Example(NamedTuple):
    """A claim that was read: its report, its features, whether it is right."""

    report: str
    features: tuple[str, ...]
    right: bool


Weights = dict[str, float]


def load_examples(shared: Path, sets: Iterable[tuple[str, str]] = SETS) -> list[Example]:
    """Every claim that can be judged, in the order of reports and claims."""
    examples: list[Example] = []
    for gold, folder in sets:
        reports = [item for item in read_inputs([shared / folder], shared / folder / "reports.csv") if isinstance(item, Report)]
        readings = [(report, read_report(report)) for report in reports]
        features = {identity: found for report in reports for identity, found in features_of(report)}
        for name, verdicts in evaluate(load_gold(shared / gold), readings).verdicts.items():
            for verdict in verdicts:
                if verdict.claim is not None and (verdict.matched or verdict.invented):
                    examples.append(Example(name, features[verdict.claim.id], verdict.matched))
    return examples


def features_of(report: Report) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The features of each claim of a report, by the claim's id, as `marsad explain` shows them."""
    for stage in explain_report(report):
        rows = stage["rows"] if stage["stage"] == "claims" else []
        assert isinstance(rows, list)
        for row in rows:
            yield row["id"], tuple(feature for feature in row["because"] if feature != BASE)


def fit(examples: Sequence[Example], strength: float) -> Weights:
    """Weights of least loss plus half of `strength` times their squares, by Newton steps on one weight after another."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, example in enumerate(examples):
        for feature in example.features:
            having[feature].append(number)
    columns = [(BASE, list(range(len(examples))))]
    columns += [(feature, numbers) for feature, numbers in sorted(having.items()) if len(numbers) >= FEWEST]
    weights = dict.fromkeys((feature for feature, _ in columns), 0.0)
    sums = [0.0] * len(examples)
    for _ in range(SWEEPS):
        for feature, numbers in columns:
            held = 0.0 if feature == BASE else strength
            slope, bend = -held * weights[feature], held
            for number in numbers:
                chance = 1.0 / (1.0 + math.exp(-sums[number]))
                slope += examples[number].right - chance
                bend += chance * (1.0 - chance)
            step = max(-1.0, min(1.0, slope / (bend + 1e-9)))
            weights[feature] += step
            for number in numbers:
                sums[number] += step
    return weights


def rate(weights: Weights, example: Example) -> float:
    """The probability that a claim is right."""
    total = weights[BASE] + sum(weights.get(feature, 0.0) for feature in example.features)
    return min(max(1.0 / (1.0 + math.exp(-total)), 0.01), 0.99)


def rate_unseen(examples: Sequence[Example], strength: float) -> list[float]:
    """Each claim rated by weights that have not seen its report."""
    reports = sorted({example.report for example in examples})
    fold = {report: number % FOLDS for number, report in enumerate(reports)}
    rated = [0.0] * len(examples)
    for out in range(FOLDS):
        weights = fit([example for example in examples if fold[example.report] != out], strength)
        for number, example in enumerate(examples):
            if fold[example.report] == out:
                rated[number] = rate(weights, example)
    return rated


def losses_of(examples: Sequence[Example], rated: Sequence[float]) -> list[float]:
    """Minus the logarithm of the probability given to what was so; less is better."""
    return [-math.log(chance if example.right else 1.0 - chance) for example, chance in zip(examples, rated, strict=True)]


def choose(losses: dict[float, list[float]]) -> float:
    """The greatest strength whose mean loss lies within a standard error of the least: what it gives up here it gains elsewhere."""
    least = min(losses.values(), key=statistics.fmean)
    bar = statistics.fmean(least) + statistics.stdev(least) / math.sqrt(len(least))
    return max(strength for strength, each in losses.items() if statistics.fmean(each) <= bar)


def order(examples: Sequence[Example], rated: Sequence[float]) -> float:
    """The chance that of a right and a wrong claim the right one is rated higher; 0.5 says nothing."""
    right = [chance for example, chance in zip(examples, rated, strict=True) if example.right]
    wrong = [chance for example, chance in zip(examples, rated, strict=True) if not example.right]
    won = sum((one > other) + (one == other) / 2 for one in right for other in wrong)
    return won / (len(right) * len(wrong))


def table(examples: Sequence[Example], rated: Sequence[float]) -> str:
    """How many claims of each tenth of confidence are right, as Markdown."""
    lines = ["| confidence | claims | mean confidence | right |", "| --- | --- | --- | --- |"]
    for tenth in reliability(zip(rated, (example.right for example in examples), strict=True)):
        lines.append(f"| {tenth.low:.1f} to {tenth.high:.1f} | {tenth.claims} | {tenth.confidence:.2f} | {tenth.right / tenth.claims:.2f} |")
    return "\n".join(lines)


def put_table(page: Path, name: str, lines: str) -> None:
    """Put a table between the two comments of its name."""
    first, last = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, _, rest = page.read_text("utf-8").partition(first)
    page.write_text(f"{before}{first}{lines}\n{last}{rest.partition(last)[2]}", "utf-8")


def write(weights: Weights, path: Path) -> None:
    """The weights as TOML, one table a group, the heaviest first."""
    groups: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for feature, weight in sorted(weights.items(), key=lambda pair: (-abs(round(pair[1], 2)), pair[0])):
        group, colon, value = feature.partition(":")
        if colon and abs(weight) >= LEAST:
            groups[group].append((value, weight))
    lines = [
        "# How likely a claim is right, from how it was read: weights on the logistic scale, of the features that",
        "# src/marsad/claims/confidence.py names. Trained: `make confidence` writes this file anew. What confidence means is said in",
        "# docs/quality.md. A feature that is not here counts for nothing.",
        "",
        f"{BASE} = {weights[BASE]:.2f}",
    ]
    for group in sorted(groups):
        lines += ["", f"[{group}]", *(f'"{value}" = {weight:.2f}' for value, weight in groups[group])]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    """Train, print the table, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true", help="write weights and tables")
    arguments = parser.parse_args()
    if not all((arguments.shared / folder).is_dir() for folders in SETS for folder in folders):
        parser.error(f"{arguments.shared}: there are no claims marked by hand to train on")
    examples = load_examples(arguments.shared)
    share = sum(example.right for example in examples) / len(examples)
    print(f"{len(examples)} claims of {len({example.report for example in examples})} reports, {share:.3f} of them right")
    tried = {strength: rate_unseen(examples, strength) for strength in STRENGTHS}
    losses = {strength: losses_of(examples, rated) for strength, rated in tried.items()}
    best = choose(losses)
    print("loss by strength: " + ", ".join(f"{strength:g} {statistics.fmean(each):.4f}" for strength, each in losses.items()))
    same = statistics.fmean(losses_of(examples, [share] * len(examples)))
    print(f"strength {best:g}: loss {statistics.fmean(losses[best]):.4f} (one confidence for all: {same:.4f}), order {order(examples, tried[best]):.3f}")
    tables = {"unseen": table(examples, tried[best])}
    weights = fit(examples, best)
    if (arguments.shared / CHECK[0]).is_dir():
        checked = load_examples(arguments.shared, [CHECK])
        tables["check"] = table(checked, [rate(weights, example) for example in checked])
    for name, lines in tables.items():
        print(f"\n{name}\n{lines}")
        if arguments.write:
            put_table(PAGE, name, lines)
    if arguments.write:
        write(weights, WEIGHTS)
        print(f"\nweights written to {WEIGHTS}, tables to {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
