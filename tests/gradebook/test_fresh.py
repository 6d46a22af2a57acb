"""Views are written when something that they show has changed, and only then."""

import pytest

from autograder.gradebook.by_hand import comment, override
from autograder.gradebook.forget import forget, people_in
from autograder.gradebook.output import OutputFolder, write_views


@pytest.fixture
def folder(open_book, now, outcome, tmp_path):
    made = OutputFolder(tmp_path / "out", open_book(), now, None, reports=False)
    made.add(outcome("ada"))
    made.finish()
    return made


def inodes(folder):
    """Return which files the views are: each that is written anew is another one."""
    return {name: (folder.path / name).stat().st_ino for name in ("results.json", "grades.csv", "index.html")}


def test_views_of_an_unchanged_gradebook_stay_as_they_are(folder, open_book, now):
    before = inodes(folder)
    OutputFolder(folder.path, open_book(), now, None, reports=False).finish()
    assert inodes(folder) == before


@pytest.mark.parametrize(
    "what", ["another result", "an override", "a comment", "a lost file", "a changed file"]
)
def test_views_are_written_when_what_they_show_has_changed(folder, open_book, now, outcome, what):
    book, before = open_book(), inodes(folder)
    (result, *_) = outcome("ada").results
    match what:
        case "another result":
            folder.add(outcome("ada", 2.0))
        case "an override":
            override(book, result, result.checks[0], 0.5, "agreed")
        case "a comment":
            comment(book, "ada", "a", "well done")
        case "a lost file":
            (folder.path / "grades.csv").unlink()
        case "a changed file":
            (folder.path / "class").mkdir(exist_ok=True)
            (folder.path / "class" / "stray.html").write_text("x")
    OutputFolder(folder.path, book, now, None, reports=False).finish()
    assert all(inodes(folder)[name] != inode for name, inode in before.items())


def test_views_of_two_assignments_in_one_folder_replace_each_other(folder, open_book, now, outcome):
    other = OutputFolder(folder.path, open_book("week2"), now, None, reports=False)
    other.add(outcome("ben"))
    other.finish()
    assert "ben" in (folder.path / "grades.csv").read_text()
    OutputFolder(folder.path, open_book(), now, None, reports=False).finish()
    assert "ada" in (folder.path / "grades.csv").read_text()


def test_who_is_removed_is_gone_from_the_views(folder, open_book, outcome, now):
    folder.add(outcome("ben"))
    folder.finish()
    people = {person.student: person for person in people_in(folder.path)}
    forget(folder.path, people["ben"])
    write_views(folder.path, open_book())
    assert "ben" not in (folder.path / "grades.csv").read_text()


def test_a_copy_of_the_results_is_written_also_where_nothing_has_changed(folder, open_book, now, tmp_path):
    copy = tmp_path / "copy.json"
    OutputFolder(folder.path, open_book(), now, None, reports=False, copy=copy).finish()
    assert copy.read_bytes() == (folder.path / "results.json").read_bytes()
