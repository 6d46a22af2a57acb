"""A student's report, drawn within a budget and written for its owner alone."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.grading.budget import TOO_MUCH, budget, sentence
from autograder.grading.grade import grader_bug
from autograder.grading.staff_files import write_privately
from autograder.grading.student_results import StudentResults
from autograder.judge.result import Result
from autograder.report.filenames import report_filename
from autograder.report.html import student_html
from autograder.sandbox.isolation import Level


def write_report(
    shown: StudentResults,
    level: Level,
    reports: Path,
    weights: Mapping[str, float] | None,
    hidden_from: str,
) -> tuple[str, str]:
    """Write the report of a student; return the name of its file, and why it could not be drawn.

    Parameters
    ----------
    shown : StudentResults
        As they count, with their curves.
    hidden_from : str
        When reports will show how hidden checks went; empty when they do.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    report = report_filename(shown.student)
    try:
        page = _page(shown, level, weights, hidden_from)
    except TOO_MUCH as error:
        return "", f"its report could not be made: it {sentence(error)}"
    except Exception as error:  # a report that cannot be drawn costs no marks
        return "", f"its report could not be made: {grader_bug(error)}"
    write_privately(reports / report, page)
    return report, ""


def _page(shown: StudentResults, level: Level, weights: Mapping[str, float] | None, hidden_from: str) -> str:
    """Return a report; what costs too much to draw is left out of it."""
    results = shown.results
    for drawn, stage in ((results, "drawing"), (without_curves(results), "writing")):
        with (
            contextlib.suppress(*(TOO_MUCH if stage == "drawing" else ())),
            budget(shown.student, "", stage),
        ):
            return student_html(
                shown.student,
                drawn,
                level,
                weights=weights,
                hand_in=shown.hand_in,
                hidden_from=hidden_from,
            )
    raise AssertionError("unreachable")


def without_curves(results: Sequence[Result]) -> list[Result]:
    """Return results without what figures are drawn from."""
    return [
        replace(result, checks=tuple(replace(check, curve=None) for check in result.checks))
        if any(check.curve is not None for check in result.checks)
        else result
        for result in results
    ]
