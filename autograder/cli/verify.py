"""``autograder verify`: prove exercises before they grade anyone."""

import json
import math
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from textwrap import fill

import click

from autograder.authoring.prove_all import prove_all
from autograder.authoring.verification import Verification
from autograder.authoring.watch import changes
from autograder.boundary.wording import count_of
from autograder.cli.options import PATH, ROOT
from autograder.cli.terminal import Advance, say
from autograder.course.catalog import find_course, named_or_all
from autograder.sandbox.start import open_runner


@click.command()
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@click.option("--write", is_flag=True, help="Make examples.json and example.svg anew.")
@click.option("--thorough", is_flag=True, help="Show what statistical checks claim, with 30,000 runs each.")
@click.option("--json", "json_file", type=PATH, help="Also write findings and margins to a file.")
@click.option("--watch", is_flag=True, help="Go on: prove again whatever changes, until Ctrl-C.")
@click.option("--quiet", is_flag=True, help="Print findings only.")
@ROOT
def command(
    slugs: Sequence[str],
    write: bool,
    thorough: bool,
    json_file: Path | None,
    watch: bool,
    quiet: bool,
    root: Path | None,
) -> int:
    """Prove exercises before they grade anyone; exit 1 with findings."""
    course = find_course(root)
    chosen = named_or_all(course, slugs)
    found: dict[str, Verification] = {}
    with open_runner(warm=True) as runner:
        for changed in changes(course, chosen) if watch else [chosen]:
            with Advance("Proving", len(changed)) as advance:
                for proof in prove_all(course, changed, runner, write=write, thorough=thorough):
                    found[proof.exercise] = proof
                    print_verification(proof, quiet)
                    advance()
            if json_file is not None:
                plain = to_plain(list(found.values()))
                json_file.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
    return 1 if any(verification.findings for verification in found.values()) else 0


def print_verification(verification: Verification, quiet: bool) -> None:
    """Print the findings about one exercise and, unless quiet, its margins."""
    for finding in verification.findings:
        say(f"{finding.exercise}: {finding.text} [{finding.rule}]")
    if quiet:
        return
    state = "proved" if not verification.findings else count_of(len(verification.findings), "finding")
    say(f"{verification.exercise}: {state}{_noticed(verification)}{_visible(verification)}")
    if verification.margins:
        say(f"  {'check':<30} {'right answers':>14} {'tolerance':>10} {'mistakes':>12}")
    for margin in verification.margins:
        mistake = f"{margin.mistake:.3g}" if margin.mistake < float("inf") else "in kind"
        say(f"  {margin.check:<30} {margin.legitimate:>14.3g} {1:>10} {mistake:>12}")
    for rate in verification.rates:
        say(
            f"  {rate.check} refused {rate.program} in {rate.refused} of {rate.runs} runs "
            f"(95 %: {rate.lower:.3g} to {rate.upper:.3g})"
        )
    for points, group in groupby(verification.kept, key=lambda pair: pair[1]):
        names = ", ".join(name for name, _ in group)
        say(fill(names, 110, initial_indent=f"  keep {points:<5g} ", subsequent_indent=" " * 13))


def _noticed(verification: Verification) -> str:
    """Return how many of the mutants that differ from the reference a check notices."""
    mutants = verification.mutants
    if mutants is None:
        return ""
    return f"; {mutants.noticed} of {mutants.noticed + len(mutants.survivors)} mutants noticed"


def _visible(verification: Verification) -> str:
    """Return which share of the points visible checks give."""
    return "" if verification.visible is None else f"; {verification.visible:.0%} of the points are visible"


def to_plain(found: Sequence[Verification]) -> dict[str, object]:
    """Return findings and margins as they are written to a JSON file."""
    return {
        "schema_version": 1,
        "exercises": [
            {
                "exercise": verification.exercise,
                "mutants": _mutants(verification),
                "findings": [{"rule": item.rule, "text": item.text} for item in verification.findings],
                "margins": [
                    {
                        "check": item.check,
                        "legitimate": _finite(item.legitimate),
                        "tolerance": 1.0,
                        "mistake": _finite(item.mistake),
                    }
                    for item in verification.margins
                ],
                "kept": dict(verification.kept),
                "visible": verification.visible,
                "rates": [
                    {
                        "check": item.check,
                        "program": item.program,
                        "refused": item.refused,
                        "runs": item.runs,
                        "above": item.lower,
                        "below": item.upper,
                    }
                    for item in verification.rates
                ],
            }
            for verification in found
        ],
    }


def _mutants(verification: Verification) -> dict[str, int] | None:
    found = verification.mutants
    if found is None:
        return None
    return {
        "made": found.made,
        "noticed": found.noticed,
        "equal": found.equal,
        "survivors": len(found.survivors),
    }


def _finite(number: float) -> float | None:
    """Return a number that JSON has, or None."""
    return number if math.isfinite(number) else None
