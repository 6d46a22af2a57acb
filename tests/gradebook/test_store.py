"""A gradebook gives back what was put into it, keeps what was before, knows what need not be done again."""

import pytest
from sqlalchemy import text

from autograder.boundary.hand_in import HandIn
from autograder.boundary.problems import Place, Problem
from autograder.errors import GraderError
from autograder.gradebook import database
from autograder.gradebook.database import transaction
from autograder.gradebook.store import Gradebook, Graded
from autograder.judge.result import CheckResult


@pytest.fixture(params=["file", "server"], autouse=True)
def url(request):
    return request.getfixturevalue("postgres")() if request.param == "server" else None


def rows(book, query):
    with transaction(book.path) as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_what_is_put_in_comes_out_the_same(outcome, book, add):
    check = CheckResult(
        "c", "C", "error", 0.0, 2.0, True, "m", "d", "h", "misconception:x", "why", function="f",
        place=Place("f.py", 2, 3),
    )  # fmt: skip
    known = HandIn("Ada É", "ada@x.org", 2, "2026-11-01 12:00", True, "team")
    found = outcome(
        "ada", slugs=("a",), hand_in=known, checks=(check,), disputed=("c",), notes=("n",), origin="f.py",
        problems=(Problem("text", "syntax", Place("f.py", 0, 1)),),
    )  # fmt: skip
    add(book, found)
    (back,) = book.outcomes()
    assert back.results == found.results
    assert (back.student, back.hand_in) == ("ada", known)


def test_results_come_in_order_of_student_and_exercise(outcome, book, add):
    for student in ("zoe", "Ada", "é", "ben"):
        add(book, outcome(student))
    found = [(back.student, [result.exercise for result in back.results]) for back in book.outcomes()]
    assert found == [(student, ["a", "b"]) for student in ("Ada", "ben", "zoe", "é")]


def test_a_new_submission_takes_the_place_of_the_old_one_which_stays(outcome, book, add):
    add(book, outcome("ada", 1.0))
    add(book, outcome("ada", 2.0, digest="d2", slugs=("a",)))
    (back,) = book.outcomes()
    assert [(result.exercise, result.score) for result in back.results] == [("a", 2.0)]
    assert rows(book, "SELECT digest, current FROM submissions ORDER BY id") == [("d1", 0), ("d2", 1)]
    assert rows(book, "SELECT count(*) FROM results") == [(3,)]


def test_a_changed_spec_takes_the_place_of_the_old_result_which_stays(outcome, book, add):
    add(book, outcome("ada", 1.0, slugs=("a",)))
    add(book, outcome("ada", 2.0, slugs=("a",), spec_digest="s2"))
    (back,) = book.outcomes()
    assert [result.score for result in back.results] == [2.0]
    assert rows(book, "SELECT spec_digest, score, current FROM results ORDER BY id") == [
        ("s", 1.0, 0), ("s2", 2.0, 1),
    ]  # fmt: skip


def test_the_same_digests_are_in_the_gradebook_once(outcome, book, add):
    for _ in range(3):
        add(book, outcome("ada"))
    for table, count in (("students", 1), ("submissions", 1), ("results", 2), ("checks", 2)):
        assert rows(book, f"SELECT count(*) FROM {table}") == [(count,)]


def test_an_old_submission_handed_in_again_is_current_again(outcome, book, add):
    for digest in ("d1", "d2", "d1"):
        add(book, outcome("ada", digest=digest))
    assert rows(book, "SELECT digest, current FROM submissions ORDER BY id") == [("d1", 1), ("d2", 0)]


def test_who_is_graded_is_known_by_conditions(outcome, book, add):
    add(book, outcome("ada"), conditions="these", report_key="k")
    assert book.graded(shadow=False) == {"ada": Graded("these", "", "k")}


@pytest.mark.parametrize(
    "bad",
    [{"state": "ungraded"}, {"fault": "no report"}, {"disputed": ("c",)}],
    ids=lambda bad: next(iter(bad)),
)
def test_what_a_fault_of_the_grader_left_open_is_graded_again(outcome, book, add, bad):
    add(book, outcome("ada", **bad))
    assert book.graded(shadow=False) == {}
    add(book, outcome("ada"))
    assert list(book.graded(shadow=False)) == ["ada"]


def test_a_second_judge_wants_to_see_what_only_the_first_has_seen(outcome, book, add):
    add(book, outcome("ada"))
    add(book, outcome("ben"), shadow=True)
    assert list(book.graded(shadow=True)) == ["ben"]


def test_assignments_are_apart_but_people_are_not(outcome, open_book, add):
    for name, digest in (("week1", "d1"), ("week2", "d2")):
        book = open_book(name)
        book.begin(("a",), {"a": 2.0})
        add(book, outcome("ada", slugs=("a",), digest=digest))
    first = open_book("week1")
    first.begin(("a",), {"a": 2.0})
    assert [back.results[0].submission_digest for back in first.outcomes()] == ["d1"]
    assert first.exercises() == ("a",)
    assert rows(first, "SELECT count(*) FROM students") == [(1,)]


def test_reports_lie_under_names_so_another_assignment_makes_them_anew(outcome, open_book, add):
    for name in ("week1", "week2"):
        book = open_book(name)
        book.begin(("a",), None)
        add(book, outcome("ada", slugs=("a",)))
    assert book.graded(shadow=False)["ada"].report_key == "key"
    first = open_book("week1")
    first.begin(("a",), None)
    assert first.graded(shadow=False)["ada"].report_key == ""


def test_the_level_is_that_of_the_weakest_result(outcome, book, add):
    assert book.level("isolated") == "isolated"
    add(book, outcome("ada"))
    book.add(outcome("ben"), conditions="", report_key="", level="isolated", shadow=False)
    assert book.level("isolated") == "limited"


def test_who_did_what_is_written_down(book):
    book.note("test", "why not", student="ada")
    ((at, action, student, detail),) = rows(book, "SELECT at, action, student, detail FROM events")
    assert at.endswith("+00:00") and (action, student, detail) == ("test", "ada", "why not")


def test_a_student_is_in_it_as_a_whole_or_not_at_all(outcome, book, add):
    bad = outcome("ada")
    bad = type(bad)("ada", (bad.results[0], None))
    with pytest.raises(AttributeError):
        add(book, bad)
    assert list(book.outcomes()) == []
    assert rows(book, "SELECT count(*) FROM students") == [(0,)]


def test_a_second_grader_waits_for_the_first_and_then_says_so(outcome, book, add, monkeypatch, url):
    monkeypatch.setattr(database, "WAIT", 0.1)
    second = Gradebook(book.path)
    second.begin(("b", "a"), None)
    with book.writing() as connection:
        connection.execute(text("INSERT INTO students (student) VALUES ('ada')"))
        with pytest.raises(GraderError, match="in use by another program") as caught:
            add(second, outcome("ada"))
        if url is not None:  # there only a student is locked, and the others are not
            add(second, outcome("zoe"))
            add(second, outcome("ben"))
        connection.rollback()
    assert "\n" not in str(caught.value)
    add(second, outcome("ada"))
    add(book, outcome("ben"))
    found = [back.student for back in second.outcomes()]
    assert found == (["ada", "ben"] if url is None else ["ada", "ben", "zoe"])
    second.close()
