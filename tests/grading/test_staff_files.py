"""What staff get of a student lies beside the report, is complete, and is nobody else's."""

import pytest

from autograder.grading.batch import Batch, grade_in_turn
from autograder.grading.session import Grader
from autograder.report.filenames import report_filename
from autograder.submission.entries import class_entries, list_folder


@pytest.fixture
def graded(course, runner, tmp_path):
    """Grade one file of one student; return the outcome and the folder for staff."""
    (tmp_path / "reports").mkdir()
    grader = Grader(course, runner)
    grader.prepare("decay")

    def grade(data):
        place = tmp_path / "in" / "ada"
        place.mkdir(parents=True, exist_ok=True)
        (place / "decay.py").write_bytes(data)
        (entry,) = class_entries(list_folder(place.parent))
        return next(grade_in_turn([entry], Batch(grader, False, tmp_path / "reports"))), tmp_path / "staff"

    return grade


def test_the_page_says_what_hidden_checks_found_and_shows_the_code(graded, known):
    outcome, staff = graded(known["hard_coded"] + b"\n# <b>\xe2\x80\xae\n")
    assert outcome.fault == ""
    page = (staff / "ada.html").read_text()
    hidden = [check for check in outcome.results[0].checks if check.hidden and check.status != "passed"]
    assert hidden and all(check.diagnosis in page for check in hidden)
    assert "# &lt;b&gt;" in page and "\u202e" not in page and "<script" not in page
    assert (staff / "ada" / "decay.py").read_bytes() == known["hard_coded"] + b"\n# <b>\xe2\x80\xae\n"
    assert (staff / "ada.html").stat().st_mode & 0o077 == 0


def test_code_of_an_earlier_submission_goes(graded, known):
    graded(known["right"])
    _, staff = graded(b"")
    assert not (staff / "ada").exists()
    assert "no code that could be read" in (staff / report_filename("ada")).read_text()
