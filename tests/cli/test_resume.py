"""Whatever ends a batch, the next run grades the rest: nothing twice, nothing lost, the same bytes."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

SOURCES = ("right", "grows", "hard_coded", "stub")
STUDENTS = 24
GRADE = ["grade", "class", "-o", "out", "--jobs", "2"]


@pytest.fixture
def undisturbed(hand_in, course, invoke, views):
    """The views of a batch that nothing disturbs, for comparison."""
    hand_in(**{f"s{number:02}": SOURCES[number % 4] for number in range(STUDENTS)})
    assert invoke("grade", "class", "-o", "calm", "--jobs", "2").code == 0
    return views(course.root / "calm")


def ask(folder, query):
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute(query).fetchall()


def graded(folder):
    """Return by student how long the grading took, which no second grading would repeat."""
    query = """
        SELECT student, seconds FROM students
        JOIN submissions ON students.id = student_id JOIN results ON submissions.id = submission_id
    """
    return dict(ask(folder, query))


def below(pid):
    """Return all processes below one, and what they were started as."""
    found = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found[child] = Path(f"/proc/{child}/cmdline").read_bytes()
            found |= below(child)
    return found


def kill(process, victim):
    own = Path(f"/proc/{process.pid}/cmdline").read_bytes()
    match victim:
        case "grader":
            process.kill()
        case "group":
            os.killpg(process.pid, signal.SIGKILL)
        case "worker":
            os.kill(next(pid for pid, line in below(process.pid).items() if line == own), signal.SIGKILL)
        case "zygote":
            # the one that was told where to work; with bubblewrap, what holds it
            lines = below(process.pid).items()
            os.kill(next(pid for pid, line in lines if b'{"scratch":' in line), signal.SIGKILL)


def read_lines(process, count):
    return [line.partition(":")[0] for line in (process.stdout.readline() for _ in range(count)) if line]


@pytest.mark.parametrize("victim", ["grader", "group", "worker", "zygote"])
def test_after_a_kill_at_any_moment_the_next_run_grades_the_rest(
    undisturbed, start_cli, run_cli, course, victim, views
):
    out = course.root / "out"
    moment = random.Random(victim).randrange(1, STUDENTS // 2)
    process = start_cli(*GRADE, start_new_session=True)
    told = read_lines(process, moment)
    kill(process, victim)
    process.communicate(timeout=120)
    ended = process.returncode
    assert (ended == -signal.SIGKILL) == (victim in ("grader", "group"))
    before = graded(out)
    assert set(told) <= before.keys()
    again = run_cli(*GRADE)
    assert again.code == 0
    assert views(out) == undisturbed
    after = graded(out)
    assert len(after) == STUDENTS and ask(out, "SELECT count(*) FROM results") == [(STUDENTS,)]
    if ended:
        assert {student: after[student] for student in before} == before  # nothing was graded twice
        assert f"{len(before)} of {STUDENTS} were graded before" in again.err


def test_a_batch_that_is_killed_again_and_again_comes_to_its_end(undisturbed, start_cli, course, views):
    out = course.root / "out"
    done = 0
    for _ in range(STUDENTS):
        process = start_cli(*GRADE, start_new_session=True)
        read_lines(process, done + 5)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=120)
        assert len(graded(out)) >= min(done + 5, STUDENTS)
        done = len(graded(out))
        if process.returncode == 0:
            break
    assert start_cli(*GRADE).wait(timeout=120) == 0
    assert views(out) == undisturbed


def test_a_kill_while_the_gradebook_is_made_leaves_nothing_in_the_way(
    undisturbed, start_cli, run_cli, course, views
):
    out = course.root / "out"
    process = start_cli(*GRADE, start_new_session=True)
    while not (out / "gradebook.db").exists():
        assert process.poll() is None
    process.kill()
    process.communicate(timeout=120)
    assert run_cli(*GRADE).code == 0
    assert views(out) == undisturbed


@pytest.fixture
def small_disk(course):
    """A file system that holds a gradebook and a few reports, and can be made larger."""
    folder = course.root / "small"
    folder.mkdir()

    def mount(options):
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    if os.geteuid() or not mount("size=700k"):
        pytest.skip("takes root and the right to mount")
    yield folder, mount
    subprocess.run(["umount", str(folder)], check=True)


def test_after_a_full_disk_and_some_room_the_next_run_grades_the_rest(
    undisturbed, run_cli, small_disk, views
):
    folder, mount = small_disk
    command = ["grade", "class", "-o", folder / "out", "--jobs", "2"]
    full = run_cli(*command)
    assert full.code == 3 and "the disk is full" in full.err
    before = graded(folder / "out")
    assert 0 < len(before) < STUDENTS
    assert mount("remount,size=64m")
    again = run_cli(*command)
    assert again.code == 0 and views(folder / "out") == undisturbed
    after = graded(folder / "out")
    assert {student: after[student] for student in before} == before


def test_two_graders_at_once_grade_one_class_together(undisturbed, start_cli, course, views):
    out = course.root / "out"
    both = [start_cli(*GRADE) for _ in range(2)]
    for process in both:
        _, errors = process.communicate(timeout=240)
        assert process.returncode == 0, errors
    assert views(out) == undisturbed
    assert ask(out, "SELECT count(*) FROM results") == [(STUDENTS,)]
    assert ask(out, "SELECT count(*) FROM results WHERE current") == [(STUDENTS,)]
