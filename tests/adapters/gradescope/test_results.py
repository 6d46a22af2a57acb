"""What the platform is told: weighted points, hidden checks under the assignment's rule, metadata."""

import json
from datetime import timedelta

import pytest

from autograder.adapters.gradescope.metadata import Metadata, read_metadata
from autograder.adapters.gradescope.results import to_gradescope
from autograder.judge.result import CheckResult, Result

SEEN = CheckResult("seen", "Seen", "partial", 1.5, 2.0, message="a < b\nand more", detail="it was 3")
UNSEEN = CheckResult(
    "unseen", "Unseen", "failed", 0.0, 3.0, hidden=True, message="secret", detail="secret", hint="secret",
    diagnosis="misconception:secret", explanation="secret",
)  # fmt: skip
RESULT = Result("ada", "fade", "Fade", "graded", 5.0, (SEEN, UNSEEN))


def told(result=RESULT, **options):
    fixed = {"weights": {}, "shown": "after-publishing"}
    return to_gradescope([result], "isolated", **{**fixed, **options})


def test_of_a_hidden_check_nothing_but_title_and_points_is_written():
    assert "secret" not in json.dumps(told())


@pytest.mark.parametrize(
    ("shown", "visibility"),
    [
        ("always", "visible"),
        ("after-due-date", "after_due_date"),
        ("after-publishing", "after_published"),
        ("never", "hidden"),
    ],
)
def test_the_assignment_says_when_hidden_checks_are_shown(shown, visibility):
    tests = told(shown=shown)["tests"]
    assert [test["visibility"] for test in tests] == ["visible", visibility]


def test_weights_scale_points_and_the_total_alike():
    found = told(weights={"fade": 2})
    assert found["score"] == 3.0
    assert [(test["score"], test["max_score"]) for test in found["tests"]] == [(3.0, 4.0), (0.0, 6.0)]


def test_the_verdicts_can_be_read_back_without_the_weights(from_gradescope):
    assert list(from_gradescope(told(weights={"fade": 2}))) == [
        ("fade", "seen", "partial", 1.5, "a < b\nand more"),
        ("fade", "unseen", "failed", 0.0, ""),
    ]


def test_partial_credit_is_not_passed():
    assert told()["tests"][0]["status"] == "failed"


def test_text_is_escaped_and_keeps_its_lines():
    assert told()["tests"][0]["output"] == "<p>a &lt; b<br>and more</p><p>it was 3</p>"


def test_less_than_full_isolation_is_said():
    found = to_gradescope([RESULT], "confined", weights={}, shown="never")
    assert found["output"].startswith("<p>Isolation: confined.")


def written(tmp_path, text):
    path = tmp_path / "submission_metadata.json"
    path.write_text(text if isinstance(text, str) else json.dumps(text))
    return path


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", "null", "[" * 100_000, "{}",
        '{"users": 3, "assignment": [], "previous_submissions": {}}',
        '{"users": [null, {"name": 3}], "id": [], "created_at": 7, "assignment": {"due_date": 7}}',
    ],
)  # fmt: skip
def test_metadata_that_are_not_as_described_are_unknown(tmp_path, text):
    assert read_metadata(written(tmp_path, text)) == Metadata()
    assert Metadata().sentences() == []


def test_no_metadata_are_unknown_too(tmp_path):
    assert read_metadata(tmp_path / "missing.json") == Metadata()


@pytest.mark.parametrize(
    ("users", "student"),
    [
        ([{"name": "Ada", "email": "a@x"}, {"name": "Bo"}], "Ada, Bo"),
        ([{"name": " ", "email": "a@x"}], "a@x"),
        ([], "submission 12"),
    ],
)
def test_a_student_has_a_name_or_an_address_or_a_number(tmp_path, users, student):
    assert read_metadata(written(tmp_path, {"id": 12, "users": users})).student == student


@pytest.mark.parametrize(
    ("due", "created", "late"),
    [
        ("2026-03-01T12:00:00-08:00", "2026-03-01T21:00:00+00:00", timedelta(hours=1)),
        ("2026-03-01T12:00:00-08:00", "2026-03-01T11:59:00-08:00", timedelta(minutes=-1)),
        ("2026-03-01T12:00:00", "2026-03-01T21:00:00+00:00", None),
        ("soon", "2026-03-01T21:00:00+00:00", None),
        (None, "2026-03-01T21:00:00+00:00", None),
    ],
)
def test_lateness_is_the_time_between_two_dates_of_any_zone(tmp_path, due, created, late):
    found = {"created_at": created, "assignment": {"due_date": due}}
    assert read_metadata(written(tmp_path, found)).late == late


def test_only_who_is_late_is_told_so():
    assert Metadata(attempt=1, late=timedelta(seconds=-5)).sentences() == ["This is attempt 1."]
    assert Metadata(late=timedelta(seconds=5)).sentences() == [
        "It was handed in 1 minute after the due date."
    ]
