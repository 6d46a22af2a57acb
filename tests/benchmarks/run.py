"""Measure throughput, memory and growth in one run, and print ratios; absolute times are this machine's.

    python tests/benchmarks/run.py [--students N] [--growth N] [--otter]

(a) submissions a second with 1 and 2 workers for 1, 3 and 7 exercises; (b) the floor, a bare warm fork that
runs the same files and calls, and the same with no lock-down; (c) ``otter run`` and
``otter.api.grade_submission`` on the three exercises, with --otter and the extra installed; (d) peak memory
of the whole tree, as PSS; (e) growth from 100 submissions to N.
"""

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from autograder.course.catalog import Course, find_course
from autograder.grading.batch import Batch, grade_many
from autograder.grading.exercise import ReadyExercise
from autograder.grading.session import Grader
from autograder.judge.records import encode_record
from autograder.sandbox.forkserver import bubblewrap, process
from autograder.sandbox.forkserver.runner import ForkedRunner
from autograder.submission.entries import class_entries, in_order, list_folder

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
THREE = ("product_rule", "charge_transfer", "cv_isi")
SEVEN = (*THREE, "chain_rule", "lif_update", "ou_noise", "hh_gating")


def write_class(course: Course, slugs: tuple[str, ...], students: int, folder: Path) -> None:
    """Write a class in which everybody answers as the reference does, which imports NumPy or SymPy alone."""
    answers = {slug: course.solution(slug).reference for slug in slugs}
    for number in range(students):
        home = folder / f"student{number:05d}"
        home.mkdir(parents=True)
        for slug, source in answers.items():
            (home / f"{slug}.py").write_bytes(source)


def throughput(entries, grader: Grader, workers: int) -> float:
    """Return seconds for load, run, judge and JSON of a class, without reports."""
    batch = Batch(grader, False, None)
    start = time.perf_counter()
    size = 0
    for outcome in grade_many(entries, batch, workers):
        size += sum(len(encode_record(result)) for result in outcome.results)
    assert size
    return time.perf_counter() - start


def floor(entries, exercises: dict[str, ReadyExercise]) -> float:
    """Return seconds for a bare warm process: fork, run the file, make the same calls, read the values."""
    script = """
import json, os, pickle, sys, time
import numpy as np, numpy.random, numpy.linalg, numpy.fft, numpy.ma, numpy.polynomial
if "chain_rule" in sys.argv:
    import sympy
import gc; gc.collect(); gc.disable(); gc.freeze()
homes, plans = pickle.load(open(sys.argv[1], "rb"))
start = time.perf_counter()
for home in homes:
    for slug, calls in plans.items():
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            names = {}
            pipe = open(write, "wb")
            exec(compile(open(f"{home}/{slug}.py").read(), slug, "exec"), names)
            for function, args, kwargs in pickle.loads(calls):
                try:
                    value = names[function](*args, **kwargs)
                except Exception:
                    value = None
                pipe.write(pickle.dumps(value, -1))
                pipe.flush()
            os._exit(0)
        os.close(write)
        with open(read, "rb") as pipe:
            for _ in pickle.loads(calls):
                pickle.load(pipe)
        os.waitpid(pid, 0)
print(time.perf_counter() - start)
"""
    import pickle  # of our own inputs, for our own script

    plans = {}
    for slug, prepared in exercises.items():
        calls = {id(call): call for check in prepared.exercise.checks for call in check.calls}
        distinct = list(calls.values())[: len(prepared.plan.messages)]
        plans[slug] = pickle.dumps([(call.function, call.args, dict(call.kwargs)) for call in distinct])
    with tempfile.NamedTemporaryFile() as stream:
        stream.write(pickle.dumps(([str(entry.path) for entry in entries], plans)))
        stream.flush()
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(
            [sys.executable, "-c", script, stream.name, *exercises],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
    return float(done.stdout)


class PeakMemory(threading.Thread):
    """Samples the PSS of this process and all below it."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self.stopped = threading.Event()

    def run(self) -> None:
        """Sample until stopped."""
        while not self.stopped.wait(0.05):
            self.peak = max(self.peak, sum(map(pss, tree(os.getpid()))))


def tree(pid: int) -> list[int]:
    """Return a process and its descendants."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                found += tree(int(child))
        except OSError:
            continue
    return found


def pss(pid: int) -> float:
    """Return the proportional memory of a process in MB."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("Pss:"))


@contextmanager
def opened() -> Iterator[ForkedRunner]:
    """Yield a runner whose children are not locked down, for comparison alone."""
    before = process.BOOTSTRAP, bubblewrap.find
    bubblewrap.find = lambda: None
    start = "from autograder.sandbox.forkserver.template import main"
    process.BOOTSTRAP = process.BOOTSTRAP.replace(
        start,
        "import os; from autograder.sandbox.forkserver import slots; "
        "from autograder.sandbox.lockdown import scratch; "
        "scratch.may_mount = lambda folder: False; slots.Slots.enter = "
        f"lambda self, slot: (os.closerange(4, 65536), os.chdir(slot.home), {{}})[2]; {start}",
    )
    try:
        runner = ForkedRunner(warm=True)
        assert runner.level == "limited"
    finally:
        process.BOOTSTRAP, bubblewrap.find = before
    with closing(runner):
        yield runner


def measure(slugs: tuple[str, ...], students: int, course: Course, rounds: int = 5) -> dict[str, list[float]]:
    """Return seconds a submission in each of some interleaved rounds: the floor, and locked down or not."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(ForkedRunner(warm=True)) as locked,
        opened() as other,
    ):
        write_class(course, slugs, students, Path(folder))
        entries = in_order(class_entries(list_folder(Path(folder))))
        graders = {"locked": ready(course, locked, slugs), "open": ready(course, other, slugs)}
        exercises = graders["locked"].exercises
        times: dict[str, list[float]] = {"floor": []}
        for _ in range(rounds + 1):
            times["floor"].append(floor(entries, exercises) / students)
            for name, grader in graders.items():
                for workers in (1, 2):
                    seconds = throughput(entries, grader, workers) / students
                    times.setdefault(f"{name} {workers}", []).append(seconds)
        return {name: values[1:] for name, values in times.items()}  # the first round warms


def ready(course: Course, runner: ForkedRunner, slugs: tuple[str, ...]) -> Grader:
    """Return a grader with exercises made ready."""
    grader = Grader(course, runner)
    for slug in slugs:
        grader.prepare(slug)
    return grader


def median(seconds: list[float]) -> float:
    """Return the median in milliseconds."""
    return statistics.median(seconds) * 1000


def ratio(above: list[float], below: list[float]) -> float:
    """Return the median of the ratios within each round."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


def memory(students: int, course: Course) -> float:
    """Return the peak PSS in MB of this tree while two workers grade three exercises each."""
    with tempfile.TemporaryDirectory() as folder, closing(ForkedRunner(warm=True)) as runner:
        write_class(course, THREE, students, Path(folder))
        grader = ready(course, runner, THREE)
        sampler = PeakMemory()
        sampler.start()
        throughput(in_order(class_entries(list_folder(Path(folder)))), grader, 2)
        sampler.stopped.set()
        return sampler.peak


def growth(students: int, course: Course) -> None:
    """Print time and memory of whole runs of the command line, for 100 and for many students."""
    figures = []
    for count in (100, students):
        with tempfile.TemporaryDirectory() as folder:
            write_class(course, THREE, count, Path(folder) / "class")
            command = [
                sys.executable, "-m", "autograder.cli", "grade", f"{folder}/class", "-o", f"{folder}/graded",
                "--jobs", "2", "--quiet", "--no-reports", "--root", str(course.root),
                *(part for slug in THREE for part in ("--exercise", slug)),
            ]  # fmt: skip
            start = time.perf_counter()
            process = subprocess.Popen(command)
            peak = 0.0
            while process.poll() is None:
                peak = max(peak, sum(map(pss, tree(process.pid))))
                time.sleep(0.2)
            figures.append((count, time.perf_counter() - start, peak))
            assert process.returncode == 0
    (few, few_seconds, few_memory), (many, many_seconds, many_memory) = figures
    for count, seconds, memory in figures:
        print(f"  {count:>6} submissions: {seconds:8.1f} s, peak PSS of the tree {memory:6.0f} MB")
    print(f"  time grows {many_seconds / few_seconds:.1f} times for {many / few:.0f} times the submissions")
    print(f"  memory grows {many_memory / few_memory:.2f} times")


def otter(course: Course, ours: float, runs: int) -> None:
    """Print how long Otter takes for the same three exercises, beside our time a submission."""
    if shutil.which("otter") is None and not (Path(sys.executable).parent / "otter").exists():
        print("  not measured: the extra 'otter' is not installed")
        return
    from otter_bench import OUR_SHELL, OURS, STOCK, run_otter

    figures = dict(run_otter(course, THREE, runs))
    for name, seconds in figures.items():
        print(f"  {name:<32} {seconds * 1000:8.0f} ms, {seconds / ours:6.0f} times ours with 2 workers")
    ratio = figures[STOCK] / figures[OURS]
    print(f"  {STOCK!r} takes {ratio:.1f} times as long as {OURS}, in turn on the same submission")
    shell = figures[OUR_SHELL] / figures[STOCK]
    print(f"  {OUR_SHELL} takes {shell:.2f} times as long as {STOCK!r}, likewise")


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--growth", type=int, default=2000, help="0 leaves the part out")
    parser.add_argument("--otter", action="store_true")
    options = parser.parse_args()
    course = find_course(ROOT)
    print(
        f"(a, b) load, run, judge and JSON, {options.students} submissions, medians of 5 interleaved rounds"
    )
    print(
        f"  {'exercises':<10} {'floor':>9} {'1 worker':>10} {'/floor':>7} {'2 workers':>10} {'/floor':>7}",
        end="",
    )
    print(f" {'a second':>9}  lock-down costs, 1 and 2 workers")
    ours = 0.0
    for slugs in (THREE[:1], THREE, SEVEN):
        times = measure(slugs, options.students, course)
        one, two, floors = times["locked 1"], times["locked 2"], times["floor"]
        row = [f"{median(each):6.1f} ms" for each in (floors, one, two)]
        pairs = (one, times["open 1"]), (two, times["open 2"])
        cost = [
            f"{median(locked) - median(free):.2f} ms, {ratio(locked, free) - 1:.0%}" for locked, free in pairs
        ]
        print(
            f"  {len(slugs):<10} {row[0]:>9} {row[1]:>10} {ratio(one, floors):>7.2f} {row[2]:>10} "
            f"{ratio(two, floors):>7.2f} {1000 / median(two):>9.0f}  {'; '.join(cost)}"
        )
        ours = statistics.median(two) if slugs == THREE else ours
    if options.otter:
        print("(c) Otter on the three exercises")
        otter(course, ours, 3)
    print(f"(d) peak PSS of this whole tree: {memory(options.students, course):.0f} MB")
    if options.growth:
        print("(e) growth, whole runs of the command line with 2 workers")
        growth(options.growth, course)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    main()
