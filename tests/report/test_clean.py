from dataclasses import fields

from autograder.boundary.problems import Place, Problem
from autograder.judge.result import CheckResult, Curve, Result
from autograder.report.clean import clean_result


def test_every_text_of_a_result_is_cleaned():
    bad = "a\x1b[31mb\u202ec"
    curve = Curve([0.0], [1.0], [2.0], bad, bad, 0)
    check = CheckResult(bad, bad, "failed", 0, 1, False, bad, bad, bad, bad, bad, curve, bad, Place(bad))
    cleaned = clean_result(Result(bad, bad, bad, "graded", 1, (check,), (Problem(bad),)))
    for record in (cleaned, cleaned.checks[0], cleaned.checks[0].curve):
        for field in fields(record):
            value = getattr(record, field.name)
            assert not isinstance(value, str) or ("\x1b" not in value and "\u202e" not in value), field.name
    assert cleaned.problem == "abc"
