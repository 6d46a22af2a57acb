"""Grade copies of the sample class at two sizes, and print how time, memory and the gradebook grow.

    python tests/benchmarks/scale.py [--small N] [--large N] [--cluster N [--rounds N]]

Each student answers seven exercises as somebody in the sample class does, under a name of their own. Printed
are (a) seconds of the processor a submission at both sizes, which say whether time is linear also on a
machine that has other work, and what each further submission costs, without what a start costs; (b) peak
memory of the whole tree, as PSS; (c) the share of the time that gradebook writes take; (d) the same command
again; (e) one more student, views apart; (f) one changed check judged again; (g) with --cluster, a scheduler
and two workers on this machine against two local graders, in turn. Of the processor's time that of students'
programs is not counted, because these are ended from outside: of them the wall tells.

A million submissions, on paper. A submission of seven exercises takes about a tenth of a second of one core,
so a million take 28 core-hours: half an hour on 64 cores. What breaks first, in order, and its cure:

1.  *One writer.* A transaction a student takes 1.2 ms of the client's processor, and on a slow disk 4 ms of
    the wall: 250 to 800 a second, as many as 25 to 80 cores grade. Beyond that, shards: `--shard i/n` into
    one PostgreSQL has n writers, of whom each locks one student; with folders of their own, `merge` joins
    them afterwards.
2.  *The views.* `results.json` has some 15 kB a student, 15 GB in all, and is streamed; the rows and groups
    of the class page are held, some kB a student, and nobody reads a page of a million rows. Cure: one
    gradebook a course; a million hand-ins are a hundred courses, not one class.
3.  *Small files.* Reports, staff pages and stored outputs are about ten files and 100 kB a student; ten
    million files break no file system, but tire what lists them. Cure: a folder a shard, `--no-outputs`.
4.  *The client of a cluster* sends 5 kB a student and takes back 100 kB: at 600 submissions a second, 60 MB
    a second, half of a 1 Gbit/s line. Cure: shards, each with a client of its own.
5.  *Numbers of rows* have 32 bits: 2^31 results are 300 batches of a million with seven exercises each.
"""

import argparse
import contextlib
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from run import SEVEN, pss, tree

from autograder.submission.entries import class_entries, in_order, list_folder

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOLERANCE = "STEP = close(rtol=1e-4,"  # of a check that is changed
SAMPLES = HERE.parent / "samples" / "class"
#: the command line, with a note of the seconds that the gradebook and the views took
MEASURED = """
import json, sys, time
from autograder.cli.commands import main
from autograder.gradebook.output import OutputFolder
from autograder.gradebook.store import Gradebook

spent = {"gradebook": 0.0, "gradebook wall": 0.0, "views": 0.0}
arrivals = []

def timed(name, method, clocks):
    def call(*args, **kwargs):
        before = [clock() for clock in clocks.values()]
        try:
            return method(*args, **kwargs)
        finally:
            for name, clock, start in zip(clocks, clocks.values(), before):
                spent[name] += clock() - start
    return call

writing = {"gradebook": time.thread_time, "gradebook wall": time.perf_counter}
Gradebook.add = timed("gradebook", Gradebook.add, writing)
OutputFolder.finish = timed("views", OutputFolder.finish, {"views": time.perf_counter})
keep = OutputFolder.add
OutputFolder.add = lambda self, outcome: (arrivals.append(time.monotonic()), keep(self, outcome))[1]
place = sys.argv.pop(1)
try:
    main()
finally:
    spent["arriving"] = arrivals[-1] - arrivals[0] if arrivals else 0.0
    open(place, "w").write(json.dumps(spent))
"""


def write_class(students: int, folder: Path) -> None:
    """Write a class in which everybody hands in what somebody in the sample class did."""
    folder.mkdir()
    entries = in_order(class_entries(list_folder(SAMPLES)))
    for number, entry in zip(range(students), itertools.cycle(entries), strict=False):
        name = f"s{number:06}"
        for path in entry.paths:
            if path.is_dir():
                shutil.copytree(path, folder / name, symlinks=True)
            else:
                shutil.copy(path, folder / f"{name}{''.join(path.suffixes)}")


def run(folder: Path, out: Path, *options: str) -> dict[str, float]:
    """Grade a folder; return seconds of the wall and of all processors, peak memory in MB, and the note."""
    note = out.with_suffix(".json")
    exercises = [part for slug in SEVEN for part in ("--exercise", slug)]
    command = [sys.executable, "-c", MEASURED, note, "grade", folder, "-o", out, "--quiet", *exercises]
    start, before = time.perf_counter(), os.times()
    process = subprocess.Popen(
        [*map(str, command), "--root", str(ROOT), *options], stderr=subprocess.DEVNULL, cwd=ROOT
    )
    peak = 0.0
    while True:
        try:
            process.wait(timeout=1.0)
            break
        except subprocess.TimeoutExpired:
            peak = max(peak, sum(map(pss, tree(process.pid))))
    after = os.times()
    assert process.returncode in (0, 3), process.returncode  # 3: a file belongs to nobody
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return {"wall": time.perf_counter() - start, "cpu": used, "peak": peak, **json.loads(note.read_text())}


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Run a scheduler and two workers; yield the address."""
    place = folder / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, "env": environment}

    def start(*args: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", *args, "--no-dashboard", "--scheduler-file", str(place)]
        return subprocess.Popen(command, **quiet)

    started = [start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")]
    try:
        for _ in range(2):
            started.append(start("distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny"))
        while not place.exists():
            time.sleep(0.1)
        address = json.loads(place.read_text())["address"]
        wait = f"from distributed import Client; Client({address!r}).wait_for_workers(2)"
        subprocess.run([sys.executable, "-c", wait], check=True, **quiet)
        yield address.replace("tcp://", "dask://")
    finally:
        for process in started:
            process.kill()
            process.wait()


def grow(small: int, large: int, scratch: Path) -> None:
    """Print (a) to (f)."""
    figures = {}
    for count in (small, large):
        folder = scratch / f"class{count}"
        write_class(count, folder)
        figures[count] = found = run(folder, scratch / f"out{count}", "--jobs", "2")
        print(
            f"  {count} submissions: {found['wall']:.1f} s of the wall, {found['cpu']:.1f} s of the processor"
        )
        wall, processor = (found[name] / count * 1000 for name in ("wall", "cpu"))
        print(f"    {wall:.0f} ms of the wall and {processor:.0f} ms of the processor each")
        print(f"    peak PSS {found['peak']:.0f} MB")
        shares = found["gradebook"] / found["cpu"], found["gradebook wall"] / found["wall"]
        print(f"    gradebook writes: {found['gradebook'] / count * 1000:.2f} ms of the processor each")
        print(f"    that is {shares[0]:.1%} of it, {shares[1]:.1%} of the wall; views {found['views']:.1f} s")
    few, many = figures[small], figures[large]
    further = (many["cpu"] - few["cpu"]) / (large - small)
    each = further / (few["cpu"] / small)
    print(
        f"  each further submission costs {further * 1000:.0f} ms of the processor, {each:.2f} times as much"
    )
    print(f"  memory grows {many['peak'] / few['peak']:.2f} times")
    folder, out = scratch / f"class{large}", scratch / f"out{large}"
    again = run(folder, out, "--jobs", "2")
    print(f"  the same command again: {again['wall']:.1f} s, of the processor {again['cpu']:.1f} s")
    one = folder / "s999999"
    shutil.copytree(SAMPLES / "adam_levy", one)
    more = run(one, out, "--layout", "submission")
    apart = more["wall"] - more["views"]
    print(f"  one more student: {apart:.1f} s and {more['views']:.1f} s for the views")
    seconds, said = rejudge(out, scratch / "changed")
    print(f"  one changed check judged again: {seconds:.1f} s ({said})")


def rejudge(out: Path, course: Path) -> tuple[float, str]:
    """Judge a class again by another tolerance; return the seconds of the wall, and the last line printed."""
    for name in ("exercises", "solutions"):
        shutil.copytree(ROOT / name, course / name)
    spec = course / "solutions" / "lif_update" / "spec.py"
    text = spec.read_text()
    assert text.count(TOLERANCE) == 1
    spec.write_text(text.replace(TOLERANCE, "STEP = close(rtol=2e-4,"))
    start_up = "from autograder.cli.commands import main; main()"
    command = [sys.executable, "-c", start_up, "rejudge", "-o", str(out), "--root", str(course)]
    start = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode in (0, 3), done.stderr
    return time.perf_counter() - start, done.stdout.splitlines()[-1]


def compare(students: int, scratch: Path, rounds: int) -> None:
    """Print (g), from the first result to the last: what it takes to start is paid once."""
    folder = scratch / "compared"
    write_class(students, folder)
    local, spread = [], []
    with cluster(scratch) as address:
        for number in range(rounds):
            local.append(run(folder, scratch / f"local{number}", "--jobs", "2")["arriving"])
            spread.append(run(folder, scratch / f"spread{number}", "--executor", address)["arriving"])
    each = [mine / theirs for mine, theirs in zip(local, spread, strict=True)]
    said = ", ".join(f"{share:.0%}" for share in each)
    print(f"  two workers of a cluster have {said} of the throughput of two local graders, {students} each")


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", type=int, default=1000)
    parser.add_argument("--large", type=int, default=4000, help="0 leaves the part out")
    parser.add_argument("--cluster", type=int, default=0, help="0 leaves the part out")
    parser.add_argument("--rounds", type=int, default=2, help="of the comparison with a cluster")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="scale-") as scratch:
        if options.large:
            grow(options.small, options.large, Path(scratch))
        if options.cluster:
            compare(options.cluster, Path(scratch), options.rounds)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    main()
