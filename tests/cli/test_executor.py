"""A class on a real cluster has the bytes of a class graded here, whatever becomes of a worker."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.grading.surroundings import versions

pytest.importorskip("distributed", reason="distributed is not installed")

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("right", "grows", "hard_coded", "stub")
STUDENTS = 16
OLD = """
import autograder.version
autograder.version.__version__ = "0.0.1"
from distributed.cli.dask_worker import main
main()
"""


class Scheduler:
    """A scheduler of its own with the workers that were started."""

    def __init__(self, folder):
        self._folder = folder
        self._file = folder / "scheduler.json"
        self._started = []
        self._start(
            "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"
        )
        while not self._file.exists():
            assert self._started[0].poll() is None
            time.sleep(0.05)
        self.address = json.loads(self._file.read_text())["address"].replace("tcp://", "dask://")

    def _start(self, *args):
        command = [sys.executable, *args, "--scheduler-file", self._file]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with (self._folder / f"log{len(self._started)}").open("wb") as log:
            process = subprocess.Popen(command, cwd=self._folder, env=environment, stdout=log, stderr=log)
        self._started.append(process)
        return process

    def start_worker(self, *program):
        """Start a worker of one thread and wait until it is registered."""
        log = self._folder / f"log{len(self._started)}"
        program = program or ("-m", "distributed.cli.dask_worker")
        worker = self._start(*program, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        while b"Registered to" not in log.read_bytes():
            assert worker.poll() is None, log.read_text()
            time.sleep(0.05)
        return worker

    def stop(self, processes=None):
        for process in processes or self._started:
            process.kill()
            process.wait()

    def stop_workers(self):
        self.stop(self._started[1:])


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    found = Scheduler(tmp_path_factory.mktemp("dask"))
    yield found
    found.stop()


@pytest.fixture
def cluster(scheduler):
    yield scheduler
    scheduler.stop_workers()


@pytest.fixture
def calm(hand_in, course, invoke, views):
    """The views of a class that was graded here."""
    hand_in(**{f"s{number:02}": SOURCES[number % 4] for number in range(STUDENTS)})
    assert invoke("grade", "class", "-o", "calm", "--jobs", "2").code == 0
    return views(course.root / "calm")


def refused(done, course):
    assert done.code == 2 and done.out == "" and done.err.count("\n") == 1, done.err
    assert not (course.root / "out").exists()
    return done.err


def test_a_worker_that_is_killed_costs_nothing_but_time(calm, cluster, start_cli, invoke, course, views):
    workers = [cluster.start_worker() for _ in range(2)]
    process = start_cli("grade", "class", "-o", "out", "--executor", cluster.address)
    told = [process.stdout.readline().partition(":")[0] for _ in range(3)]
    workers[0].send_signal(signal.SIGKILL)
    told += [line.partition(":")[0] for line in process.stdout]
    _, errors = process.communicate(timeout=240)
    assert process.returncode == 0, errors
    assert sorted(told) == [f"s{number:02}" for number in range(STUDENTS)]
    assert views(course.root / "out") == calm
    runs = {path.name for path in (course.root / "calm" / "outputs" / "runs").iterdir()}
    assert {path.name for path in (course.root / "out" / "outputs" / "runs").iterdir()} == runs
    with contextlib.closing(sqlite3.connect(course.root / "out" / "gradebook.db")) as connection:
        assert connection.execute("SELECT count(*) FROM results").fetchall() == [(STUDENTS,)]
    again = invoke("grade", "class", "-o", "out")
    assert f"{STUDENTS} of {STUDENTS} were graded before" in again.err


def test_a_cluster_without_workers_or_with_an_old_one_is_refused(calm, cluster, run_cli, course):
    command = ["grade", "class", "-o", "out", "--executor", cluster.address]
    assert "has no workers" in refused(run_cli(*command), course)
    cluster.start_worker("-c", OLD)
    assert "has autograder 0.0.1, and where the class is it is" in refused(run_cli(*command), course)


def test_a_worker_with_another_numpy_is_refused_before_anything_is_written(
    calm, cluster, invoke, course, monkeypatch
):
    here = {**versions(), "numpy": "1.0"}
    monkeypatch.setattr("autograder.grading.cluster.client.versions", lambda: here)
    cluster.start_worker()
    done = invoke("grade", "class", "-o", "out", "--executor", cluster.address)
    assert f"cannot grade: numpy is {versions()['numpy']}, and where the class is it is 1.0" in refused(
        done, course
    )


def test_an_interrupted_class_keeps_what_was_handed_out_and_goes_on_later(
    hand_in, known, cluster, start_cli, invoke, course, views
):
    # each call takes a while, so that the interruption comes in the middle
    slow = known["right"].replace(b"    return ", b"    import time\n    time.sleep(0.1)\n    return ")
    assert slow.count(b"time.sleep") == 1
    hand_in(**{f"s{number:02}": slow for number in range(STUDENTS)})
    assert invoke("grade", "class", "-o", "calm", "--jobs", "2").code == 0
    cluster.start_worker()
    process = start_cli("grade", "class", "-o", "out", "--executor", cluster.address)
    told = [process.stdout.readline()]
    process.send_signal(signal.SIGINT)
    told += process.stdout
    _, errors = process.communicate(timeout=240)
    assert process.returncode == 130, errors
    assert "finishing what is being graded" in errors
    assert f"Interrupted; {len(told)} of {STUDENTS} are graded in out." in errors
    assert 2 <= len(told) < STUDENTS  # one was told of, and another had been handed out
    again = invoke("grade", "class", "-o", "out", "--executor", cluster.address)
    assert again.code == 0 and f"{len(told)} of {STUDENTS} were graded before" in again.err
    assert views(course.root / "out") == views(course.root / "calm")


def test_a_cluster_that_is_away_is_one_sentence(hand_in, invoke, course, monkeypatch):
    monkeypatch.setattr("autograder.grading.cluster.client.CONNECTING", 0.5)
    hand_in(ada="right")
    done = invoke("grade", "class", "-o", "out", "--executor", "dask://127.0.0.1:1")
    assert "dask://127.0.0.1:1 cannot be reached" in refused(done, course)


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "dask://somewhere", "tcp://127.0.0.1:8786", ""])
def test_what_is_no_address_is_one_sentence(hand_in, invoke, course, address):
    hand_in(ada="right")
    done = invoke("grade", "class", "-o", "out", "--executor", address)
    assert "must be of the form dask://HOST:PORT" in refused(done, course)
