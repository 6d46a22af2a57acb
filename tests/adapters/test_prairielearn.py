"""PrairieLearn gets one results.json, of one submission, with what its student may see."""

import json

import pytest

from autograder.adapters.prairielearn import MAX_BYTES, encode
from autograder.judge.result import CheckResult, Result


@pytest.fixture
def grade(invoke, course):
    """Grade for PrairieLearn; return how it ended and the document."""

    def grade(*args):
        done = invoke("grade", *args, "-o", "results", "--format", "prairielearn")
        path = course.root / "results" / "results.json"
        return done, json.loads(path.read_text()) if path.exists() else None

    return grade


def test_a_submission_gets_its_share_of_the_points_and_a_test_for_each_check(grade, hand_in, course):
    done, document = grade(hand_in(ada="hard_coded") / "ada")
    assert done.code == 0 and done.out == ""
    assert document["gradable"] is True and document["score"] == 0.4
    assert [(test["name"], test["points"], test["max_points"]) for test in document["tests"]] == [
        ("Decay", 2, 2), ("Other time constant, hidden check", 0, 3),
    ]  # fmt: skip
    assert [path.name for path in (course.root / "results").iterdir()] == ["results.json"]


def test_a_visible_check_is_explained_and_a_hidden_one_is_not(grade, hand_in):
    _, document = grade(hand_in(ada="grows") / "ada")
    visible, hidden = document["tests"]
    assert "a decay needs a minus sign" in visible["message"] and hidden["message"] == ""


def test_a_folder_without_the_exercises_own_file_is_one_submission_too(grade, course, known):
    (course.root / "student").mkdir()
    for name in ("answer.py", "notes.py"):
        (course.root / "student" / name).write_bytes(known["right"] if name == "answer.py" else b"x = 1\n")
    _, document = grade(course.root / "student")
    assert document["score"] == 1


def test_a_problem_of_the_files_is_told_and_scores_nothing(grade, hand_in):
    _, document = grade(hand_in(ada="def decay(t, tau:\n") / "ada")
    assert document["gradable"] is True and document["score"] == 0
    assert document["output"].startswith("decay: decay.py: syntax error at line 1")


def test_a_fault_of_the_grader_is_no_score_and_does_not_quote_the_reference(grade, hand_in, solutions):
    (solutions / "decay.py").write_text("def decay(t, tau):\n    raise ValueError('secret')\n")
    done, document = grade(hand_in(ada="right") / "ada")
    assert done.code == 3
    assert document["gradable"] is False and "could not be graded" in document["format_errors"][0]
    assert "secret" not in json.dumps(document)


def test_what_is_not_one_submission_is_refused(grade, hand_in):
    folder = hand_in(ada="right", ben="right")
    done, document = grade(folder / "ada", folder / "ben")
    assert (done.code, document) == (2, None) and "grades one submission; got 2 paths" in done.err
    done, document = grade(folder / "ada", "--json", "copy.json")
    assert (done.code, document) == (2, None) and "leave out --json" in done.err


def test_results_are_never_larger_than_what_is_accepted():
    checks = tuple(
        CheckResult(f"c{number}", "Check", "failed", 0, 1, message="é" * 2000, detail="é" * 2000)
        for number in range(400)
    )
    data = encode([Result("ada", "decay", "Decay", "graded", 400.0, checks)])
    assert len(data) <= MAX_BYTES and len(json.loads(data)["tests"]) == 400


def test_weights_count_in_the_score_and_in_the_points():
    results = [
        Result("ada", slug, slug, "graded", 2.0, (CheckResult("c", "C", "passed", earned, 2),))
        for slug, earned in (("one", 2), ("two", 0))
    ]
    document = json.loads(encode(results, {"one": 3.0}))
    assert document["score"] == 6 / 8
    assert [test["max_points"] for test in document["tests"]] == [6, 2]
