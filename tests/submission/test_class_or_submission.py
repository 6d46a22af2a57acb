"""The table that decides whether a folder is one student's work or a class."""

from dataclasses import replace

import pytest

from autograder.boundary.wanted import Wanted
from autograder.errors import UsageError
from autograder.submission.class_or_submission import PROJECT_NAME, decide
from autograder.submission.entries import list_folder
from autograder.submission.handout_files import Asked, digest_of_file
from autograder.submission.look import seen_in

CV = "def isi_cv(t):\n    return t\n"
LIF = "def lif_dv(v):\n    return v\n"
STUB = 'def isi_cv(t):\n    """Return it."""\n    raise NotImplementedError("TODO")\n'
ASKED = Asked(
    {"cv_isi": Wanted({"isi_cv": ()}), "lif_update": Wanted({"lif_dv": ()})},
    {digest_of_file(STUB.encode()): "the untouched stub of cv_isi", digest_of_file(b"# Task"): "a README"},
    frozenset({"cv_isi.py", "README.md"}),
)


def write(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data)
    return folder


def decision(folder, files, asked=ASKED, **options):
    return decide("PATH", list_folder(write(folder, files)), asked, **options)


@pytest.mark.parametrize(
    "files",
    [
        {"cv_isi.py": CV},
        {"CV ISI (1).py": CV},
        {"cv_isi.py": CV, "lif_update.ipynb": "{}"},
        {"cv_isi.py": "from helpers import isi_cv", "helpers.py": CV},
        {"cv_isi.py": "import gaps", "gaps.py": "x = 1"},
        {"cv_isi.py": CV, "look_at_it.py": "from cv_isi import isi_cv"},
        {"cv_isi.py": CV, "plots.py": "x = 1", "Untitled.ipynb": "{}", "report.pdf": "", "data.csv": "1"},
        {"cv_isi.py": CV, "cv_isi (1).py": CV},
        {"cv_isi.py": STUB},
        {"cv_isi.py": STUB, "README.md": "# Task"},
        {"cv_isi.py": STUB, "cv_isi.ipynb": "{}"},
        {"cv_isi.py": CV, "data/a.csv": "1", "my recordings/b.csv": "2"},
        {"cv_isi.py": CV, "old/cv_isi.py": CV + "x = 1"},
        {"cv_isi.py.txt": CV},
        {"hw1/cv_isi.py": CV, "hw1/helpers.py": ""},
        {"src/cv_isi.py": CV, "data/x.csv": "1"},
        {"cv_isi/cv_isi.py": CV, "lif_update/lif_update.py": LIF},
        {"exercises/cv_isi/cv_isi.py": CV},
    ],
    ids=lambda files: " ".join(files),
)
def test_this_is_one_submission(tmp_path, files):
    assert decision(tmp_path, files).kind == "submission"


@pytest.mark.parametrize(
    "files",
    [
        {"ada/cv_isi.py": CV, "bob/cv_isi.py": CV},
        {"ada/cv_isi.py": CV, "bob/notes.txt": ""},
        {"ada/cv_isi.py": CV, "bob.py": CV},
        {"ada/cv_isi.py": CV, "old/cv_isi.py": CV},
        {"ada.zip": "", "bob.tar.gz": ""},
        {"ada.zip": ""},
        {"ada.py": CV, "bob.py": CV},
        {"ada.py": CV, "bob.py": "def isi_cv(t:"},
        {"ada.py": CV, "bob.py": ""},
        {"ada.py": CV},
        {"ada.py": CV, "cv_isi.py": STUB},
        {"ada.py": CV, "bob.ipynb.txt": "{}", "gus.html": "", "dan.rar": ""},
        {"dan.rar": ""},
        {"ada/hw1/cv_isi.py": CV, "ada/hw2/cv_isi.py": CV, "bob/cv_isi.py": CV},
        {"ada/v1/cv_isi.py": CV, "ada/v2/cv_isi.py": CV},
    ],
    ids=lambda files: " ".join(files),
)
def test_this_is_a_class(tmp_path, files):
    assert decision(tmp_path, files).kind == "class"


@pytest.mark.parametrize(
    "files",
    [
        {"cv_isi.py": CV, "ada.py": CV, "bob.py": CV},
        {"cv_isi.py": CV, "ada/cv_isi.py": CV},
        {"cv_isi.py": CV, "ada.zip": ""},
        {"cv_isi.py": CV, "ada.py": "x = 1"},
        {"cv_isi (1).py": CV, "cv_isi (2).py": CV + "x = 1"},
        {"cv_isi.py": CV, "CV ISI (1).py": CV + "x = 1"},
        {"ada.py": CV, "bob.py": LIF},
        {"analysis.ipynb": "{}", "ada.py": "import eve", "eve.py": CV},
        {"v1/cv_isi.py": CV, "v2/cv_isi.py": CV},
        {"part1/cv_isi.py": CV, "part2/lif_update.py": LIF},
        {"My first try/cv_isi.py": CV, "The other one/lif_update.py": LIF},
        {"homework.ipynb": "{}", "data/x.csv": "1"},
    ],
    ids=lambda files: " ".join(files),
)
def test_what_could_be_both_is_refused_with_what_to_type(tmp_path, files):
    with pytest.raises(UsageError, match="could be one student's work or a class") as caught:
        decision(tmp_path, files)
    assert "--layout submission" in str(caught.value) and "--layout class" in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    "files",
    [
        {"group a/ada/cv_isi.py": CV, "group a/bob/cv_isi.py": CV},
        {"class/ada.py": CV, "class/bob.py": CV},
        {"hw1/ada/cv_isi.py": CV, "hw1/bob/cv_isi.py": CV, "hw2/ada.py": CV, "hw2/bob.py": CV},
        {"cv_isi/ada.py": CV, "cv_isi/bob.py": CV},
    ],
    ids=lambda files: " ".join(files),
)
def test_a_path_one_level_too_high_is_refused_with_the_one_below(tmp_path, files):
    with pytest.raises(UsageError, match="one level too high") as caught:
        decision(tmp_path, files)
    below = min(files).partition("/")[0]
    assert f"'autograder grade PATH/{below}'" in str(caught.value)


def test_files_of_the_handout_are_named_and_skipped_in_a_class_alone(tmp_path):
    found = decision(tmp_path, {"ada.py": CV, "cv_isi.py": STUB.replace("\n", "\r\n"), "README.md": "# Task"})
    assert [item.name for item in found.items] == ["ada.py"]
    assert found.skipped == (
        "README.md is a README: skipped",
        "cv_isi.py is the untouched stub of cv_isi: skipped",
    )
    own = decision(tmp_path / "own", {"cv_isi.py": STUB, "README.md": "# Task"})
    assert len(own.items) == 2 and own.skipped == ()


def test_a_stub_that_nobody_released_is_a_stub_when_nothing_is_written_in_it(tmp_path):
    files = {"ada.py": CV, "bob.py": CV, "cv_isi.py": "def isi_cv(t):\n    raise NotImplementedError\n"}
    found = decision(tmp_path, files)
    assert found.skipped == ("cv_isi.py is a stub of cv_isi in which nothing is written: skipped",)


def test_an_archive_is_a_class_only_with_two_entries_that_answer_the_same(tmp_path):
    ada = decision(tmp_path / "a", {"ada/cv_isi.py": CV, "ada/data.csv": ""}, evidence=True)
    several = decision(tmp_path / "b", {"ada/cv_isi.py": CV, "bob/cv_isi.py": CV}, evidence=True)
    drafts = decision(tmp_path / "c", {"v1/cv_isi.py": CV, "v2/cv_isi.py": CV}, evidence=True)
    archives = decision(tmp_path / "d", {"ada.zip": "", "bob.zip": ""}, evidence=True)
    assert [one.kind for one in (ada, several, drafts, archives)] == [
        "submission",
        "class",
        "submission",
        "class",
    ]


def test_no_more_files_are_looked_into_than_it_takes(tmp_path):
    looked = []
    asked = replace(ASKED, seen_in=lambda item, wanted: looked.append(item.name) or seen_in(item, wanted))
    found = decision(tmp_path, {f"s{number:03}.py": CV for number in range(30)}, asked=asked)
    assert found.kind == "class" and len(looked) == 2
    looked.clear()
    for name, files in (
        ("x", {f"s{number}.py": "" for number in range(200)}),
        ("y", {f"s{number}/x.txt": "" for number in range(200)}),
    ):
        assert decision(tmp_path / name, files, asked=asked).kind == "class"
    assert looked == []


NAMES = "ada|Hwang|Labuda|Vera|Exner|Quinn|Maine|Newman|Anna Labs|student1|group 3|team-2|s1|Testa|学生"
PARTS = (
    "hw1|HW 2b|Homework_03|src|v2|my code|Final_Project_v2|old|part-a|week 4 (1)|Untitled1|test_2|old version"
)


@pytest.mark.parametrize("name", NAMES.split("|"))
def test_names_of_people_are_not_taken_for_parts_of_somebody_s_work(name):
    assert not PROJECT_NAME.fullmatch(name)


@pytest.mark.parametrize("name", PARTS.split("|"))
def test_parts_of_somebody_s_work_are_known_by_their_names(name):
    assert PROJECT_NAME.fullmatch(name)


def test_a_released_folder_that_was_filled_in_is_one_submission(tmp_path):
    files = {
        "exercises/cv_isi/cv_isi.py": CV,
        "exercises/lif_update/lif_update.py": LIF,
        "neurons.ipynb": "{}",
    }
    assert decision(tmp_path, files | {"conftest.py": "", "test_exercises.py": ""}).kind == "submission"


def test_a_folder_of_the_handout_among_students_is_named_and_skipped(tmp_path):
    files = {
        "cv_isi/cv_isi.py": STUB,
        "cv_isi/README.md": "# Task",
        "ada/cv_isi.py": CV,
        "bob/cv_isi.py": STUB,
    }
    found = decision(tmp_path, files)
    assert [item.name for item in found.items] == ["ada", "bob"]
    assert found.skipped == ("cv_isi is an untouched folder of the handout: skipped",)
