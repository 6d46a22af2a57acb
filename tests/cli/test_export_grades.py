"""Marks go from a gradebook into a course system's file, and nothing is written that was not asked for."""

import csv
import json
import zipfile

import pytest

SHEET = (
    'Student,ID,SIS Login ID,Section,"decay week (12)"\r\n    Points Possible,,,,10\r\n'
    '"Lovelace, Ada",1,ada,A,\r\n"Ben, Big",2,ben,A,4\r\n"Who, Doctor",3,who,A,9\r\n'
)


@pytest.fixture
def graded(invoke, hand_in, course):
    hand_in(ada="right", ben="hard_coded", zoe="stub")
    assert invoke("grade", "class", "-o", "out").code == 0
    path = course.root / "canvas.csv"
    path.write_bytes(SHEET.encode())
    return path


def test_scores_go_into_the_file_of_the_course_system(invoke, graded):
    done = invoke("export", "canvas", "out", "--into", "canvas.csv")
    assert done.code == 0
    assert done.out == (
        "ada: empty -> 10\nScores out of 5 are written out of 10, as the file has it.\n"
        "1 changed, 1 the same: canvas.csv\n"
    )
    assert "not in the file (1): zoe." in done.err and "in the file without a score (1): " in done.err
    assert graded.read_bytes() == SHEET.replace("ada,A,", "ada,A,10").encode()


def test_a_dry_run_says_the_same_and_writes_nothing(invoke, graded, course):
    before = {path: path.read_bytes() for path in course.root.rglob("*.*") if path.is_file()}
    done = invoke("export", "canvas", "out", "--into", "canvas.csv", "--dry-run")
    assert "ada: empty -> 10" in done.out and "nothing was written" in done.out
    assert {path: path.read_bytes() for path in course.root.rglob("*.*") if path.is_file()} == before


def test_the_file_can_stay_as_it_is(invoke, graded):
    invoke("export", "canvas", "out", "--into", "canvas.csv", "-o", "new.csv")
    assert graded.read_bytes() == SHEET.encode()
    new = graded.with_name("new.csv")
    assert b"ada,A,10" in new.read_bytes() and new.stat().st_mode & 0o777 == 0o600


def test_the_file_of_another_course_stays_as_it_is(invoke, graded):
    graded.write_text(SHEET.replace(",ada,", ",x,").replace(",ben,", ",y,"))
    before = graded.read_bytes()
    done = invoke("export", "canvas", "out", "--into", "canvas.csv")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert graded.read_bytes() == before


def test_a_folder_without_a_gradebook_is_one_sentence(invoke, course):
    done = invoke("export", "json", "nowhere", "-o", "x.json")
    assert done.code == 2 and "There is no gradebook nowhere/gradebook.db" in done.err
    assert not (course.root / "nowhere").exists() and not (course.root / "x.json").exists()


def test_of_several_assignments_one_must_be_named(invoke, graded, course):
    (course.root / "exercises" / "assignments.toml").write_text('[week1]\nexercises = ["decay"]\n')
    assert invoke("grade", "class", "-o", "out", "--assignment", "week1").code == 0
    done = invoke("export", "json", "out", "-o", "x.json")
    assert done.code == 2 and "holds '', week1; name one with --assignment NAME." in done.err
    assert invoke("export", "json", "out", "-o", "x.json", "--assignment", "week1").code == 0
    assert len(json.loads((course.root / "x.json").read_text())["students"]) == 3


@pytest.mark.parametrize("form", ["csv", "json", "junit"])
def test_files_of_no_system_in_particular(invoke, graded, course, form):
    assert invoke("export", form, "out", "-o", "file", "--dry-run").code == 0
    assert not (course.root / "file").exists()
    assert invoke("export", form, "out", "-o", "file").code == 0
    text = (course.root / "file").read_text()
    assert "ada" in text and "zoe" in text
    if form == "csv":
        assert len(list(csv.reader(text.splitlines()))) == 1 + 3 * 2


def test_reports_go_back_under_the_downloaded_names(invoke, course, known):
    folder = course.root / "class"
    folder.mkdir()
    for name in ("adal_1_11_decay-1.py", "benb_LATE_2_12_decay.py"):
        (folder / name).write_bytes(known["right"])
    assert invoke("grade", "class", "-o", "out").code == 0
    assert invoke("export", "feedback", "out", "--download", "class", "-o", "back.zip").code == 0
    with zipfile.ZipFile(course.root / "back.zip") as archive:
        assert archive.namelist() == ["adal_1_11_decay-1.feedback.html", "benb_LATE_2_12_decay.feedback.html"]
        (report,) = (course.root / "out" / "reports").glob("1.html")
        assert archive.read("adal_1_11_decay-1.feedback.html") == report.read_bytes()


def test_reports_of_a_class_with_a_roster_go_back_too(invoke, course, known):
    (course.root / "roster.csv").write_text(
        "id,name,canvas user id\nada@x.org,Ada L,1\nben@x.org,Ben B,2\ncyd@x.org,Cyd,3\n"
    )
    folder = course.root / "class"
    folder.mkdir()
    for name in ("adal_1_11_decay-1.py", "benb_LATE_2_12_decay.py"):
        (folder / name).write_bytes(known["right"])
    assert invoke("grade", "class", "-o", "out", "--roster", "roster.csv").code == 0
    export = ["export", "feedback", "out", "--download", "class", "-o", "back.zip"]
    without = invoke(*export)
    assert without.code == 2 and "--roster" in without.err and without.err.count("\n") == 1
    done = invoke(*export, "--roster", "roster.csv")
    assert (
        done.code == 0
        and "without a report or a place of their own in the download (1): cyd@x.org." in done.err
    )
    with zipfile.ZipFile(course.root / "back.zip") as archive:
        assert archive.namelist() == ["adal_1_11_decay-1.feedback.html", "benb_LATE_2_12_decay.feedback.html"]
