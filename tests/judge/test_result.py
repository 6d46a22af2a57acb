"""Results are rounded once, redacted in one place, and valid JSON."""

import dataclasses
import json

import pytest

from autograder import __version__
from autograder.boundary.problems import Problem
from autograder.judge.codes import CODES
from autograder.judge.records import encode_record, encode_results, to_record
from autograder.judge.redaction import redact
from autograder.judge.result import CheckResult, Curve, Result

CURVE = Curve([0.0], [1.0], [2.0], "t", "V", 0)
TELLING = {
    "message": "secret", "detail": "secret", "hint": "secret", "diagnosis": "misconception:secret",
    "explanation": "secret", "curve": CURVE,
}  # fmt: skip


def result(*checks, state="graded", possible=3.0, **fields):
    return Result("ada", "decay", "Decay", state, possible, checks, **fields)


def check(earned=0.0, possible=1.0, status="failed", **fields):
    return CheckResult("c", "C", status, earned, possible, **fields)


def test_the_score_is_rounded_once():
    third = check(1 / 3)
    assert result(third, third, third).score == 1.0
    assert result(third).score == 0.33
    assert result(check(0.1), check(0.2)).score == 0.3


def test_what_is_ungraded_has_no_score_and_has_not_passed():
    ungraded = result(state="ungraded", problems=(Problem("it broke"),))
    assert ungraded.score is None and not ungraded.passed
    assert to_record(ungraded)["score"] is None


@pytest.mark.parametrize("status", ["partial", "failed", "error", "skipped"])
def test_one_check_that_did_not_pass_is_enough(status):
    assert result(check(status="passed")).passed
    assert not result(check(status="passed"), check(status=status)).passed


def test_redacting_leaves_of_a_hidden_check_its_title_and_points():
    hidden = check(0.5, hidden=True, **TELLING)
    (left,) = redact(result(hidden)).checks
    assert left == CheckResult("c", "C", "failed", 0.5, 1.0, hidden=True)
    assert "secret" not in repr(redact(result(hidden)))


def test_redacting_changes_nothing_visible_and_no_score():
    both = result(check(0.5, **TELLING), check(0.25, hidden=True, **TELLING))
    assert redact(both).checks[0] == both.checks[0]
    assert redact(both).score == both.score == 0.75
    assert redact(redact(both)) == redact(both)


def told(tellable, *checks):
    shown = redact(result(*checks, tellable=tellable))
    assert redact(shown) == shown
    return [(check.diagnosis, check.explanation) for check in shown.checks if check.hidden]


def test_of_a_hidden_check_one_declared_diagnosis_is_told_and_no_more():
    telling = check(hidden=True, telling=True, **TELLING)
    (left,) = redact(result(telling, tellable=("secret",))).checks
    assert left == CheckResult(
        "c", "C", "failed", 0.0, 1.0, hidden=True, telling=True,
        diagnosis="misconception:secret", explanation="secret",
    )  # fmt: skip
    telling = check(hidden=True, telling=True, diagnosis="misconception:secret", explanation="secret")
    assert told(("secret",), telling, telling) == [("misconception:secret", "secret"), (None, "")]
    assert told(("other", "misconception"), telling) == [(None, "")]
    assert told((), telling) == [(None, "")]
    assert told(("secret",), check(hidden=True, **TELLING)) == [(None, "")]  # this check tells nothing
    assert told(("secret",), check(hidden=True, telling=True, status="passed", **TELLING)) == [(None, "")]


def test_of_several_the_one_that_was_declared_first_is_told():
    one, two = (
        check(hidden=True, telling=True, diagnosis=f"misconception:{name}", explanation=f"about {name}")
        for name in ("one", "two")
    )
    assert told(("two", "one"), one, two) == [(None, ""), ("misconception:two", "about two")]


def test_a_generic_diagnosis_of_a_hidden_check_has_words_that_no_call_changes():
    telling = check(hidden=True, telling=True, diagnosis="argument", explanation="when tau is 31.4159")
    assert told(("argument",), telling) == [("argument", CODES["argument"])]


def test_a_record_is_what_the_contract_says():
    record = to_record(result(check(1 / 3, hidden=True, **TELLING), problems=(Problem("so"),)))
    assert list(record) == [
        "student", "name", "email", "attempt", "submitted_at", "late",
        "exercise", "state", "score", "possible", "problem", "notes", "checks",
    ]  # fmt: skip
    assert list(record["checks"][0]) == [
        "id", "status", "earned", "possible", "hidden", "message", "diagnosis", "hint", "call",
    ]  # fmt: skip
    assert record["checks"][0]["earned"] == 0.33


def test_a_record_never_holds_expected_values_or_curves():
    loud = check(detail="expected 42", explanation="because", curve=CURVE)
    assert b"42" not in encode_record(result(loud))


def test_a_record_is_one_line_whatever_the_text():
    text = 'a\nb\r\u2028\x00"\\'
    line = encode_record(result(check(message=text), problems=(Problem(text),)))
    assert b"\n" not in line and json.loads(line)["problem"] == text


@pytest.mark.parametrize("count", [0, 1, 3])
def test_results_are_valid_json_with_one_line_a_result(count):
    records = [encode_record(result(check())) for _ in range(count)]
    text = b"".join(encode_results(iter(records), "isolated"))
    document = json.loads(text)
    assert list(document) == ["schema_version", "autograder", "isolation", "results"]
    assert (document["schema_version"], document["autograder"], document["isolation"]) == (
        1,
        __version__,
        "isolated",
    )
    assert len(document["results"]) == count and text.count(b"\n") == count + 2 and text.endswith(b"]}\n")


def test_the_time_taken_is_no_part_of_a_result():
    assert result(seconds=1.0) == result(seconds=2.0)
    assert encode_record(result(seconds=1.0)) == encode_record(result(seconds=2.0))


def test_results_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        result().student = "ben"
