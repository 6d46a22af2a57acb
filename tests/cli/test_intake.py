"""Who handed in what, as an instructor sees it before anything is graded and in what is written."""

import csv
import json
import zipfile

import pytest

GRADE = ["grade", "class", "-o", "out", "--exercise", "decay"]


@pytest.fixture
def write(course, known):
    """Write files of a class; a short name of a known answer stands for it."""

    def run(files, folder="class"):
        for name, data in files.items():
            path = course.root / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(known.get(data, data.encode()) if isinstance(data, str) else data)
        return course.root / folder

    return run


@pytest.fixture
def out(course):
    """Read what was written: records by student, rows by student, a page."""

    class Out:
        @property
        def results(self):
            found = json.loads((course.root / "out" / "results.json").read_text())["results"]
            return {entry["student"]: entry for entry in found}

        @property
        def scores(self):
            return {student: entry["score"] for student, entry in self.results.items()}

        @property
        def rows(self):
            with (course.root / "out" / "grades.csv").open(newline="") as stream:
                return {row["student"]: row for row in csv.DictReader(stream)}

        def page(self, name):
            return (course.root / "out" / name).read_text()

    return Out()


CANVAS = {
    "lovelaceada_1_11_decay-1.py": "right",
    "eknils_LATE_2_12_decay.py": "hard_coded",
    "leebo_3_13_decay.pdf": "%PDF",
    "group9_4_14_decay.py": "stub",
    "grades.xml": "",
}


def test_a_download_is_graded_with_all_that_is_known_of_each_hand_in(invoke, write, out):
    write(CANVAS)
    done = invoke(*GRADE)
    assert done.code == 3
    table = [line.split() for line in done.err.splitlines() if line.startswith("  ")]
    assert done.err.startswith("class: a class of 4 students, layout canvas\n")
    assert table[:4] == [
        ["students", "4"],
        ["files", "4"],
        ["late", "1", "eknils", "(2)"],
        ["resubmitted", "1", "lovelaceada", "(1)"],
    ]
    assert table[4] == ["groups", "1", "group9", "(4)"] and table[5][:3] == ["not", "understood", "1"]
    assert "autograder: not understood: grades.xml belongs to no student.\n" in done.err
    assert out.scores == {"1": 5.0, "2": 2.0, "3": 0.0, "4": 0.0}
    assert out.results["2"]["late"] is True and out.results["1"]["attempt"] == 2
    assert "decay.pdf is a PDF document, which is not read: hand in" in out.results["3"]["problem"]
    assert out.rows["2"]["late"] == "yes" and out.rows["1"]["name"] == "lovelaceada"
    assert "Not understood" in out.page("index.html") and "grades.xml" in out.page("index.html")
    assert "lovelaceada (1): 5 of 5" in done.out


def test_a_roster_gives_names_ids_and_who_is_missing(invoke, write, out, course):
    write(CANVAS | {"roster.csv": "ID,Name,Email\n1,Ada Lovelace,ada@x.org\n2,Nils Ek,\n5,Cleo Ek,\n"})
    (course.root / "class" / "grades.xml").unlink()
    done = invoke(*GRADE, "--roster", "class/roster.csv")
    assert done.code == 0
    table = {" ".join(line.split()) for line in done.err.splitlines()}
    assert {"nothing handed in 1 Cleo Ek (5)", "not on the roster 2 3; 4", "not understood 0"} <= table
    assert out.scores == {"1": 5.0, "2": 2.0, "3": 0.0, "4": 0.0, "5": 0.0}
    assert out.results["5"]["problem"].endswith("nothing handed in") and out.rows["5"]["name"] == "Cleo Ek"
    assert out.results["1"]["email"] == "ada@x.org" and out.rows["1"]["email"] == "ada@x.org"
    report = out.page("reports/1.html")
    assert "<title>Feedback for Ada Lovelace</title>" in report and "ada@x.org" in report
    assert "Student 1 · ada@x.org · attempt 2" in report


def test_a_dry_run_prints_the_table_and_stops(invoke, write, course):
    write(CANVAS)
    done = invoke("grade", "class", "--dry-run")
    assert done.code == 3 and done.err == ""
    assert done.out.startswith("class: a class of 4 students, layout canvas\n")
    assert "  eknils (2): 1 file, late\n" in done.out and "grades.xml belongs to no student" in done.out
    assert not (course.root / "out").exists()
    (course.root / "class" / "grades.xml").unlink()
    assert invoke("grade", "class", "--dry-run").code == 0


def test_without_a_folder_for_results_there_is_only_a_dry_run(invoke, write):
    write(CANVAS)
    done = invoke("grade", "class")
    assert done.code == 2 and "Missing option '-o'" in done.err


@pytest.mark.parametrize("name", ["submissions.zip", "class.zip"])
def test_the_zip_of_a_download_is_graded_without_being_unpacked(invoke, write, out, course, name):
    folder = write(CANVAS)
    (folder / "grades.xml").unlink()
    with zipfile.ZipFile(course.root / name, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    done = invoke("grade", name, "-o", "out", "--exercise", "decay")
    assert done.code == 0 and out.scores == {"1": 5.0, "2": 2.0, "3": 0.0, "4": 0.0}
    assert sorted(path.name for path in course.root.iterdir()) == sorted(
        ["class", "exercises", "out", "solutions", name]
    )


def test_names_that_mailers_changed_and_kinds_that_are_no_code_have_a_row(invoke, write, out):
    write(
        {"ada.py": "right", "eve.py.txt": "right", "dan.rar": "Rar!", "gus.html": "<html>", "pic.jpeg": "x"}
    )
    done = invoke(*GRADE)
    assert done.code == 0 and out.scores == {"ada": 5.0, "eve": 5.0, "dan": 0.0, "gus": 0.0, "pic": 0.0}
    assert out.results["eve"]["problem"] is None
    assert out.results["eve"]["notes"] == ["eve.py.txt was read as eve.py, which it is inside"]
    assert "Note: eve.py.txt was read as eve.py" in out.page("reports/eve.html")
    for student, what in {"dan": "a RAR archive", "gus": "a web page", "pic": "an image"}.items():
        assert f"is {what}, which is not read: hand in the notebook" in out.results[student]["problem"]


def test_code_that_was_typed_into_a_text_box_is_the_submission(invoke, write, out, known):
    page = "<p>" + known["right"].decode().replace("<", "&lt;").replace("\n", "<br>").replace("  ", "&nbsp; ")
    write(
        {
            "Ada Ek_1_assignsubmission_onlinetext/onlinetext.html": page,
            "Bo Lee_2_assignsubmission_file/decay.py": "right",
            "Bo Lee_2_assignsubmission_onlinetext/onlinetext.html": "<p>See the file.</p>",
            "Cy Ray_3_assignsubmission_onlinetext_/onlinetext.html": f"<pre>{known['right'].decode()}</pre>",
            "Di Ray_4_assignsubmission_onlinetext_onlinetext.html": "<p>Sorry.</p>",
        }
    )
    assert invoke(*GRADE).code == 0
    assert out.scores == {"1": 5.0, "2": 5.0, "3": 5.0, "4": 0.0}
    assert out.results["1"]["notes"] == ["onlinetext.html was read as onlinetext.py, which it is inside"]
    assert "onlinetext.html holds words and no code: hand in" in out.results["4"]["problem"]


def test_what_costs_no_points_is_a_note_and_no_problem(invoke, write, out):
    other = "def decay(t, tau):\n    return 1\n"
    write(
        {"ada/decay.py": "right", "ada/decay.ipynb": "{", "bo/decay.py": "hard_coded", "bo/Decay.py": other}
    )
    assert invoke(*GRADE).code == 0 and out.scores == {"ada": 5.0, "bo": 2.0}
    assert out.results["ada"]["problem"] is None and "ada" in out.rows and not out.rows["ada"]["problems"]
    assert any("decay.ipynb" in note for note in out.results["ada"]["notes"])
    assert "Decay.py was not graded: decay.py is the answer" in out.results["bo"]["problem"]


def test_an_untouched_stub_among_students_is_named_and_nobody_s(invoke, write, out):
    write({"ada.py": "right", "ben.py": "hard_coded", "decay.py": "stub"})
    done = invoke(*GRADE)
    assert done.code == 0 and "decay.py is the untouched stub of decay: skipped" in done.err
    assert out.scores == {"ada": 5.0, "ben": 2.0}


def test_an_edited_file_of_the_exercise_among_students_is_refused(invoke, write, course):
    write({"ada.py": "right", "ben.py": "right", "decay.py": "hard_coded"})
    done = invoke(*GRADE)
    assert done.code == 2 and done.err.count("\n") == 1 and "--layout class" in done.err
    assert not (course.root / "out").exists()
    assert invoke(*GRADE, "--layout", "class").code == 0
    assert invoke(*GRADE, "--layout", "submission").code == 0


def test_one_level_too_high_is_refused_with_the_command_that_works(invoke, write, out):
    write({"ada/decay.py": "right", "ben/decay.py": "right"}, "all/class")
    done = invoke("grade", "all", "-o", "out")
    assert done.code == 2 and "Type 'autograder grade all/class'" in done.err
    assert invoke("grade", "all/class", "-o", "whole").code == 0
    assert invoke("grade", "all/class/ada", "-o", "out").code == 0
    assert list(out.scores) == ["ada"]


def test_one_submission_or_a_class_is_said_before_grading(invoke, write):
    folder = write({"ada/decay.py": "right", "ada/helpers.py": "x = 1"})
    assert "class: a class of 1 student, layout plain\n" in invoke(*GRADE).err
    done = invoke("grade", folder / "ada", "-o", "out")
    assert done.err.splitlines()[0].endswith("ada: one submission, ada")


def test_a_folder_that_holds_nobody_s_work_is_exit_4_and_names_what_is_there(invoke, write):
    write({"notes.txt": "", "roster.csv": ""})
    done = invoke(*GRADE)
    assert done.code == 4 and "notes.txt" in done.err and "roster.csv" in done.err


def test_a_layout_by_regular_expression(invoke, write, out):
    write({"wk1/007 Ada decay.py": "right", "wk1/008 Ben decay.py": "hard_coded"})
    done = invoke(*GRADE, "--layout", r".*/(?P<student_id>\d+) (?P<name>\w+) (?P<file>.+)")
    assert done.code == 0 and out.scores == {"007": 5.0, "008": 2.0}
    assert out.results["007"]["name"] == "Ada"


@pytest.mark.parametrize("layout", ["cnavas", "(?P<x>.*)", "(?P<name>"])
def test_a_wrong_layout_is_one_sentence(invoke, write, layout):
    write(CANVAS)
    done = invoke(*GRADE, "--layout", layout)
    assert done.code == 2 and done.err.count("\n") == 1 and done.err.startswith("autograder: --layout ")


def test_unreadable_entries_cost_themselves_alone(invoke, write, out, course):
    folder = write({"ada.py": "right", "bad.zip": "PK", "worse.tar.gz": b"\x1f\x8b", "late.ipynb": "{"})
    (folder / "empty").mkdir()
    (folder / "link").symlink_to("/etc")
    (folder / "loop").symlink_to("loop")
    done = invoke(*GRADE)
    assert done.code == 3 and "loop belongs to no student" in done.err
    assert out.scores == {"ada": 5.0, "bad": 0.0, "worse": 0.0, "late": 0.0, "empty": 0.0, "link": 0.0}
    assert all(entry["problem"] for student, entry in out.results.items() if student != "ada")


def test_nothing_of_the_scratch_folder_is_left_or_shown(invoke, write, course, out, monkeypatch, tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    folder = write({"ada/decay.py": "right", "ada.py": "right", "ben/decay.py": "right"})
    with zipfile.ZipFile(course.root / "class.zip", "w") as archive:
        for path in folder.rglob("*.py"):
            archive.write(path, path.relative_to(folder))
    done = invoke("grade", "class.zip", "-o", "out")
    assert done.code == 0 and list(scratch.iterdir()) == []
    assert out.scores == {"ada": 0.0, "ben": 5.0}
    assert str(scratch) not in done.out + done.err + out.page("results.json")


def test_files_of_a_released_folder_among_students_are_named_and_nobody_s(invoke, write, out, released):
    names = ("exercises.ipynb", "conftest.py", "test_exercises.py", "README.md")
    write({name: (released / name).read_bytes() for name in names} | {"ada.py": "right", "ben.py": "right"})
    write({"exercises/decay/decay.py": "stub"})
    done = invoke(*GRADE)
    assert done.code == 0 and out.scores == {"ada": 5.0, "ben": 5.0}
    assert len([line for line in done.err.splitlines() if "skipped" in line]) == 1


def test_a_released_folder_that_was_filled_in_is_one_submission(invoke, out, released, course, known):
    (released / "exercises" / "decay" / "decay.py").write_bytes(known["right"])
    done = invoke("grade", released, "-o", "out", "--exercise", "decay")
    assert done.code == 0 and list(out.scores.values()) == [5.0] and "one submission" in done.err
