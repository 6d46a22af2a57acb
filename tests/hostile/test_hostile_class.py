"""A class in which some want to disturb: the others get the same bytes as without them.

`tests/benchmarks/hostile_class.py` measures how much longer they wait.
"""

import sys
from dataclasses import replace

import pytest

from autograder.grading import turn
from autograder.grading.batch import Batch, grade_many
from autograder.grading.session import Grader
from autograder.submission.entries import class_entries, in_order, list_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="classes are graded on Linux only")

HONEST = [f"student{number:02}" for number in range(16)]
#: what is added to a right answer; names are in between the others'
HOSTILE = {
    "student03x": """
import hashlib, threading
for _ in range(60):
    threading.Thread(target=hashlib.pbkdf2_hmac, args=("sha256", b"x", b"y", 2_000_000_000), daemon=True).start()
""",
    "student06x": """
import threading
threading.stack_size(32 << 10)
for _ in range(4000):
    threading.Thread(target=threading.Event().wait, daemon=True).start()
while True: pass
""",
    "student09x": """
import os
files = []
for number in range(20):
    files.append(os.open(f"part{number}", os.O_RDWR | os.O_CREAT))
    os.unlink(f"part{number}")
    os.write(files[-1], bytes(16 << 20))
while True: pass
""",
    "student12x": """
import os, time
os.kill(os.getpid(), 19)
""",
}
BRIEF = {"call_seconds": 0.3, "cell_seconds": 0.5, "load_seconds": 1.0, "total_seconds": 2.0}


def reports(folder, course, runner, out):
    """Return by student the report and the marks."""
    grader = Grader(course, runner)
    grader.prepare("decay", lambda limits: replace(limits, **BRIEF))
    out.mkdir()
    entries = in_order(class_entries(list_folder(folder)))
    outcomes = grade_many(entries, Batch(grader, False, out), 2)
    return {
        outcome.student: (
            (out / outcome.report).read_bytes(),
            [(result.state, result.score) for result in outcome.results],
        )
        for outcome in outcomes
    }


@pytest.fixture
def warm():
    """Return a runner that has programs load ahead of their turn."""
    from autograder.sandbox.forkserver.runner import ForkedRunner

    runner = ForkedRunner(warm=True)
    yield runner
    runner.close()


def test_the_others_get_the_same_bytes(course, warm, hand_in, known, tmp_path, monkeypatch):
    monkeypatch.setattr(turn, "FIRST", 1.0)
    monkeypatch.setattr(turn, "LEAST", 1.0)
    folder = hand_in(**dict.fromkeys(HONEST, "right"))
    before = reports(folder, course, warm, tmp_path / "before")
    hand_in(**{name: known["right"] + source.encode() for name, source in HOSTILE.items()})
    after = reports(folder, course, warm, tmp_path / "after")
    assert sorted(after) == sorted([*HONEST, *HOSTILE])
    assert {name: after[name] for name in HONEST} == before
    assert all(after[name][1][0][0] == "graded" for name in HOSTILE)
