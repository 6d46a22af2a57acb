"""Downloads of course systems, made to the letter of their formats, and malformed ones of each."""

import tarfile
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.adapters.gradescope.class_export import METADATA as METADATA_NAME
from autograder.adapters.layouts import check_layout, take_in
from autograder.boundary.wanted import Wanted
from autograder.errors import UsageError
from autograder.submission.handout_files import Asked, digest_of_file
from autograder.submission.submission import read_submission

CV = "def isi_cv(t):\n    return t\n"
STUB = "def isi_cv(t):\n    raise NotImplementedError\n"
ASKED = Asked(
    {"cv_isi": Wanted({"isi_cv": ()})}, {digest_of_file(STUB.encode()): "the untouched stub of cv_isi"}
)


@pytest.fixture
def take(tmp_path):
    """Write the files of a download and take it in; as a folder, a zip or a tar."""

    def run(files, layout=None, name="download", pack=None):
        folder = tmp_path / name
        for file, data in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            if data is not None:
                path.write_bytes(data.encode() if isinstance(data, str) else data)
            else:
                path.mkdir()
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        if pack == "zip":
            with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as archive:
                for path in sorted(folder.rglob("*")):
                    archive.write(path, path.relative_to(folder))
            return take_in(tmp_path / f"{name}.zip", ASKED, scratch, layout)
        if pack == "tar":
            with tarfile.open(tmp_path / f"{name}.tar.gz", "w:gz") as archive:
                archive.add(folder, name)
            return take_in(tmp_path / f"{name}.tar.gz", ASKED, scratch, layout)
        return take_in(folder, ASKED, scratch, layout)

    return run


def seen(intake):
    """Return the files of each student."""
    return {entry.student: sorted(read_submission(entry).files) for entry in intake.entries}


def facts(intake, *names):
    return {entry.student: tuple(getattr(entry.hand_in, name) for name in names) for entry in intake.entries}


# Canvas

CANVAS = {
    "obriensmithanne_123_9001_cv_isi-3.py": CV,
    "obriensmithanne_123_9002_helpers.py": "x = 1",
    "obriensmithanne_123_9003_spikes-1.csv": "1",
    "garciaana_LATE_124_9004_cv_isi.ipynb": "{}",
    "müllerzoë_125_9005_my_hw_2.py": CV,
    "李雷_126_9006_cv_isi.py": CV,
    "smith_jo_127_text.html": "<p>code</p>",
    "leebo_LATE_128_link.html": "<a>",
    "group7_129_9008_cv_isi-2cd7f2a4-58a1-4a9c-9d1c-0f0c6f0f0f0f.py": CV,
    "anon_aB3x_9009_cv_isi.py": CV,
    "LATE_anon_Qz9_9010_cv_isi.py": CV,
    "anon_Tx1_text.html": "<p>",
}


@pytest.mark.parametrize("pack", [None, "zip", "tar"])
def test_a_download_of_canvas_is_keyed_by_user(take, pack):
    found = take(CANVAS, pack=pack)
    assert (found.layout, found.kind, found.left_out) == ("canvas", "class", ())
    assert seen(found) == {
        "123": ["cv_isi.py", "helpers.py", "spikes-1.csv", "spikes.csv"],
        "124": ["cv_isi.ipynb"],
        "125": ["my_hw_2.py"],
        "126": ["cv_isi.py"],
        "127": ["text.html"],
        "128": ["link.html"],
        "129": ["cv_isi.py"],
        "anon_Qz9": ["cv_isi.py"],
        "anon_Tx1": ["text.html"],
        "anon_aB3x": ["cv_isi.py"],
    }
    assert facts(found, "name", "late", "attempt", "group") == {
        "123": ("obriensmithanne", False, 4, None),
        "124": ("garciaana", True, None, None),
        "125": ("müllerzoë", False, None, None),
        "126": ("李雷", False, None, None),
        "127": ("smith_jo", False, None, None),
        "128": ("leebo", True, None, None),
        "129": ("group7", False, None, "group7"),
        "anon_Qz9": (None, True, None, None),
        "anon_Tx1": (None, False, None, None),
        "anon_aB3x": (None, False, None, None),
    }


def test_what_canvas_did_not_write_is_named(take):
    found = take(CANVAS | {"grades.csv": "", "ada.py": CV, "cv_isi.py": STUB, "more/x.txt": ""})
    assert found.layout == "canvas" and len(found.entries) == 10
    assert [text.split()[0] for text in found.left_out] == ["ada.py", "grades.csv", "more"]
    assert found.skipped == ("cv_isi.py is the untouched stub of cv_isi: skipped",)


def test_a_name_that_canvas_repeats_keeps_both_files(take):
    found = take({"a_1_2_cv_isi-1.py": CV, "a_1_3_cv_isi.py": CV + "x = 1", "a_1_4_lab-2.py": "y = 1"})
    assert seen(found) == {"1": ["cv_isi-1.py", "cv_isi.py", "lab.py"]}


def test_a_student_s_folder_with_one_such_name_is_no_download(take):
    found = take({"cv_isi.py": CV, "run_1_2_trace.csv": "1"})
    assert (found.layout, found.kind) == ("plain", "submission")


# Moodle

MOODLE = {
    "Ana Garcia_1234000_assignsubmission_file_/cv_isi.py": CV,
    "Ana Garcia_1234000_assignsubmission_onlinetext_/onlinetext.html": "<p>",
    "Zoë O'Brien_1234001_assignsubmission_file/src/cv_isi.py": CV,
    "Participant_1234002_assignsubmission_file_/cv_isi.py": CV,
    "Teilnehmer/in".replace("/", "") + "_1234003_assignsubmission_file_/cv_isi.py": CV,
    "Group A_77_assignsubmission_file_/cv_isi.py": CV,
    "Default group_assignsubmission_file_/cv_isi.py": CV,
    "Flat One_1234005_assignsubmission_file_my_cv_isi.py": CV,
    "Flat One_1234005_assignsubmission_file_helpers.py": "x = 1",
    "Flat Two_1234006_assignsubmission_onlinetext_onlinetext.html": "<p>",
}


@pytest.mark.parametrize("pack", [None, "zip", "tar"])
def test_a_download_of_moodle_is_keyed_by_participant(take, pack):
    found = take(MOODLE, pack=pack)
    assert (found.layout, found.kind, found.left_out) == ("moodle", "class", ())
    assert seen(found) == {
        "1234000": ["cv_isi.py", "onlinetext.html"],
        "1234001": ["src/cv_isi.py"],
        "1234002": ["cv_isi.py"],
        "1234003": ["cv_isi.py"],
        "77": ["cv_isi.py"],
        "Default group": ["cv_isi.py"],
        "1234005": ["helpers.py", "my_cv_isi.py"],
        "1234006": ["onlinetext.html"],
    }
    assert facts(found, "name", "group") == {
        "1234000": ("Ana Garcia", None),
        "1234001": ("Zoë O'Brien", None),
        "1234002": ("Participant 1234002", None),
        "1234003": ("Teilnehmerin 1234003", None),
        "77": ("Group A", "Group A"),
        "Default group": ("Default group", "Default group"),
        "1234005": ("Flat One", None),
        "1234006": ("Flat Two", None),
    }


def test_the_worksheet_of_moodle_is_known_and_anything_else_is_named(take):
    sheet = "Identifier,Full name,ID number,Email address,Status,Grade\n"
    found = take(MOODLE | {"Grades-C1-HW.csv": sheet, "notes.csv": "a,b\n", "x.py": CV})
    assert found.skipped == ("Grades-C1-HW.csv is the grading worksheet: skipped",)
    assert [text.split()[0] for text in found.left_out] == ["notes.csv", "x.py"]


def test_one_student_s_folder_of_moodle_alone_is_a_class_of_one(take):
    found = take({"Ana Garcia_12_assignsubmission_file_/cv_isi.py": CV})
    assert (found.layout, seen(found)) == ("moodle", {"12": ["cv_isi.py"]})


# Gradescope

METADATA = """---
submission_101:
  :submitters:
  - :name: Ada Lovelace
    :sid: '0042'
    :email: ada@x.org
  :created_at: 2026-10-01 12:00:00.000000000 Z
  :score: 7.5
  :results: !ruby/hash:ActiveSupport::HashWithIndifferentAccess
    :tests: []
submission_102:
  :submitters:
  - :name: Bo Lee
    :sid: '7'
    :email: bo@x.org
  - :name: Cleo Ek
    :sid:
    :email: cleo@x.org
  :created_at: 2026-10-02 12:00:00 Z
submission_103:
  :submitters:
  - :name: Gone Away
    :sid: '9'
    :email: gone@x.org
"""
EXPORT = {
    "submission_metadata.yml": METADATA,
    "submission_101/cv_isi.py": CV,
    "submission_102/src/cv_isi.py": CV,
    "submission_104/cv_isi.py": CV,
}


@pytest.mark.parametrize("pack", [None, "zip", "tar"])
@pytest.mark.parametrize("wrapped", ["", "assignment_1_export/"])
def test_an_export_of_gradescope_gives_each_submitter_a_row(take, pack, wrapped):
    found = take({wrapped + name: data for name, data in EXPORT.items()}, pack=pack)
    assert (found.layout, found.kind, found.left_out) == ("gradescope", "class", ())
    assert seen(found) == {
        "0042": ["cv_isi.py"],
        "7": ["src/cv_isi.py"],
        "9": [],
        "cleo@x.org": ["src/cv_isi.py"],
        "submission_104": ["cv_isi.py"],
    }
    assert facts(found, "name", "email", "submitted_at", "group") == {
        "0042": ("Ada Lovelace", "ada@x.org", "2026-10-01 12:00:00.000000000 Z", None),
        "7": ("Bo Lee", "bo@x.org", "2026-10-02 12:00:00 Z", "Cleo Ek"),
        "9": ("Gone Away", "gone@x.org", None, None),
        "cleo@x.org": ("Cleo Ek", "cleo@x.org", "2026-10-02 12:00:00 Z", "Bo Lee"),
        "submission_104": (None, None, None, None),
    }


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        "[1, 2]",
        "a: [",
        "\0",
        "just text",
        b"\xff\xfe\x00",
        "&a [*a]",
        "submission_101: !!python/object/apply:os.system [x]",
    ],
)
def test_metadata_that_cannot_be_read_costs_names_alone(take, metadata):
    found = take(EXPORT | {"submission_metadata.yml": metadata})
    assert found.layout == "gradescope"
    assert list(seen(found)) == ["submission_101", "submission_102", "submission_104"]


@pytest.mark.parametrize(
    "value", ["~", "text", "[]", "{:submitters: x}", "{:submitters: [1]}", "{:submitters: [{}]}"]
)
def test_metadata_of_another_shape_costs_names_alone(take, value):
    found = take(EXPORT | {"submission_metadata.yml": f"submission_101: {value}\n"})
    assert "submission_101" in seen(found)


# nbgrader

SUBMITTED = {
    "ada/ps1/cv_isi.ipynb": "{}",
    "ada/ps1/timestamp.txt": "2026-10-01 10:00:00.5 UTC",
    "ada/ps2/lif.ipynb": "{}",
    "ada/ps2/timestamp.txt": "2026-10-09 10:00:00 UTC\n",
    "bob/ps1/cv_isi.ipynb": "{}",
}


@pytest.mark.parametrize("name", ["submitted", "handed in"])
def test_a_tree_of_nbgrader_has_a_folder_a_student(take, name):
    found = take(SUBMITTED, name=name)
    assert found.layout == "nbgrader"
    assert seen(found)["bob"] == ["ps1/cv_isi.ipynb"] and len(seen(found)["ada"]) == 4
    assert facts(found, "submitted_at") == {"ada": ("2026-10-09 10:00:00 UTC",), "bob": (None,)}


def test_a_course_of_nbgrader_is_its_submitted_folder(take):
    course = {f"submitted/{name}": data for name, data in SUBMITTED.items()}
    found = take(course | {"source/ps1/cv_isi.ipynb": "{}", "gradebook.db": ""})
    assert (found.layout, list(seen(found))) == ("nbgrader", ["ada", "bob"])


def test_the_exchange_of_nbgrader_gives_the_last_attempt(take):
    found = take(
        {
            "ada+ps1+2026-10-01 10:00:00.000000 UTC/cv_isi.ipynb": "old",
            "ada+ps1+2026-10-02 10:00:00.000000 UTC+x9f/cv_isi.ipynb": "new",
            "bob+ps1+2026-10-01 09:00:00 UTC/cv_isi.ipynb": "{}",
            "README": "",
        }
    )
    assert (found.layout, list(seen(found))) == ("nbgrader", ["ada", "bob"])
    assert facts(found, "attempt", "submitted_at")["ada"] == (2, "2026-10-02 10:00:00.000000 UTC")
    assert read_submission(found.entries[0]).files == {"cv_isi.ipynb": b"new"}
    assert len(found.skipped) == len(found.left_out) == 1


# classrooms, Blackboard, Brightspace


def test_clones_of_a_classroom_are_named_for_their_users(take):
    clones = {"hw-1-ada-l/cv_isi.py": CV, "hw-1-bob/cv_isi.py": CV}
    assert list(seen(take(clones, name="hw-1-submissions"))) == ["ada-l", "bob"]


def test_clones_are_told_by_their_git_folders(take):
    clones = {
        "hw-1-ada/cv_isi.py": CV,
        "hw-1-bob/cv_isi.py": CV,
        "hw-1-ada/.git/HEAD": "",
        "hw-1-bob/.git/HEAD": "",
    }
    found = take(clones)
    assert (found.layout, seen(found)) == ("classroom", {"ada": ["cv_isi.py"], "bob": ["cv_isi.py"]})


TEXT = "Name: Ada Lovelace (ada_l)\nAssignment: HW 1\nDate Submitted: Thursday\nComments:\n\n"
BLACKBOARD = {
    "HW 1_ada_l_attempt_2026-10-01-09-00-00_cv_isi.py": "old",
    "HW 1_ada_l_attempt_2026-10-01-09-00-00.txt": TEXT,
    "HW 1_ada_l_attempt_2026-10-02-09-00-00_cv_isi.py": CV,
    "HW 1_ada_l_attempt_2026-10-02-09-00-00_my helpers.py": "x = 1",
    "HW 1_ada_l_attempt_2026-10-02-09-00-00.txt": TEXT,
    "HW 1_bob_attempt_2026-10-01-08-00-00.py": CV,
    "HW 1_cleo_attempt_2026-10-01-07-00-00.txt": "\ufeffName: Cléo Ek\nSubmission Field: <br>",
}


@pytest.mark.parametrize("pack", [None, "zip"])
def test_a_download_of_blackboard_gives_the_last_attempt_and_the_name(take, pack):
    found = take(BLACKBOARD, pack=pack)
    assert (found.layout, found.left_out) == ("blackboard", ())
    assert seen(found) == {
        "ada_l": ["cv_isi.py", "my helpers.py"],
        "bob": ["HW 1_bob.py"],
        "cleo": ["cleo.txt"],
    }
    assert facts(found, "name", "attempt", "submitted_at") == {
        "ada_l": ("Ada Lovelace", 2, "2026-10-02 09:00:00"),
        "bob": (None, 1, "2026-10-01 08:00:00"),
        "cleo": ("Cléo Ek", 1, "2026-10-01 07:00:00"),
    }
    assert len(found.skipped) == 1


BRIGHTSPACE = {
    "111-900 - Ada Lovelace - Oct 1, 2026 1140 AM - cv_isi.py": "old",
    "111-900 - Ada Lovelace - Oct 2, 2026 140 PM - cv_isi.py": CV,
    "111-900 - Ada Lovelace - Oct 2, 2026 140 PM - helpers - new.py": "x = 1",
    "112-900 - Jean-Luc O'Neil - Oct 2, 2026 1201 AM - cv_isi.ipynb": "{}",
    "113-900 - Folder Ek - 2 October, 2026 1340/cv_isi.py": CV,
    "index.html": "<html>",
}


@pytest.mark.parametrize("pack", [None, "zip"])
def test_a_download_of_brightspace_gives_the_last_hand_in(take, pack):
    found = take(BRIGHTSPACE, pack=pack)
    assert (found.layout, found.left_out) == ("brightspace", ())
    assert seen(found) == {
        "111": ["cv_isi.py", "helpers - new.py"],
        "112": ["cv_isi.ipynb"],
        "113": ["cv_isi.py"],
    }
    assert facts(found, "name", "attempt", "submitted_at") == {
        "111": ("Ada Lovelace", 2, "Oct 2, 2026 140 PM"),
        "112": ("Jean-Luc O'Neil", 1, "Oct 2, 2026 1201 AM"),
        "113": ("Folder Ek", 1, "2 October, 2026 1340"),
    }


# any other


def test_in_a_class_a_text_that_holds_a_program_is_somebody_s(take):
    files = {
        "ada.txt": CV,
        "ben.py": CV,
        "cleo": CV,
        "cy.txt": "see my mail, from Cy",
        "README.txt": "Hand in.",
    }
    intake = take({**files, "dora.py": CV, "dora.txt": CV})
    assert seen(intake) == {"ada": ["ada.py"], "ben": ["ben.py"], "cleo": ["cleo.py"], "dora": ["dora.py"]}
    assert intake.left_out == tuple(
        f"{name} belongs to no student" for name in ("README.txt", "cy.txt", "dora.txt")
    )


def test_a_regular_expression_names_the_student_by_its_groups(take):
    found = take(
        {
            "w1/s001-Lovelace-Ada-late.py": CV,
            "w1/s002-Ek-Cleo.py": CV,
            "w1/s001-Lovelace-Ada.csv": "1",
            "README": "",
        },
        layout=r".*/(?P<student_id>s\d+)-(?P<last_name>\w+)-(?P<first_name>\w+)(?P<late>-late)?\.\w+",
    )
    assert (found.layout, found.kind) == ("regex", "class")
    assert seen(found) == {
        "s001": ["s001-Lovelace-Ada-late.py", "s001-Lovelace-Ada.csv"],
        "s002": ["s002-Ek-Cleo.py"],
    }
    assert facts(found, "name", "late") == {"s001": ("Ada Lovelace", True), "s002": ("Cleo Ek", None)}
    assert found.left_out == ("README belongs to no student",)


def test_a_regular_expression_may_match_folders_and_name_files(take):
    layout = r"(?P<name>[A-Z]\w+)|flat/(?P<student_id>\d+)__(?P<file>.+)"
    found = take({"Ada/x/cv_isi.py": CV, "flat/7__cv_isi.py": CV}, layout=layout)
    assert seen(found) == {"Ada": ["x/cv_isi.py"], "7": ["cv_isi.py"]}


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("(?P<student_id>", "is no regular expression"),
        ("(?P<whom>.*)", "has a group 'whom'; known are"),
        ("(?P<file>.*)", "must name the student"),
        ("canvass", "did you mean 'canvas'"),
        (".*", "must be one of class, submission, canvas"),
    ],
)
def test_a_layout_that_is_none_is_refused_in_a_sentence(layout, said):
    with pytest.raises(UsageError) as caught:
        check_layout(layout)
    assert said in str(caught.value).replace("gradescope, moodle, blackboard, brightspace, canvas", "canvas")


# forced, plain, archives


@pytest.mark.parametrize(
    "layout", ["canvas", "moodle", "gradescope", "blackboard", "brightspace", "classroom"]
)
def test_a_layout_that_is_forced_and_does_not_fit_is_refused(take, layout):
    with pytest.raises(UsageError, match=f"is no {layout} download"):
        take({"ada/cv_isi.py": CV}, layout=layout)


def test_a_class_or_a_submission_can_be_forced(take):
    files = {"cv_isi (1).py": CV, "cv_isi (2).py": CV + "x = 1", "cv_isi.py": STUB}
    found = take(files, layout="class")
    assert list(seen(found)) == ["cv_isi (1)", "cv_isi (2)"] and len(found.skipped) == 1


def test_a_submission_can_be_forced(take):
    found = take({"ada/cv_isi.py": CV, "bob/cv_isi.py": CV}, layout="submission")
    assert (found.kind, seen(found)) == ("submission", {"download": ["ada/cv_isi.py", "bob/cv_isi.py"]})


@pytest.mark.parametrize("pack", ["zip", "tar"])
def test_an_archive_of_a_class_is_a_class(take, pack):
    found = take({"ada/cv_isi.py": CV, "bob/cv_isi.py": CV, "notes.txt": ""}, pack=pack)
    assert (found.layout, found.kind) == ("plain", "class")
    assert seen(found) == {"ada": ["cv_isi.py"], "bob": ["cv_isi.py"]} and len(found.left_out) == 1


@pytest.mark.parametrize("pack", ["zip", "tar"])
def test_an_archive_of_one_student_is_one_submission_and_keeps_its_folder(take, pack):
    found = take({"hw1/cv_isi.py": CV, "hw1/helpers.py": ""}, name="ada", pack=pack)
    top = "" if pack == "zip" else "ada/"
    assert (found.kind, seen(found)) == (
        "submission",
        {"ada": [f"{top}hw1/cv_isi.py", f"{top}hw1/helpers.py"]},
    )


def test_an_archive_of_a_class_gets_the_refusals_of_a_student_s(tmp_path):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for name in ("ada/cv_isi.py", "bob/cv_isi.py", "../evil.py", "/etc/cron.d/x", "ada/../../evil.py"):
            archive.writestr(name, CV)
    (tmp_path / "scratch").mkdir()
    found = take_in(tmp_path / "class.zip", ASKED, tmp_path / "scratch")
    assert list(seen(found)) == ["ada", "bob"] and len(found.left_out) == 3
    assert not list(tmp_path.rglob("evil.py")) and not (tmp_path / "etc").exists()


@pytest.mark.parametrize("name", ["class.zip", "class.tar.xz"])
@pytest.mark.parametrize("data", [b"", b"PK", b"Rar!", b"\x1f\x8b", b"hello" * 200])
def test_a_broken_archive_is_one_submission_with_a_problem(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "scratch").mkdir()
    (entry,) = take_in(tmp_path / name, ASKED, tmp_path / "scratch").entries
    found = read_submission(entry)
    assert entry.student == "class" and not found.files and len(found.problems) == 1


def test_an_empty_folder_has_no_entries(take, tmp_path):
    (tmp_path / "download").mkdir()
    assert take({}).entries == ()


@pytest.mark.parametrize("kind", sorted({"canvas", "moodle", "blackboard", "brightspace"}))
@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred", "x" * 150, "=1+1", " ", "<b>"])
def test_odd_names_of_students_are_no_trouble(take, kind, name):
    made = {
        "canvas": f"{name}_1_2_cv_isi.py",
        "moodle": f"{name}_1_assignsubmission_file_/cv_isi.py",
        "blackboard": f"HW_{name}_attempt_2026-10-01-09-00-00_cv_isi.py",
        "brightspace": f"1-2 - {name} - Oct 2, 2026 140 PM - cv_isi.py",
    }
    found = take({made[kind]: CV})
    assert list(seen(found).values()) == [["cv_isi.py"]]
    assert all(entry.student.isprintable() for entry in found.entries)


def test_one_folder_or_file_of_a_download_is_one_submission_with_its_author_s_name(tmp_path):
    made = {
        "Ana Garcia_12_assignsubmission_file_/cv_isi.py": ("12", "Ana Garcia"),
        "garciaana_LATE_13_99_cv_isi.py": ("13", "garciaana"),
    }
    for name, (student, called) in made.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(CV)
        found = take_in(tmp_path / name.partition("/")[0], ASKED, tmp_path / "scratch")
        assert (found.kind, seen(found)) == ("submission", {student: ["cv_isi.py"]})
        assert facts(found, "name") == {student: (called,)}


POOL = (
    "ada.py", "ada.zip", "ada.html", "bob.ipynb.txt", "cleo/cv_isi.py", "cleo/data.csv", "cv_isi.py",
    "cv_isi (1).py", "dan.rar", "notes.txt", "roster.csv", "src/cv_isi.py", "exercises/cv_isi/cv_isi.py",
    METADATA_NAME, "submission_101/cv_isi.py", "submitted/ada/ps1/timestamp.txt", "index.html", "pic.png",
    "Untitled.ipynb",
    *CANVAS, *MOODLE, *BLACKBOARD, *BRIGHTSPACE, "ada+ps1+2026-10-01 10:00:00 UTC/cv_isi.ipynb",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.sets(st.sampled_from(POOL), min_size=1, max_size=9),
    st.sampled_from([None, "class", "(?P<name>[ac].*)"]),
)
def test_nothing_that_is_handed_in_vanishes(names, layout):
    with tempfile.TemporaryDirectory() as root:
        folder, scratch = Path(root) / "all", Path(root) / "scratch"
        scratch.mkdir()
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(CV if name.endswith(".py") else METADATA if "meta" in name else "{}")
        try:
            found = take_in(folder, ASKED, scratch, layout)
        except UsageError as error:
            assert "\n" not in str(error) and (layout is None or "level" not in str(error))
            return
        said = " ".join((*found.skipped, *found.left_out))
        if found.kind == "submission":
            assert len(found.entries) == 1
            return
        rows = {path for entry in found.entries for path in entry.paths if not entry.refused}
        twice = " ".join(entry.problem for entry in found.entries)
        for item in folder.iterdir():
            mine = any(path == item or item in path.parents for path in rows)
            mine |= item.stem in {entry.student for entry in found.entries if entry.refused}
            known = item.name in (METADATA_NAME, "submitted") or item.name in said + twice
            # Blackboard's note of an attempt says whose it is; it goes with the files of that attempt
            note = f"{item.stem}_" in " ".join((said, *(path.name for path in rows)))
            known |= item.suffix == ".txt" and note
            assert mine or known or any(path.name in said for path in item.rglob("*")), (item.name, found)
