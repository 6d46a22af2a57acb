"""The verbs as an instructor uses them, and a batch that is interrupted, killed or out of room."""

import contextlib
import csv
import json
import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.authoring.scaffold import write_scaffold
from autograder.errors import UsageError
from autograder.sandbox.forkserver import bubblewrap

HANGS = "\nwhile True:\n    pass\n"
GRADE = ["grade", "class", "-o", "out"]


def results(course, name="out/results.json"):
    document = json.loads((course.root / name).read_text())
    assert document["schema_version"] == 1 and document["isolation"] in ("limited", "confined", "isolated")
    return {entry["student"]: entry for entry in document["results"]}


def grades(course):
    with (course.root / "out" / "grades.csv").open(newline="") as stream:
        return {row["student"]: row for row in csv.DictReader(stream)}


def besides(err):
    """Return what was said on stderr besides the table of what was handed in."""
    lines = err.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("  ") and ": a class of " not in line)


def views(course, folder="out"):
    """Return the bytes of everything that is made of the gradebook."""
    place = course.root / folder
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*.*"))
        if not path.name.startswith("gradebook.db")
    }


# grade


def test_a_class_gets_everything_that_the_output_folder_promises(invoke, hand_in, course):
    hand_in(ada="right", ben="hard_coded", cleo="stub")
    done = invoke(*GRADE, "--jobs", 2)
    assert done.code == 0 and besides(done.err) == ""
    assert sorted(done.out.splitlines()) == [
        "ada: 5 of 5 points, decay 5/5",
        "ben: 2 of 5 points, decay 2/5",
        "cleo: 0 of 5 points, decay 0/5",
    ]
    files = {path.relative_to(course.root / "out").as_posix() for path in (course.root / "out").rglob("*.*")}
    assert {name for name in files if not name.startswith("class/")} == {
        "gradebook.db", "results.json", "grades.csv", "index.html",
        "reports/ada.html", "reports/ben.html", "reports/cleo.html",
        "staff/ada.html", "staff/ben.html", "staff/cleo.html",
        "staff/ada/decay.py", "staff/ben/decay.py", "staff/cleo/decay.py",
    }  # fmt: skip
    found = results(course)
    assert [entry["score"] for entry in found.values()] == [5.0, 2.0, 0.0]
    assert found["ben"]["checks"][1]["diagnosis"] == "misconception:hard_coded_tau"
    assert (course.root / "out" / "grades.csv").read_text() == (
        "student,name,decay,total,possible,late,problems\nada,,5,5,5,,\nben,,2,2,5,,\ncleo,,0,0,5,,\n"
    )


def test_staff_files_hold_nothing_hidden(invoke, hand_in, course):
    hand_in(ben="def decay(t, tau):\n    raise ValueError(f'{tau}')\n")
    assert invoke(*GRADE).code == 0
    for path in (course.root / "out").rglob("*.*"):
        assert b"7.5" not in path.read_bytes(), path


def test_results_are_in_student_then_exercise_order(invoke, hand_in, course):
    write_scaffold(course, "another")
    hand_in(zed="right", ada="right")
    invoke(*GRADE, "--exercise", "decay", "--exercise", "another")
    entries = json.loads((course.root / "out" / "results.json").read_text())["results"]
    assert [(e["student"], e["exercise"]) for e in entries] == [
        ("ada", "another"), ("ada", "decay"), ("zed", "another"), ("zed", "decay"),
    ]  # fmt: skip


def test_two_runs_give_the_same_bytes_on_one_and_on_two_graders(invoke, hand_in, course):
    hand_in(ada="right", ben="hard_coded", cleo="stub", dan="def decay(t, tau):\n    return decay\n")
    written = []
    for number, jobs in enumerate((1, 2, 2)):
        invoke("grade", "class", "-o", f"out{number}", "--jobs", jobs)
        written.append(views(course, f"out{number}"))
    assert {"results.json", "grades.csv", "index.html", "reports/dan.html"} < set(written[0])
    assert written[0] == written[1] == written[2]
    assert invoke("grade", "class", "-o", "out0").code == 0
    assert views(course, "out0") == written[0]


def test_what_has_not_changed_is_not_graded_again(invoke, hand_in, course, monkeypatch):
    hand_in(ada="right", ben="hard_coded", cleo="stub")
    first = invoke(*GRADE)
    before = views(course)
    monkeypatch.setattr(
        "autograder.cli.grade.grade_many", lambda *args: pytest.fail("nothing is to be graded")
    )
    again = invoke(*GRADE)
    assert sorted(again.out.splitlines()) == sorted(first.out.splitlines())
    assert "3 of 3 were graded before" in again.err and views(course) == before


def test_one_student_graded_into_the_same_folder_changes_that_student_and_nobody_else(
    invoke, hand_in, course
):
    folder = hand_in(ada="right", ben="hard_coded", cleo="stub")
    assert invoke(*GRADE).code == 0
    before = views(course)
    (folder / "ben" / "decay.py").write_bytes((folder / "ada" / "decay.py").read_bytes())
    assert invoke("grade", folder / "ben", "-o", "out").code == 0
    after = views(course)
    changed = {name for name in before if before[name] != after.get(name)}
    assert {name for name in changed if not name.startswith("class/")} == {
        "results.json", "grades.csv", "index.html",
        "reports/ben.html", "staff/ben.html", "staff/ben/decay.py",
    }  # fmt: skip
    assert {name: entry["score"] for name, entry in results(course).items()} == {
        "ada": 5.0, "ben": 5.0, "cleo": 0.0,
    }  # fmt: skip
    assert invoke("grade", "class", "-o", "anew").code == 0
    assert views(course, "anew") == after


def test_a_changed_spec_is_graded_anew_and_the_old_results_stay(invoke, hand_in, course, respec):
    hand_in(ada="right")
    assert invoke(*GRADE).code == 0
    respec("points=2", "points=4")
    assert invoke(*GRADE).out == "ada: 7 of 7 points, decay 7/7\n"
    with contextlib.closing(sqlite3.connect(course.root / "out" / "gradebook.db")) as connection:
        found = connection.execute("SELECT score, current FROM results ORDER BY id").fetchall()
    assert found == [(5.0, 0), (7.0, 1)]


def test_a_changed_tolerance_is_judged_from_what_was_kept_and_runs_nobodys_code(
    invoke, hand_in, course, respec, runner, monkeypatch
):
    near = "import numpy as np\n\n\ndef decay(t, tau):\n    return np.exp(-np.asarray(t) / tau) * 1.001\n"
    hand_in(ada=near, ben="hard_coded")
    assert invoke(*GRADE).code == 0
    assert results(course)["ada"]["score"] == 0.0
    respec("rtol=1e-6", "rtol=1e-2")
    ran = []
    run = runner.run
    monkeypatch.setattr(
        type(runner),
        "run",
        lambda self, program, *rest, **how: ran.append(repr(program.cells)) or run(program, *rest, **how),
    )
    assert invoke(*GRADE, "--jobs", 1).code == 0
    assert {name: entry["score"] for name, entry in results(course).items()} == {"ada": 5.0, "ben": 2.0}
    assert ran and not any("1.001" in cells for cells in ran)  # the reference was run, and no submission
    assert invoke("grade", "class", "-o", "anew").code == 0
    assert views(course, "anew") == views(course)


def test_without_outputs_nothing_is_kept(invoke, hand_in, course):
    hand_in(ada="right")
    assert invoke(*GRADE, "--no-outputs").code == 0
    assert not (course.root / "out" / "outputs").exists() and results(course)["ada"]["score"] == 5.0


def test_a_report_that_was_lost_is_made_again_without_running_anything(invoke, hand_in, course):
    hand_in(ada="hard_coded")
    assert invoke(*GRADE).code == 0
    before = views(course)
    (course.root / "out" / "reports" / "ada.html").unlink()
    assert invoke(*GRADE).code == 0
    assert views(course) == before


def test_a_gradebook_that_cannot_be_used_is_one_sentence(invoke, hand_in, course):
    hand_in(ada="right")
    (course.root / "out").mkdir()
    (course.root / "out" / "gradebook.db").write_text("not a database, but long enough to look like one " * 9)
    done = invoke(*GRADE)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "is damaged" in done.err and len(list((course.root / "out").iterdir())) == 1


def test_one_file_is_one_student(invoke, hand_in, course):
    folder = hand_in(ada="right")
    assert invoke("grade", folder / "ada" / "decay.py", "-o", "out").out.startswith("decay: 5 of 5")


def test_a_folder_with_an_answer_in_it_is_one_student(invoke, hand_in, course):
    folder = hand_in(ada="right")
    assert invoke("grade", folder / "ada", "-o", "out").out.startswith("ada: 5 of 5")


def test_several_paths_are_one_class(invoke, hand_in, course):
    folder = hand_in(ada="right", ben="stub")
    assert invoke("grade", folder / "ada", folder / "ben", "-o", "out").code == 0
    assert list(results(course)) == ["ada", "ben"]


def test_of_a_student_with_two_entries_none_is_graded_and_the_others_are(invoke, hand_in, course):
    folder = hand_in(ada="right", ben="right")
    (folder / "ada.py").write_bytes((folder / "ada" / "decay.py").read_bytes())
    done = invoke(*GRADE)
    assert done.code == 0 and "twice" in done.err
    found = results(course)
    assert [found[name]["score"] for name in ("ada", "ben")] == [0.0, 5.0]
    assert "class/ada and class/ada.py both belong to ada: keep one of them" in found["ada"]["problem"]


def test_without_exercise_or_assignment_what_is_answered_is_graded(invoke, hand_in, course):
    write_scaffold(course, "another")
    source = course.root / "exercises" / "another" / "another.py"
    source.write_text(source.read_text().replace("decay", "grow"))
    for path in (course.root / "solutions" / "another").rglob("*.py"):
        path.write_text(
            path.read_text().replace('Call("decay"', 'Call("grow"').replace("def decay", "def grow")
        )
    folder = hand_in(ada="right")
    (folder / "ben.py").write_text("x = 1\n")
    invoke(*GRADE)
    entries = json.loads((course.root / "out" / "results.json").read_text())["results"]
    found = [(entry["student"], entry["exercise"]) for entry in entries]
    assert found == [("ada", "decay"), ("ben", "another"), ("ben", "decay")]
    invoke(*GRADE, "--exercise", "another")
    entries = json.loads((course.root / "out" / "results.json").read_text())["results"]
    asked, before = (entry for entry in entries if entry["student"] == "ada")
    assert (before["exercise"], before["score"]) == ("decay", 5.0)
    assert asked["problem"].startswith("no answer found") and asked["score"] == 0.0


def test_the_weights_of_an_assignment_count_in_the_total(invoke, hand_in, course):
    write_scaffold(course, "another")
    (course.root / "exercises" / "assignments.toml").write_text(
        '[week1]\nexercises = ["another", "decay"]\nweights = { another = 3, decay = 0.5 }\n'
    )
    folder = hand_in(ada="right")
    (folder / "ada" / "another.py").write_text((folder / "ada" / "decay.py").read_text())
    assert invoke(*GRADE, "--assignment", "week1").code == 0
    assert grades(course)["ada"] == {
        "student": "ada", "name": "", "another": "5", "decay": "5", "total": "17.5", "possible": "17.5",
        "late": "", "problems": "",
    }  # fmt: skip


def test_reports_can_be_left_out(invoke, hand_in, course):
    hand_in(ada="right")
    assert invoke(*GRADE, "--no-reports").code == 0
    assert not (course.root / "out" / "reports").exists()
    assert "reports/" not in (course.root / "out" / "index.html").read_text()


def test_quiet_is_silent(invoke, hand_in):
    hand_in(ada="right")
    done = invoke(*GRADE, "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_quiet_still_says_what_is_ungraded(invoke, hand_in, solutions):
    hand_in(ada="right")
    (solutions / "decay.py").write_text("def decay(t, tau):\n    raise ValueError('oh')\n")
    done = invoke(*GRADE, "--quiet")
    assert done.code == 3 and "ungraded" in done.err and done.out == ""


def test_the_json_file_is_a_copy(invoke, hand_in, course):
    hand_in(ada="right")
    invoke(*GRADE, "--json", "copy.json")
    assert (course.root / "copy.json").read_bytes() == (course.root / "out" / "results.json").read_bytes()


def test_the_json_file_can_be_standard_output(run_cli, hand_in, course):
    hand_in(ada="right")
    done = run_cli(*GRADE, "--quiet", "--json", "/dev/stdout")
    assert done.code == 0 and json.loads(done.out)["results"][0]["student"] == "ada"


NAMES = ["=1+1", "a\nb", "\x1b[31mred", "-x", "<b>", 'a,b"c', "\u202eada", "x" * 200]


def test_hostile_names_of_students_harm_no_format(invoke, hand_in, course):
    hand_in(**dict.fromkeys(NAMES, "right"))
    done = invoke(*GRADE)
    assert done.code == 0 and len(done.out.splitlines()) == len(NAMES)
    assert "\x1b" not in done.out and "\u202e" not in done.out
    with (course.root / "out" / "grades.csv").open(newline="") as stream:
        rows = list(csv.reader(stream))
    assert len(rows) == len(NAMES) + 1 and all(row[2] == "5" for row in rows[1:])
    assert not any(row[0].startswith(("=", "-", "+", "@")) for row in rows)
    assert len(results(course)) == len(NAMES)
    assert len(list((course.root / "out" / "reports").iterdir())) == len(NAMES)
    page = (course.root / "out" / "index.html").read_text()
    assert "<b>" not in page.partition("<body")[2].replace("<b>Problem", "")
    assert "\x1b" not in page and "\u202e" not in page


def test_a_reference_that_raises_leaves_its_exercise_ungraded_and_the_others_graded(invoke, hand_in, course):
    write_scaffold(course, "another")
    (course.root / "solutions" / "another" / "another.py").write_text(
        "def decay(t, tau):\n    raise ValueError('oh')\n"
    )
    folder = hand_in(ada="right")
    (folder / "ada" / "another.py").write_text((folder / "ada" / "decay.py").read_text())
    done = invoke(*GRADE)
    assert done.code == 3
    assert (
        besides(done.err).count("\n") == 1
        and "check decay of another" in done.err
        and "ValueError" in done.err
    )
    entries = json.loads((course.root / "out" / "results.json").read_text())["results"]
    another, decay = entries
    assert (another["state"], another["score"], another["checks"]) == ("ungraded", None, [])
    assert (decay["state"], decay["score"]) == ("graded", 5.0)
    row = grades(course)["ada"]
    assert (row["another"], row["decay"], row["total"]) == ("", "5", "")
    assert "could not be graded" in row["problems"]
    assert "not your mistake" in (course.root / "out" / "reports" / "ada.html").read_text()


def test_a_reference_that_hangs_leaves_its_exercise_ungraded(invoke, hand_in, solutions, respec):
    hand_in(ada="right")
    (solutions / "decay.py").write_text("def decay(t, tau):\n    while True: pass\n")
    respec("    checks=(", "    limits=Limits(call_seconds=0.5),\n    checks=(")
    respec("Exercise, close", "Exercise, Limits, close")
    done = invoke(*GRADE)
    assert done.code == 3 and "stopped after" in done.err


@pytest.fixture
def confined(runner, monkeypatch):
    """Have the runner protect everything but the network."""
    probes = {**runner.isolation.probes, "socket": "OPEN"}
    monkeypatch.setattr(runner, "isolation", replace(runner.isolation, network="", probes=probes))
    monkeypatch.setattr(runner, "level", "confined")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere less is asked for")
def test_less_than_isolated_is_refused_with_what_is_not_protected(invoke, hand_in, confined):
    hand_in(ada="right")
    done = invoke(*GRADE)
    assert done.code == 3
    assert besides(done.err) == (
        "autograder: Isolation here is 'confined', and 'isolated' is required: nothing protects network "
        "(probe socket: OPEN); see 'autograder doctor', or lower what is asked with --require confined.\n"
    )


def test_less_isolation_is_used_when_asked_for_and_every_report_says_so(invoke, hand_in, course, confined):
    hand_in(ada="right")
    done = invoke(*GRADE, "--require", "confined")
    assert done.code == 0 and "Isolation: confined." in done.err
    for name in ("index.html", "reports/ada.html"):
        assert "Isolation: confined." in (course.root / "out" / name).read_text()
    assert json.loads((course.root / "out/results.json").read_text())["isolation"] == "confined"


def test_the_tour_is_not_refused_but_says_how_little_isolation_there_is(invoke, confined):
    done = invoke("demo")
    assert "Isolation: confined." in done.err and "required" not in done.err


def test_solutions_where_the_sandbox_can_read_are_refused(invoke, hand_in, course, monkeypatch):
    hand_in(ada="right")

    def refuse(path):
        assert path == course.root / "solutions"
        raise UsageError("It lies in reach.")

    monkeypatch.setattr("autograder.grading.session.refuse_reachable", refuse)
    assert invoke(*GRADE).code == 2


# interruptions


def children(pid):
    """Return all processes below one."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        below = [int(child) for child in (task / "children").read_text().split()]
        found += below + [other for child in below for other in children(child)]
    return found


def wait_for_ends(handles):
    """Wait until every process has ended; a zombie has."""
    for handle in handles:
        assert select.select([handle], [], [], 20)[0], "a process is left"
        os.close(handle)


def scratch_of(pid):
    """Return the folder that a zygote by itself was told to work in, for any other process none."""
    words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    settings = [json.loads(word) for word in words if word.startswith('{"scratch":')]
    return [Path(setting["scratch"]) for setting in settings if not setting["boxed"]]


@pytest.fixture
def interrupted(start_cli, hand_in, course, respec):
    """Start to grade two students who are finished and two who hang, and send a signal in the middle."""
    respec("    checks=(", "    limits=Limits(load_seconds=3600, total_seconds=3600),\n    checks=(")
    respec("Exercise, close", "Exercise, Limits, close")

    def interrupt(number, *options, boxed=True):
        hand_in(ada="right", ben="grows", hang1=HANGS, hang2=HANGS)
        process = start_cli(*GRADE, *options, environ={} if boxed else {"PATH": ""})
        lines = [process.stdout.readline() for _ in range(2)]
        assert sorted(line.partition(":")[0] for line in lines) == ["ada", "ben"]
        below = children(process.pid)
        handles = [os.pidfd_open(pid) for pid in below]
        scratch = {folder for pid in below for folder in scratch_of(pid)}
        assert len(handles) >= 2 and all(folder.is_dir() for folder in scratch)
        assert len(scratch) == (0 if boxed and bubblewrap.find() else 1)
        process.send_signal(number)
        said = ""
        if number == signal.SIGINT:  # what is being graded may finish, but these never do
            while "Ctrl-C once more drops it" not in said:
                said += process.stderr.readline()
            process.send_signal(number)
        _, errors = process.communicate(timeout=60)
        wait_for_ends(handles)
        assert not any(folder.exists() for folder in scratch)
        return process.returncode, said + errors

    return interrupt


def in_gradebook(course, folder=None):
    with contextlib.closing(sqlite3.connect((folder or course.root / "out") / "gradebook.db")) as connection:
        query = "SELECT student FROM students JOIN submissions ON students.id = student_id ORDER BY student"
        return [student for (student,) in connection.execute(query)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_batch_keeps_what_was_done(interrupted, course, number, jobs):
    code, errors = interrupted(number, "--jobs", jobs)
    assert code == 130 and besides(errors).endswith(
        "Interrupted; 2 of 4 are graded in out. The same command grades the rest.\n"
    )
    assert {name: entry["score"] for name, entry in results(course).items()} == {"ada": 5.0, "ben": 0.0}
    assert list(grades(course)) == ["ada", "ben"]
    assert "ada" in (course.root / "out" / "index.html").read_text()
    assert in_gradebook(course) == ["ada", "ben"]


def test_one_interruption_finishes_what_is_being_graded_and_the_next_run_the_rest(
    start_cli, hand_in, course, invoke, known
):
    slow = known["right"].replace(b"    return", b"    __import__('time').sleep(0.3)\n    return")
    hand_in(**{f"s{number}": slow for number in range(6)})
    process = start_cli(*GRADE, "--jobs", "1")
    assert process.stdout.readline().startswith("s0: 5 of 5")
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=60)
    done = len(out.splitlines()) + 1
    assert process.returncode == 130 and 2 <= done < 6
    assert f"Interrupted; {done} of 6 are graded in out. The same command grades the rest." in errors
    assert len(in_gradebook(course)) == done
    again = invoke(*GRADE)
    assert again.code == 0 and f"{done} of 6 were graded before" in again.err and len(results(course)) == 6


@pytest.mark.parametrize("boxed", [True, False])
def test_a_killed_batch_leaves_valid_files_and_no_process(interrupted, course, boxed):
    code, _ = interrupted(signal.SIGKILL, "--jobs", "2", boxed=boxed)
    assert code == -signal.SIGKILL
    assert results(course).keys() <= {"ada", "ben"}
    assert in_gradebook(course) == ["ada", "ben"]


def test_an_interruption_before_the_first_student_is_exit_130(start_cli, hand_in, solutions):
    hand_in(ada="right")
    (solutions / "spec.py").write_text(
        "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n" + (solutions / "spec.py").read_text()
    )
    process = start_cli(*GRADE)
    out, err = process.communicate(timeout=60)
    assert (out, besides(err)) == ("", "\nInterrupted.\n")
    assert process.returncode == 130


def test_grading_goes_on_when_nobody_reads_the_lines(start_cli, hand_in, course):
    hand_in(ada="right", ben="grows", cleo="stub")
    reader, writer = os.pipe()
    os.close(reader)
    process = start_cli(*GRADE, stdout=writer)
    os.close(writer)
    assert besides(process.communicate(timeout=60)[1]) == ""
    assert process.returncode == 0 and len(results(course)) == 3


@pytest.fixture
def small_disk(course):
    """A file system with room for a few reports."""
    folder = course.root / "small"
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=640k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("takes root and the right to mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_is_one_sentence_and_loses_nothing_written(run_cli, hand_in, course, small_disk, jobs):
    hand_in(**{f"s{number:02}": "right" for number in range(40)})
    done = run_cli("grade", "class", "-o", small_disk / "out", "--jobs", jobs)
    assert done.code == 3
    (line,) = besides(done.err).splitlines()
    assert "the disk is full" in line and "gradebook.db" in line
    kept = in_gradebook(course, small_disk / "out")
    assert len(kept) >= len(done.out.splitlines()) > 0
    assert json.loads((small_disk / "out" / "results.json").read_text())["results"]


def test_a_terminal_gets_a_bar_and_the_place_to_look(start_cli, hand_in, read_terminal):
    hand_in(ada="right")
    ours, theirs = pty.openpty()
    process = start_cli(*GRADE, stdout=theirs, stderr=theirs, environ={"TERM": "xterm", "NO_COLOR": "1"})
    os.close(theirs)
    shown = read_terminal(ours)
    assert process.wait(timeout=60) == 0
    text = shown.decode()
    assert "Grading" in text and "1/1" in text and "1 of 1 graded; open out/index.html" in text
    assert "ada: 5" not in text
    assert "\x1b[3" not in text  # no colours


# verify, new, release


def test_verify_is_silent_about_the_scaffold_once_its_examples_are_written(invoke, course):
    assert invoke("new", "fresh").code == 0
    before = invoke("verify", "fresh")
    assert before.code == 1 and "[examples]" in before.out
    written = invoke("verify", "fresh", "--write", "--quiet")
    assert (written.code, written.out) == (0, "")
    folder = course.root / "exercises" / "fresh"
    assert (folder / "example.svg").read_bytes().startswith(b"<?xml")
    done = invoke("verify", "fresh")
    assert done.code == 0
    assert "fresh: proved" in done.out and "other-time-constant" in done.out


def test_verify_goes_through_all_exercises_by_default(invoke, course):
    write_scaffold(course, "another")
    done = invoke("verify")
    assert done.code == 1
    assert "decay: proved" in done.out and "another: 2 findings" in done.out


def test_verify_writes_its_findings_and_margins_as_json(invoke, course, solutions):
    (solutions / "accepted" / "wrong.py").write_text(
        "def decay(t, tau):\n    return [float('nan') for _ in t]\n"
    )
    assert invoke("verify", "--json", "v.json").code == 1
    text = (course.root / "v.json").read_text()
    document = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    (entry,) = document["exercises"]
    assert entry["exercise"] == "decay"
    assert {finding["rule"] for finding in entry["findings"]} == {"right-answers"}
    assert [margin["check"] for margin in entry["margins"]] == ["decay", "other-time-constant"]
    assert all(margin["mistake"] > margin["tolerance"] == 1 for margin in entry["margins"])


def test_verify_writes_json_of_a_silent_exercise_too(invoke, course):
    assert invoke("verify", "decay", "--json", "v.json", "--quiet").code == 0
    assert json.loads((course.root / "v.json").read_text())["exercises"][0]["findings"] == []


def test_writing_examples_of_a_broken_exercise_is_a_finding_and_not_the_end(invoke, course):
    write_scaffold(course, "another")
    (course.root / "solutions" / "another" / "another.py").write_text(
        "def decay(t, tau):\n    raise ValueError\n"
    )
    done = invoke("verify", "another", "decay", "--write")
    assert done.code == 1
    assert done.out.count("ValueError") == 1
    assert "decay: proved" in done.out


def test_a_plot_that_does_not_run_is_a_finding(invoke, course):
    stub = course.root / "exercises" / "decay" / "decay.py"
    stub.write_text(stub.read_text().replace("plt.xlabel", "plt.x_label"))
    done = invoke("verify", "--write")
    assert done.code == 1 and "The plot in the stub of decay must run" in done.out


def test_new_says_what_to_do_next(invoke, course):
    done = invoke("new", "fresh")
    assert "autograder verify fresh --write" in done.out
    assert all((course.root / line).is_file() for line in done.out.splitlines() if line.endswith(".py"))


def test_release_names_what_it_wrote(invoke, course):
    done = invoke("release", "-o", "handout")
    assert (done.code, done.out) == (0, "handout/exercises/decay\n")


def test_the_demo_grades_its_own_class(invoke, course):
    done = invoke("demo", "-o", "tour", "--jobs", 2)
    assert done.code == 0
    scores = {
        e["student"]: e["score"]
        for e in json.loads((course.root / "tour/graded/results.json").read_text())["results"]
    }
    assert scores["ada"] == scores["ben"] == scores["chloé"] == scores["ines"] == 5.0
    assert scores["lee"] == scores["kim"] == scores["new start"] == scores["jo"] == 0.0
    again = invoke("demo", "-o", "tour")
    assert again.code == 2 and "not empty" in again.err


# a second judge


def test_with_shadow_a_second_judge_agrees_and_changes_nothing(invoke, hand_in, course):
    hand_in(ada="right", ben="grows", cleo="stub")
    assert invoke(*GRADE).code == 0
    alone = (course.root / "out/results.json").read_bytes()
    done = invoke(*GRADE, "--shadow")
    assert done.code == 0 and "disagrees" not in done.err and "graded before" not in done.err
    assert (course.root / "out/results.json").read_bytes() == alone


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_disagreement_is_named_to_staff_alone_and_ends_with_exit_3(
    invoke, hand_in, course, monkeypatch, jobs
):
    from autograder.compare.base import PASSED
    from autograder.compare.close import Close

    hand_in(ada="right", ben="grows")
    compare = Close.compare
    monkeypatch.setattr(
        Close, "compare", lambda self, output, expected: compare(self, output, expected) and PASSED
    )
    done = invoke(*GRADE, "--shadow", "--jobs", jobs)
    assert done.code == 3
    assert "ben, decay: a second judge disagrees on check decay" in done.err and "ada" not in done.err
    for path in (course.root / "out").rglob("*.*"):
        assert b"second judge" not in path.read_bytes()
    assert invoke(*GRADE, "--jobs", jobs).code == 0


def test_what_submissions_gave_is_kept_for_their_owner_alone(invoke, hand_in, course):
    hand_in(ada="right", ben="grows", cleo="right")
    assert invoke(*GRADE).code == 0
    kept = course.root / "out" / "outputs"
    assert len(list((kept / "runs").iterdir())) == 3
    assert kept.stat().st_mode & 0o077 == 0
    assert len([path for path in (kept / "outputs").rglob("*") if path.is_file()]) < 3 * 4
