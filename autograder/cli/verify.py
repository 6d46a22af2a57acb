"""``autograder verify`: prove exercises before they grade anyone."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from autograder.authoring.example_figure import draw_example
from autograder.authoring.verify import EXAMPLES, Finding, Verification, verify
from autograder.boundary.wording import count_of
from autograder.cli.options import PATH, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import Course, find_course, named_or_all
from autograder.course.examples import write_examples
from autograder.course.plan import make_plan
from autograder.errors import AutograderError
from autograder.grading.references import References
from autograder.sandbox.runner import Runner
from autograder.sandbox.start import open_runner


@click.command()
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@click.option("--write", is_flag=True, help="Make examples.json and example.svg anew.")
@click.option("--json", "json_file", type=PATH, help="Also write findings and margins to a file.")
@click.option("--quiet", is_flag=True, help="Print findings only.")
@ROOT
def command(slugs: Sequence[str], write: bool, json_file: Path | None, quiet: bool, root: Path | None) -> int:
    """Prove exercises before they grade anyone; exit 1 with findings."""
    course = find_course(root)
    chosen = named_or_all(course, slugs)
    found: list[Verification] = []
    with open_runner(warm=True) as runner:
        references = References(runner)
        for slug in chosen:
            fault = _write_examples(course, slug, runner, references) if write else ""
            proved = verify(course, slug, references)
            if fault and fault not in {finding.text for finding in proved.findings}:
                proved = replace(
                    proved, findings=(*proved.findings, Finding(slug, "examples", fault, EXAMPLES))
                )
            found.append(proved)
            print_verification(found[-1], quiet)
    if json_file is not None:
        json_file.write_text(json.dumps(to_plain(found), indent=1) + "\n", encoding="utf-8")
    return 1 if any(verification.findings for verification in found) else 0


def _write_examples(course: Course, slug: str, runner: Runner, references: References) -> str:
    """Make the generated files anew; return why one could not be made, or nothing."""
    try:
        public, hidden = course.handout(slug), course.solution(slug)
        expected = references.expected(public, hidden, make_plan(hidden.exercise))
        text = write_examples(hidden.exercise, expected.outputs)
        (public.folder / "examples.json").write_text(text, encoding="utf-8")
        figure = draw_example(public, hidden, runner)
    except AutograderError as error:
        return str(error)
    if figure is not None:
        (public.folder / "example.svg").write_bytes(figure)
    return ""


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
