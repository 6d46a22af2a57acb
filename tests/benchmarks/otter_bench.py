"""Time stock Otter on our own exercises: the same references, calls, tolerances and points, as Otter's tests.

What we export for Gradescope grades the same file in turn with ``otter run``.

Each check becomes a test case in Otter's exception format, with the reference's values written into it. A
call that several checks share is repeated, which costs microseconds of Otter's seconds.
"""

import copy
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from autograder.adapters.gradescope.export import write_gradescope
from autograder.adapters.otter.export import write_otter
from autograder.course.catalog import Course
from autograder.course.spec import Check

OURS = "our export for Gradescope"
OUR_SHELL = "otter run with our export"
STOCK = "otter run"
HEADER = """import numpy as np
from numpy import inf, nan
from otter.test_files import test_case
OK_FORMAT = False
def hold(value, expected, rtol, atol):
    several = isinstance(expected, list)
    for one, wanted in zip(value, expected, strict=True) if several else [(value, expected)]:
        allowed = atol + rtol * np.max(np.abs(wanted), initial=0.0, where=np.isfinite(wanted))
        np.testing.assert_allclose(one, wanted, rtol=0, atol=allowed)
"""
API = """import json, pathlib, sys, time
from otter.api import grade_submission
figures = []
for _ in range(int(sys.argv[1])):
    start = time.perf_counter()
    results = grade_submission("submission.py", "autograder.zip", quiet=True)
    figures.append((time.perf_counter() - start, results.total))
pathlib.Path("api.json").write_text(json.dumps(figures))
"""


def literal(value: Any) -> str:
    """Return Python source that gives a plain value back."""
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()!r}, dtype={value.dtype.str!r})"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    return repr(value)


def case(number: int, check: Check, names: dict[str, Any]) -> str:
    """Return a test case that makes a check's calls and holds their outputs against the reference's."""
    rule: Any = check.expect
    odd = any(call.driver or call.kwargs for call in check.calls)
    if odd or (rule.kind, rule.scale) != ("close", "peak"):
        raise SystemExit(f"Check {check.id} is of a kind that this benchmark cannot write for Otter.")
    head = f"@test_case(name={check.id!r}, points={check.points!r}, hidden={check.hidden!r})"
    lines = [head, f"def test_{number}(env):"]
    for call in check.calls:
        args = copy.deepcopy(list(call.args))
        lines += [f"    args = {literal(args)}", f"    value = env[{call.function!r}](*args)"]
        value = names[call.function](*args)
        part, expected = ("args", args) if call.observe == "arguments" else ("value", value)
        if rule.item is not None:
            part, expected = f"{part}[{rule.item}]", expected[rule.item]
        lines.append(f"    hold({part}, {literal(expected)}, {rule.rtol!r}, {rule.atol!r})")
    return "\n".join(lines)


def write_assignment(course: Course, slugs: tuple[str, ...], folder: Path) -> float:
    """Write the tests and one right submission of all exercises; return the points there are."""
    (folder / "tests").mkdir()
    sources, points = [], 0.0
    for slug in slugs:
        hidden = course.solution(slug)
        names: dict[str, Any] = {"__name__": slug}
        exec(compile(hidden.reference, slug, "exec"), names)
        checks = hidden.exercise.checks
        parts = [HEADER, f"name = {slug!r}", *(case(n, check, names) for n, check in enumerate(checks))]
        (folder / "tests" / f"{slug}.py").write_text("\n\n".join(parts), encoding="utf-8")
        sources.append(hidden.reference)
        points += sum(check.points for check in checks)
    (folder / "submission.py").write_bytes(b"\n\n".join(sources))
    return points


def run_otter(course: Course, slugs: tuple[str, ...], runs: int) -> Iterator[tuple[str, float]]:
    """Yield what was run and its seconds a submission: our exports, Otter's command, Otter's API."""
    otter = str(Path(sys.executable).parent / "otter")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        points = write_assignment(course, slugs, folder)
        command(folder, otter, "generate", "-t", "tests", "-o", "autograder.zip")
        write_otter(course, slugs, None, None, folder / "ours.zip")
        platform = write_platform(course, slugs, folder)
        figures: dict[str, list[tuple[float, float]]] = {OURS: [], OUR_SHELL: [], STOCK: []}
        for _ in range(runs):
            for what, archive in ((STOCK, "autograder.zip"), (OUR_SHELL, "ours.zip")):
                seconds = command(folder, otter, "run", "-a", archive, "submission.py")
                tests = json.loads((folder / "results.json").read_text(encoding="utf-8"))["tests"]
                figures[what].append((seconds, sum(test.get("score", 0) for test in tests)))
            seconds = command(platform, "source/run_autograder", str(platform), sys.executable)
            found = json.loads((platform / "results" / "results.json").read_text(encoding="utf-8"))
            figures[OURS].append((seconds, found["score"]))
        for what, taken in figures.items():
            yield what, median(what, taken, points)
        command(folder, sys.executable, "-c", API, str(runs))
        timed = json.loads((folder / "api.json").read_text(encoding="utf-8"))
        yield "otter.api.grade_submission", median("otter.api.grade_submission", timed, points)


def write_platform(course: Course, slugs: tuple[str, ...], folder: Path) -> Path:
    """Unpack our export as Gradescope does, compile it as ``setup.sh`` does, and hand the submission in."""
    platform = folder / "platform"
    for name in ("source", "submission", "results"):
        (platform / name).mkdir(parents=True)
    write_gradescope(course, slugs, None, folder / "gradescope.zip")
    with zipfile.ZipFile(folder / "gradescope.zip") as archive:
        archive.extractall(platform / "source")
    (platform / "source" / "run_autograder").chmod(0o755)
    command(platform, sys.executable, "-m", "compileall", "-q", "source/autograder")
    shutil.copy(folder / "submission.py", platform / "submission")
    return platform


def command(folder: Path, *words: str) -> float:
    """Run a command in a folder and return its seconds; stop with its last words when it fails."""
    start = time.perf_counter()
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(words[:2])} failed: {done.stderr.strip()[-500:]}")
    return time.perf_counter() - start


def median(what: str, figures: list[tuple[float, float]], points: float) -> float:
    """Return the median of the seconds; stop unless all points were given, for else work was left out."""
    if (score := min(score for _, score in figures)) < points - 1e-9:
        raise SystemExit(f"{what} gave {score:g} of {points:g} points to right answers; not a fair time.")
    return statistics.median(seconds for seconds, _ in figures)
