"""Reports go back under the names of the download, by which the system knows whose they are."""

from dataclasses import replace

import pytest

from autograder.adapters.grades.feedback_zip import feedback_files
from autograder.adapters.layouts import take_in
from autograder.submission.handout_files import Asked

NOBODY = Asked({}, {}, frozenset())


@pytest.fixture
def downloaded(tmp_path):
    def make(*names):
        folder = tmp_path / "download"
        for name in names:
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("x = 1\n")
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        return take_in(folder, NOBODY, scratch)

    return make


@pytest.fixture
def reports(tmp_path):
    (tmp_path / "one.html").write_text("<p>one</p>")
    return tmp_path


@pytest.mark.parametrize(
    ("names", "student", "expected"),
    [
        (["obriensmithanne_123_456_hw1-3.ipynb"], "123", "obriensmithanne_123_456_hw1-3.feedback.html"),
        (["ada_LATE_7_8_hw1.py"], "7", "ada_LATE_7_8_hw1.feedback.html"),
        (
            ["Ada B_1001_assignsubmission_file/hw1.py"],
            "1001",
            "Ada B_1001_assignsubmission_file/feedback.html",
        ),
        (
            ["Ada B_1001_assignsubmission_file_/hw1.py"],
            "1001",
            "Ada B_1001_assignsubmission_file_/feedback.html",
        ),
        (
            ["Ada B_1001_assignsubmission_file_hw1.py"],
            "1001",
            "Ada B_1001_assignsubmission_file_feedback.html",
        ),
    ],
)
def test_a_report_has_the_name_of_what_it_is_about(downloaded, reports, score, names, student, expected):
    files, left = feedback_files(downloaded(*names), [score(student, report="one.html")], reports)
    assert files == {expected: b"<p>one</p>"} and left == ()


def test_who_has_no_report_or_was_not_downloaded_is_named(downloaded, reports, score):
    intake = downloaded("ada_7_8_hw1.py", "ben_9_10_hw1.py")
    scores = [score("7", report="gone.html"), score("9", report="one.html"), score("11", report="one.html")]
    files, left = feedback_files(intake, scores, reports)
    assert list(files) == ["ben_9_10_hw1.feedback.html"] and left == ("7", "11")


def test_a_group_gets_one_report_and_whoever_has_other_marks_is_named(downloaded, reports, score):
    intake = downloaded("Group 1_1001_assignsubmission_file/hw1.py")
    (entry,) = intake.entries
    members = tuple(replace(entry, student=name) for name in ("ada", "ben", "cyd"))
    scores = [
        score("ada", report="one.html"),
        score("ben", report="two.html"),
        replace(score("cyd", report="two.html"), earned=0.5),
    ]
    (reports / "two.html").write_text("<p>two</p>")
    files, left = feedback_files(replace(intake, entries=members), scores, reports)
    assert files == {"Group 1_1001_assignsubmission_file/feedback.html": b"<p>one</p>"}
    assert left == ("cyd",)
