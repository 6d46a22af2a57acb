"""From our results to Otter's: an exercise is a test file, a check a test case, as a student may see it."""

from collections.abc import Mapping, Sequence

from otter.test_files.abstract_test import TestCase, TestCaseResult
from otter.test_files.exception_test import ExceptionTestFile

from autograder.adapters.otter.student_tests import case_name
from autograder.judge.result import CheckResult, Result
from autograder.report.sections import check_section, section_of
from autograder.report.text import STATUS


def otter_files(results: Sequence[Result], weights: Mapping[str, float]) -> list[ExceptionTestFile]:
    """Return Otter's records of graded results.

    They are of Otter's own classes, because whoever started `otter grade` unpickles them, perhaps without
    this package. Hidden checks are redacted: `show_hidden` may show them.

    Parameters
    ----------
    results : sequence of Result
    weights : mapping of str to float
        Factor by which the points of an exercise count; 1 where there is none.
    """
    return [_test_file(section_of(result).result, weights.get(result.exercise, 1.0)) for result in results]


def _test_file(result: Result, factor: float) -> ExceptionTestFile:
    outcomes = [_outcome(check, factor) for check in result.checks]
    if result.problem:
        outcomes.insert(0, _problem(result))
    slug = result.exercise
    found = ExceptionTestFile(slug, f"tests/{slug}.py", [outcome.test_case for outcome in outcomes], False)
    found.test_case_results = outcomes
    found.update_score(round(factor * (result.score or 0.0), 2))  # Otter knows no partial credit for a case
    return found


def _outcome(check: CheckResult, factor: float) -> TestCaseResult:
    passed = check.status == "passed"
    section = check_section(check)
    head = f"{'✅' if passed else '❌'} {STATUS[check.status]} ({section.points})"
    text = "\n".join([head, *section.feedback])
    name = case_name(check.id, section.title)
    return TestCaseResult(TestCase(name, "", check.hidden, factor * check.possible, None, None), text, passed)


def _problem(result: Result) -> TestCaseResult:
    """Return a case without points that says what was wrong with the files, whether or not it cost any."""
    said = result.problem
    return TestCaseResult(TestCase("problem", "", False, 0, said, None), said, result.passed)
