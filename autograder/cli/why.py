"""``autograder why``: how a student's score came to be, from the checks to the number that is exported."""

from pathlib import Path

import click

from autograder.boundary.text import clean_line
from autograder.cli.gradebooks import opened
from autograder.cli.options import PATH
from autograder.cli.terminal import say
from autograder.errors import UsageError, near_miss
from autograder.gradebook.scores import Score, scores_in
from autograder.judge.result import Result
from autograder.report.layout import wrap
from autograder.report.sentences import number, points
from autograder.report.text import STATUS

WIDTH = 80
MARGIN = 8  # columns for the score after a step


@click.command()
@click.argument("student")
@click.option("-o", "--output", type=PATH, required=True, help="Folder of the results.")
@click.option("--assignment", help="Which assignment, if the gradebook holds several.")
def command(student: str, output: Path, assignment: str | None) -> int:
    """Say how a student's score came to be, step by step."""
    with opened(output, assignment) as book:
        scores = {score.student: score for score in scores_in(book)}
        weights = book.weights() or {}
        name = book.assignment
    if student not in scores:
        near = near_miss(student, list(scores))
        meant = f"; did you mean {near!r}?" if near else "."
        raise UsageError(f"The gradebook in {output} holds nothing of {student!r}{meant}")
    score = scores[student]
    say(_heading(score, name))
    for result in score.results:
        say()
        for line in _exercise(result, weights.get(result.exercise, 1.0)):
            say(line)
    if score.steps:
        say("\nHow the score came to be")
    for place, step in enumerate(score.steps, 1):
        worth = "" if step.score is None else number(step.score)
        first, *rest = wrap(clean_line(step.text, 600), WIDTH - MARGIN - 5)
        say(f"  {place}. {first:<{WIDTH - MARGIN - 5}}{worth:>{MARGIN}}".rstrip())
        for line in rest:
            say(f"     {line}")
    return 0


def _heading(score: Score, assignment: str) -> str:
    name = score.hand_in.name
    who = f"{name} ({score.student})" if name else score.student
    where = f", {assignment}" if assignment else ""
    what = "excused" if score.excused else points(score.earned, score.possible)
    return f"{clean_line(who)}{where}: {what}"


def _exercise(result: Result, weight: float) -> list[str]:
    times = "" if weight == 1 else f", counts {number(weight)} times"
    lines = [f"{result.exercise}: {points(result.score, result.possible)}{times}"]
    if result.problem:
        lines += [f"  {line}" for line in wrap(clean_line(result.problem, 600), WIDTH - 2)]
    for check in result.checks:
        worth = f"{number(check.earned)} of {number(check.possible)}"
        hidden = ", hidden" if check.hidden else ""
        lines.append(f"  {check.id:<32} {STATUS[check.status]:<8} {worth}{hidden}")
    return lines
