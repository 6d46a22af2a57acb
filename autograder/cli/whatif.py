"""``autograder whatif``: what another tolerance would do, from what was kept; nothing is written."""

import math
from collections.abc import Sequence
from pathlib import Path

import click

from autograder.boundary.outputs import Output
from autograder.boundary.wording import count_of
from autograder.cli.class_folder import FOLDER, WHICH, kept_outputs, open_class, refuse_untrusted
from autograder.cli.options import ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import find_course, suggest
from autograder.course.spec import Check
from autograder.errors import ReferenceFault, UsageError
from autograder.grading.rejudge import Rejudge
from autograder.grading.session import open_grader
from autograder.grading.whatif import Step, deviation, steps, tolerances
from autograder.report.sentences import number

PERCENT = (5, 25, 50, 75, 90, 95, 99, 100)


@click.command()
@FOLDER
@click.option("--exercise", "slug", required=True, help="The exercise.")
@click.option("--check", "name", required=True, help="The check; it compares with close().")
@click.option("--rtol", type=float, help="A relative tolerance to try.")
@click.option("--atol", type=float, help="An absolute tolerance to try.")
@WHICH
@ROOT
def command(
    folder: Path,
    slug: str,
    name: str,
    rtol: float | None,
    atol: float | None,
    assignment: str | None,
    root: Path | None,
) -> int:
    """Say how far the class is from a check's tolerance, and how many marks others would change.

    It is judged by what was kept of submissions: none is read or run, and nothing is written.
    """
    course = find_course(root)
    course.require(slug)
    with open_class(folder, assignment) as book, open_grader(course, [slug]) as grader:
        refuse_untrusted(book)
        ready = grader.exercises[slug]
        if ready.expected is None:
            raise ReferenceFault(ready.fault)
        checks = {check.id: check for check in ready.exercise.checks}
        if name not in checks:
            raise UsageError(f"{slug} has no check {name!r}{suggest(name, tuple(checks))}")
        check, expected = checks[name], ready.expected.outputs[name]
        ladder = tolerances(check, rtol, atol)
        judge = Rejudge(grader.exercises, grader.references, kept_outputs(folder))
        answers: list[Sequence[Output]] = []
        lost = 0
        for outcome in book.outcomes(machine=True):
            for result in outcome.results:
                if result.exercise == slug and (result.trace.part or result.trace.whole):
                    found = judge.outputs(result, name)
                    if isinstance(found, str):
                        lost += 1
                    else:
                        answers.append(found)
    _show(slug, check, [deviation(check, answer, expected) for answer in answers])
    _show_steps(check, steps(check, ladder, answers, expected))
    if lost:
        click.echo(f"autograder: {count_of(lost, 'answer')} not kept: 'regrade' runs them again.", err=True)
    return 0


def _show(slug: str, check: Check, found: Sequence[float]) -> None:
    there = sorted(one for one in found if math.isfinite(one))
    away = len(found) - len(there)
    more = f", {away} of them with nothing to compare" if away else ""
    say(f"{slug}/{check.id}: {count_of(len(found), 'answer')}{more}")
    if there:
        say("\ndeviation, in units of the present tolerance")
        say("".join(f"{'max' if part == 100 else f'{part} %':>9}" for part in PERCENT))
        say("".join(f"{_percentile(there, part):>9.2g}" for part in PERCENT))


def _percentile(ordered: Sequence[float], part: int) -> float:
    """Return the smallest value that at least so many percent do not exceed."""
    return ordered[max(math.ceil(len(ordered) * part / 100), 1) - 1]


def _show_steps(check: Check, found: Sequence[Step]) -> None:
    say(f"\n{'tolerance':<10}{'rtol':>10}{'atol':>10}{'pass':>8}{'rise':>8}{'fall':>8}{'points':>10}")
    for step in found:
        asked = step.tolerance
        name = "asked" if asked.times is None else "now" if asked.times == 1 else f"x {asked.times:g}"
        points = check.points * (step.rise - step.fall)
        change = f"+{number(points)}" if points > 0 else number(points)
        say(
            f"{name:<10}{asked.rtol:>10.3g}{asked.atol:>10.3g}{step.passing:>8}{step.rise:>8}{step.fall:>8}"
            f"{change:>10}"
        )
