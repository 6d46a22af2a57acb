"""`autograder check`: a student's own work against the visible checks."""

import json
import os
import sys
from pathlib import Path

import click

from autograder.cli.options import PATH, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import find_course
from autograder.grading.session import open_grader
from autograder.judge.result import Result
from autograder.report.plain import student_data
from autograder.report.sentences import isolation_note
from autograder.report.text import stream_features, terminal
from autograder.student.check import answered, own_work


@click.command()
@click.argument("path", required=False, type=PATH)
@click.option("--exercise", "slug", help="Check one exercise only.")
@click.option("--json", "as_json", is_flag=True, help="Say the same as JSON.")
@ROOT
def command(path: Path | None, slug: str | None, *, as_json: bool, root: Path | None) -> int:
    """Check your own work against the visible checks; exit 1 if one fails.

    \f

    Raises
    ------
    UsageError
        If the path, the exercise or its examples are not there.
    NothingToGrade
        If the submission holds no file that can be read.
    """
    course = find_course(root)
    if slug is not None:
        course.require(slug)
    submission = own_work(course, path, slug)
    wanted = (slug,) if slug else answered(course, submission) or course.in_order()
    colour, unicode = stream_features(sys.stdout, os.environ)
    found: list[Result] = []
    hidden_count = 0
    with open_grader(course, released=True) as grader:
        for name in wanted:
            hidden = grader.prepare_released(name).hidden_checks
            results = grader.grade(submission, [name])
            found += results
            hidden_count += hidden
            if not as_json:
                say(terminal(results, colour=colour, unicode=unicode, hidden_count=hidden))
        if as_json:
            data = student_data(submission.student, found, hidden_count=hidden_count)
            say(json.dumps(data, indent=1, ensure_ascii=False))
        elif note := isolation_note(grader.level):
            say(note)
    return 0 if all(result.passed for result in found) else 1
