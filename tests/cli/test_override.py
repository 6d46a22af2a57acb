"""What humans decide and say counts everywhere, beside the machine's results, until their check changes."""

import contextlib
import json
import sqlite3

import pytest

from autograder.gradebook.store import Gradebook

BECAUSE = ["--because", "the task was unclear", "-o", "out"]


@pytest.fixture
def graded(invoke, hand_in):
    hand_in(ada="grows", ben="right")
    assert invoke("grade", "class", "-o", "out").code == 0


@pytest.fixture
def entry(course):
    """What results.json holds of a student."""

    def find(student="ada"):
        found = json.loads((course.root / "out" / "results.json").read_text())["results"]
        return next(entry for entry in found if entry["student"] == student)

    return find


def ask(course, query):
    with contextlib.closing(sqlite3.connect(course.root / "out" / "gradebook.db")) as connection:
        return connection.execute(query).fetchall()


def test_a_decision_counts_in_every_view_and_the_machines_result_stays(invoke, graded, course, entry):
    out = course.root / "out"
    before = (out / "reports" / "ada.html").read_text()
    done = invoke("override", "ada", "decay", "1.5", *BECAUSE)
    assert (done.code, done.out) == (0, "ada, decay/decay: 1.5 of 2, instead of 0.\n")
    assert entry()["score"] == 1.5 and entry()["checks"][0]["by_hand"]["because"] == "the task was unclear"
    assert entry("ben")["score"] == 5 and "by_hand" not in entry("ben")["checks"][0]
    header, row, _ = (out / "grades.csv").read_text().splitlines()
    assert header.endswith(",by_hand") and row.startswith("ada,,1.5,1.5,5,") and "0 -&gt; 1.5" not in row
    report = (out / "reports" / "ada.html").read_text()
    assert "1.5 of 2 points instead of 0. the task was unclear" in report and before.count(
        "<svg"
    ) == report.count("<svg")
    assert "the task was unclear" in (out / "index.html").read_text()
    assert ask(course, "SELECT DISTINCT score FROM results ORDER BY score") == [(0.0,), (5.0,)]
    ((action, student, detail, actor),) = ask(course, "SELECT action, student, detail, actor FROM events")
    assert (action, student) == ("override", "ada") and "unclear" in detail and actor
    again = invoke("grade", "class", "-o", "out")
    assert "2 of 2 were graded before" in again.err and "ada: 1.5 of 5 points" in again.out
    invoke("export", "json", "out", "-o", "all.json")
    assert json.loads((course.root / "all.json").read_text())["students"][0]["score"] == 1.5


def test_points_are_limited_to_what_the_check_gives(invoke, graded, entry):
    assert "2 of 2, the most that it can give" in invoke("override", "ada", "decay", "7", *BECAUSE).out
    assert entry()["score"] == 2


def test_a_decision_is_taken_back(invoke, graded, entry):
    invoke("override", "ada", "decay", "2", *BECAUSE)
    assert invoke("override", "ada", "decay", "machine", *BECAUSE).code == 0
    assert entry()["score"] == 0
    done = invoke("override", "ada", "decay", "machine", *BECAUSE)
    assert done.code == 2 and "is not decided by hand" in done.err


def test_it_survives_a_regrade_until_its_check_changes_and_then_waits(invoke, graded, entry, respec, course):
    invoke("override", "ada", "decay/decay", "2", *BECAUSE)
    respec("points=3", "points=4")
    done = invoke("regrade", "class", "-o", "out", "--accept", "--because", "worth more")
    assert entry()["score"] == 2 and "for review" not in done.err
    respec('call=Call("decay", T, 10.0)', 'call=Call("decay", T, 11.0)')
    done = invoke("regrade", "class", "-o", "out")
    assert (
        "for review: ada, decay/decay: 2 by hand (the task was unclear), but the check has changed"
        in done.err
    )
    assert "ada, decay: 2 -> 0" in done.out and entry()["score"] == 2
    done = invoke("grade", "class", "-o", "out")
    assert "for review: ada, decay/decay" in done.err and entry()["score"] == 0
    assert "the check has changed since" in (course.root / "out" / "index.html").read_text()
    invoke("override", "ada", "decay", "2", *BECAUSE)
    assert entry()["score"] == 2 and "for review" not in invoke("grade", "class", "-o", "out").err


def test_a_comment_is_in_the_report_and_replaced_by_the_next(invoke, graded, entry, course):
    report = course.root / "out" / "reports" / "ada.html"
    for words in (["Well begun."], ["decay", "Look at the <sign>."], [""]):
        assert invoke("comment", "ada", *words, "-o", "out").code == 0
    assert (
        "Comment: Look at the &lt;sign&gt;." in report.read_text() and "Well begun" not in report.read_text()
    )
    assert entry()["comments"] == ["Look at the <sign>."]
    assert len(ask(course, "SELECT * FROM events WHERE action = 'comment'")) == 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["override", "adda", "decay", "1", *BECAUSE], "no student 'adda' in out; did you mean ada?"),
        (["override", "ada", "dekay", "1", *BECAUSE], "did you mean 'decay'?"),
        (["override", "ada", "decay", "many", *BECAUSE], "POINTS must be a number"),
        (["override", "ada", "decay", "1", "--because", " ", "-o", "out"], "needs a reason"),
        (["override", "ada", "decay", "1", "--because", "x", "-o", "nowhere"], "There is no gradebook"),
        (["comment", "ada", "deca", "text", "-o", "out"], "did you mean 'decay'?"),
        (["comment", "ada", "decay", "two", "words", "-o", "out"], "between quotation marks"),
    ],
)
def test_what_is_not_there_is_one_sentence_and_nothing_is_written(invoke, graded, course, words, sentence):
    done = invoke(*words)
    assert done.code == 2 and sentence in done.err and done.err.count("\n") == 1
    assert ask(course, "SELECT * FROM overrides") == ask(course, "SELECT * FROM events") == []


def test_a_report_that_could_not_be_made_anew_is_made_when_the_student_is_next_graded(
    invoke, graded, course, monkeypatch
):
    def interrupted(*args):
        raise KeyboardInterrupt

    report = course.root / "out" / "reports" / "ada.html"
    with monkeypatch.context() as patched:
        patched.setattr("autograder.cli.class_folder.write_report", interrupted)
        assert invoke("override", "ada", "decay", "2", *BECAUSE).code == 130
    assert "Decided by hand" not in report.read_text()
    assert "1 of 2 were graded before" in invoke("grade", "class", "-o", "out").err
    assert "Decided by hand" in report.read_text()


def test_the_gradebook_gives_both_what_counts_and_what_the_machine_found(invoke, graded, course):
    invoke("override", "ada", "decay", "2", *BECAUSE)
    with contextlib.closing(Gradebook(course.root / "out" / "gradebook.db")) as book:
        (counts, machine) = (next(book.outcomes({"ada"}, machine=machine)) for machine in (False, True))
    assert (counts.results[0].score, machine.results[0].score) == (2, 0)
