"""What verify prints: each finding, how many there are, and the margins of a proved exercise."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.authoring.verification import Finding, Margin, Verification
from autograder.cli.verify import print_verification, to_plain


def finding(text):
    return Finding("decay", "stub", text, "stub")


def test_findings_are_counted(capsys):
    print_verification(Verification("decay", (finding("it earns points"),), ()), quiet=False)
    assert capsys.readouterr().out == "decay: it earns points [stub]\ndecay: 1 finding\n"


def test_quiet_leaves_the_findings_alone(capsys):
    print_verification(Verification("decay", (finding("a"), finding("b")), ()), quiet=True)
    assert capsys.readouterr().out.count("\n") == 2


def test_margins_of_a_proved_exercise_are_a_table(capsys):
    margins = (Margin("decay", "curve", 1e-9, 250.0), Margin("decay", "kind", 0.0, float("inf")))
    print_verification(Verification("decay", (), margins), quiet=False)
    head, _, *rows = capsys.readouterr().out.splitlines()
    assert head == "decay: proved"
    assert rows[0].split() == ["curve", "1e-09", "1", "250"]
    assert rows[1].split() == ["kind", "0", "1", "in", "kind"]


def test_json_holds_no_infinity():
    (exercise,) = to_plain([Verification("decay", (), (Margin("decay", "kind", 0.0, float("inf")),))])[
        "exercises"
    ]
    assert exercise["margins"][0]["mistake"] is None


def test_what_misconceptions_keep_stands_below_the_margins(capsys):
    kept = (("sign", 0.0), ("swapped", 0.0), ("rounded", 7.5))
    proof = Verification("decay", (), (), kept=kept)
    print_verification(proof, quiet=False)
    assert capsys.readouterr().out.splitlines()[1:] == ["  keep 0     sign, swapped", "  keep 7.5   rounded"]
    assert to_plain([proof])["exercises"][0]["kept"] == {"sign": 0.0, "swapped": 0.0, "rounded": 7.5}


def marked(token):
    """Return the processes that have a token in their environment: a command and all that it started."""
    found = []
    for place in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if place.name.isdigit() and token.encode() in (place / "environ").read_bytes():
                found.append(int(place.name))
    return found


@pytest.mark.parametrize(
    ("end", "after"), [(None, 0.0), (signal.SIGINT, 0.4), (signal.SIGINT, 1.2), (signal.SIGKILL, 1.2)]
)
def test_nothing_is_left_of_a_proof_that_ends_early(course, respec, end, after):
    if end is None:
        respec("points=2", "points=0")  # the exercise cannot be loaded
    token = f"MARK_{os.getpid()}_{id(course)}"
    command = [sys.executable, "-c", "from autograder.cli import main; main()", "verify"]
    process = subprocess.Popen(
        [*command, "--root", str(course.root)],
        env=os.environ | {token: "1", "XDG_CACHE_HOME": str(course.root)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if end is not None:
        time.sleep(after)
        assert process.pid in marked(token)
        process.send_signal(end)
    # an interruption while Python itself starts ends Python
    assert process.wait(60) in {None: [1], signal.SIGINT: [130, -2], signal.SIGKILL: [-9]}[end]
    deadline = time.monotonic() + 10  # what dies with its parent does so in its own time
    while marked(token) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert marked(token) == []


def test_the_share_that_whoever_copies_the_examples_earns_is_said(capsys):
    proof = Verification("decay", (), (), visible=0.4)
    print_verification(proof, quiet=False)
    assert capsys.readouterr().out == "decay: proved; 40% of the points are visible\n"
    assert to_plain([proof])["exercises"][0]["visible"] == 0.4
