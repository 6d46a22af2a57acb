"""What `verify` found, as text and as JSON."""

import math
from collections.abc import Sequence

from autograder.compare.words import count_of
from autograder.progress import say
from autograder.verify import Verification


def print_verification(verification: Verification, quiet: bool) -> None:
    """Print the findings about one exercise and, unless quiet, its margins."""
    for finding in verification.findings:
        say(f"{finding.exercise}: {finding.text} [{finding.rule}]")
    if quiet:
        return
    state = "proved" if not verification.findings else count_of(len(verification.findings), "finding")
    say(f"{verification.exercise}: {state}")
    if verification.margins:
        say(f"  {'check':<30} {'right answers':>14} {'tolerance':>10} {'mistakes':>12}")
    for margin in verification.margins:
        mistake = f"{margin.mistake:.3g}" if margin.mistake < float("inf") else "in kind"
        say(f"  {margin.check:<30} {margin.legitimate:>14.3g} {1:>10} {mistake:>12}")


def to_plain(found: Sequence[Verification]) -> dict[str, object]:
    """Return findings and margins as they are written to a JSON file."""
    return {
        "schema_version": 1,
        "exercises": [
            {
                "exercise": verification.exercise,
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
            }
            for verification in found
        ],
    }


def _finite(number: float) -> float | None:
    """Return a number that JSON has, or None."""
    return number if math.isfinite(number) else None
