"""``autograder why``: how a student's score came to be, from the checks to the number that is exported."""

from pathlib import Path

import click

from autograder.boundary.text import clean_line
from autograder.cli.class_folder import FOLDER, WHICH, find_student, open_class
from autograder.cli.terminal import say
from autograder.errors import UsageError
from autograder.gradebook.scores import Score, scores_in
from autograder.judge.result import Result
from autograder.report.layout import wrap
from autograder.report.sentences import number, points
from autograder.report.text import STATUS

WIDTH = 80
MARGIN = 8  # columns for the score after a step


@click.command()
@click.argument("student")
@FOLDER
@WHICH
def command(student: str, folder: Path, assignment: str | None) -> int:
    """Say how a student's score came to be, step by step."""
    with open_class(folder, assignment) as book:
        student = find_student(book, student)
        scores = {score.student: score for score in scores_in(book)}
        weights = book.weights() or {}
        name = book.assignment
    if student not in scores:
        raise UsageError(f"{student} has handed in nothing for {name or 'these exercises'}.")
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
        if (said := check.by_hand) is not None:
            text = f"{said.actor} decided so, the machine gave {number(said.earned)}: {said.because}"
            lines += [f"    {line}" for line in wrap(clean_line(text, 600), WIDTH - 4)]
    return lines
