"""Shards graded apart and merged are what one run would have given; contradictions are refused whole."""

import contextlib
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.grading.store import OutputStore

ROOT = Path(__file__).resolve().parents[2]
CLASS = {"ada": "right", "ben": "grows", "cleo": "hard_coded", "dan": "stub", "eve": "right"}


@pytest.fixture
def handed_in(hand_in, course):
    """A class with something that belongs to no student."""
    folder = hand_in(**CLASS)
    (folder / "seminar-plan.xyz").write_bytes(b"?")
    return folder


@pytest.fixture
def shards(handed_in, invoke):
    """Grade the class in two shards."""

    def grade(*args, count=2):
        for number in range(1, count + 1):
            done = invoke("grade", "class", "-o", f"s{number}", "--shard", f"{number}/{count}", *args)
            assert done.code == 3, done.err  # something was not understood
        return [f"s{number}" for number in range(1, count + 1)]

    return grade


def ask(folder, query):
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as connection:
        return connection.execute(query).fetchall()


def refused(invoke, course, *args):
    done = invoke("merge", *args, "-o", "whole")
    assert done.code == 2 and done.err.count("\n") == 1
    assert not (course.root / "whole").exists()
    return done.err


def test_merged_shards_have_the_bytes_of_one_run(shards, invoke, course, views):
    assert invoke("grade", "class", "-o", "calm").code == 3
    done = invoke("merge", *shards(), "-o", "whole")
    assert (done.code, done.out) == (0, "5 students in whole; open whole/index.html\n")
    assert "seminar-plan.xyz" in (course.root / "whole" / "index.html").read_text()
    assert views(course.root / "whole") == views(course.root / "calm")


def test_a_merged_folder_is_the_owners_alone_and_needs_no_grading(shards, invoke, course):
    before = os.umask(0)
    try:
        invoke("merge", *shards(), "-o", "whole")
    finally:
        os.umask(before)
    assert not [path for path in (course.root / "whole").rglob("*") if path.stat().st_mode & 0o077]
    again = invoke("grade", "class", "-o", "whole")
    assert "5 of 5 were graded before" in again.err
    assert ask(course.root / "whole", "SELECT count(*) FROM results") == [(5,)]


def test_the_outputs_and_verdicts_of_all_shards_are_in_the_whole(shards, invoke, course):
    names = shards()
    invoke("merge", *names, "-o", "whole")
    kept = OutputStore(course.root / "whole" / "outputs")
    parts = [OutputStore(course.root / name / "outputs") for name in names]
    assert set(kept) == {key for part in parts for key in part}
    for part in parts:
        assert all(repr(kept.get(key)) == repr(part.get(key)) for key in part)
    assert ask(course.root / "whole", "SELECT count(*), count(DISTINCT result_id) FROM checks") == [(10, 5)]


def test_merging_again_changes_nothing_and_a_late_shard_can_follow(shards, invoke, course, views):
    first, second = shards()
    assert invoke("grade", "class", "-o", "calm").code == 3
    assert "3 students" in invoke("merge", first, "-o", "whole").out
    for _ in range(2):
        assert "5 students" in invoke("merge", second, first, "-o", "whole").out
    assert views(course.root / "whole") == views(course.root / "calm")
    assert ask(course.root / "whole", "SELECT count(*) FROM results") == [(5,)]


def test_shards_in_one_folder_need_no_merging(handed_in, invoke, start_cli, course, views):
    assert invoke("grade", "class", "-o", "calm").code == 3
    both = [start_cli("grade", "class", "-o", "shared", "--shard", f"{number}/2") for number in (1, 2)]
    for process in both:
        _, errors = process.communicate(timeout=240)
        assert process.returncode == 3, errors
    assert views(course.root / "shared") == views(course.root / "calm")


def test_the_policy_is_merged_and_so_is_what_a_human_decided(invoke, course, known, views):
    rules = 'timezone = "UTC"\n[first]\nexercises = ["decay"]\ndue = 2026-10-05T23:59:00\n'
    rules += "late = { percent_per_day = 10 }\n"
    (course.root / "exercises" / "assignments.toml").write_text(rules)
    for name, when in (("ada", "05 20:00:00"), ("ben", "07 10:00:00")):
        place = course.root / "class" / f"{name}+first+2026-10-{when} UTC+x"
        place.mkdir(parents=True)
        (place / "decay.py").write_bytes(known["right"])
    grade = ["grade", "class", "--assignment", "first"]
    assert invoke(*grade, "-o", "calm").code == 0
    for number in (1, 2):
        assert invoke(*grade, "-o", f"s{number}", "--shard", f"{number}/2").code == 0
    assert invoke("merge", "s1", "s2", "-o", "whole").code == 0
    assert views(course.root / "whole") == views(course.root / "calm")
    assert invoke("override", "ada", "decay", "1", "-o", "s1", "--because", "only half").code == 0
    assert invoke("merge", "s1", "s2", "-o", "other").code == 0
    lines = (course.root / "other" / "grades.csv").read_text().splitlines()
    assert [line.split(",")[3] for line in lines[1:]] == ["4", "4"]


def test_a_shard_without_students_is_no_fault(shards, invoke):
    assert "5 students" in invoke("merge", *shards(count=7), "-o", "whole").out


def test_different_results_of_one_student_are_refused(shards, invoke, course, known):
    names = shards()
    (course.root / "class" / "ada" / "decay.py").write_bytes(known["stub"])
    invoke("grade", "class/ada", "-o", "s2", "--layout", "submission")
    said = refused(invoke, course, *names)
    assert "both hold results of ada, and not the same" in said


def test_the_same_results_of_one_student_are_one(shards, invoke, course):
    names = shards()
    invoke("grade", "class/ada", "-o", "s2", "--layout", "submission")
    assert "5 students" in invoke("merge", *names, "-o", "whole").out


def test_another_course_is_refused(shards, invoke, course, respec):
    first, _ = shards()
    respec("rtol=1e-6", "rtol=1e-2")
    assert invoke("grade", "class", "-o", "s2", "--shard", "2/2").code == 3
    assert "decay was graded with another spec in one of them" in refused(invoke, course, first, "s2")


def test_another_version_is_refused(shards, invoke, course):
    names = shards()
    with contextlib.closing(sqlite3.connect(course.root / "s2" / "gradebook.db")) as connection:
        connection.execute("UPDATE results SET grader_version = '0.0.1'")
        connection.commit()
    assert "another version of autograder" in refused(invoke, course, *names)


def test_a_folder_without_a_gradebook_or_a_lost_report_is_refused(shards, invoke, course):
    first, second = shards()
    assert "There is no gradebook" in refused(invoke, course, first, "class")
    (course.root / second / "reports" / "ben.html").unlink()
    assert "lacks the report of ben" in refused(invoke, course, first, second)


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "a/b", "1/2/3", "-1/2"])
def test_a_shard_that_is_none_is_one_sentence(invoke, handed_in, course, text):
    done = invoke("grade", "class", "-o", "out", "--shard", text)
    assert done.code == 2 and "is not of the form I/N" in done.err
    assert not (course.root / "out").exists()


def test_the_array_of_jobs_of_the_readme_gives_what_one_run_gives(
    hand_in, invoke, course, views, tmp_path_factory
):
    hand_in(**CLASS)
    (course.root / "class").rename(course.root / "submissions")
    (course.root / "exercises" / "assignments.toml").write_text('[lif-neuron]\nexercises = ["decay"]\n')
    place = tmp_path_factory.mktemp("bin") / "autograder"
    place.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m autograder.cli "$@"\n')
    place.chmod(0o755)
    script = re.search(r"```bash\n(#!/bin/bash\n#SBATCH.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    (course.root / "grade.sh").write_text(script[1])
    array = {"SLURM_ARRAY_TASK_COUNT": "3", "SLURM_CPUS_PER_TASK": "1"}
    path = {"PYTHONPATH": str(ROOT), "PATH": f"{place.parent}:{os.environ['PATH']}"}
    for number in range(1, 4):
        environment = {**os.environ, **path, **array, "SLURM_ARRAY_TASK_ID": str(number)}
        job = ["bash", "grade.sh"]
        done = subprocess.run(job, cwd=course.root, env=environment, capture_output=True, text=True)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert invoke("merge", *(f"shards/{number}" for number in range(1, 4)), "-o", "graded").code == 0
    assert invoke("grade", "submissions", "-o", "alone", "--assignment", "lif-neuron").code == 0
    assert views(course.root / "graded") == views(course.root / "alone")
