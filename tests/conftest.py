"""A small proved course, a runner for the whole session, and the command line with and without a process."""

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import settings

from autograder.authoring.example_figure import draw_example
from autograder.authoring.generated_files import examples_text
from autograder.authoring.release import write_release
from autograder.authoring.scaffold import write_scaffold
from autograder.boundary.problems import Problem
from autograder.cli import commands
from autograder.course.catalog import Course
from autograder.grading.references import References
from autograder.judge.result import CheckResult, Curve, Result
from autograder.sandbox.forkserver.runner import ForkedRunner

# the same examples every time, so that a change is judged by itself;
# `--hypothesis-profile default` searches anew
settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")

ROOT = Path(__file__).resolve().parents[1]
SLUG = "decay"


class Kept:
    """A runner that outlives the command that believes to own it."""

    def __init__(self, runner: ForkedRunner) -> None:
        self._runner = runner
        self.level = runner.level
        self.isolation = runner.isolation
        self.notes = runner.notes

    def run(self, *args: Any, **kwargs: Any) -> Any:
        return self._runner.run(*args, **kwargs)

    def preload(self, *args: Any) -> None:
        self._runner.preload(*args)

    def expect(self, imports: Iterable[frozenset[str]]) -> None:
        self._runner.expect(imports)

    def close(self) -> None:
        pass


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def runner() -> Iterator[Kept]:
    runner = ForkedRunner(warm=False)
    yield Kept(runner)
    runner.close()


@pytest.fixture(scope="session")
def template(runner: Kept, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of one proved exercise, of 2 visible and 3 hidden points; tests get copies."""
    course = Course(tmp_path_factory.mktemp("template"))
    (course.root / "exercises").mkdir()
    write_scaffold(course, SLUG)
    public, hidden = course.handout(SLUG), course.solution(SLUG)
    (public.folder / "examples.json").write_text(examples_text(public, hidden, References(runner)))
    (public.folder / "example.svg").write_bytes(draw_example(public, hidden, runner) or b"")
    return course.root


@pytest.fixture
def course(template: Path, tmp_path: Path) -> Course:
    """A course of its own for each test: ``exercises/decay`` and ``solutions/decay``."""
    for name in ("exercises", "solutions"):
        shutil.copytree(template / name, tmp_path / name)
    return Course(tmp_path)


@pytest.fixture
def solutions(course: Course) -> Path:
    """The hidden folder of the course's exercise."""
    return course.root / "solutions" / SLUG


@pytest.fixture
def respec(solutions: Path) -> Callable[[str, str], None]:
    """Replace a text in the spec of the course's exercise."""

    def replace(old: str, new: str) -> None:
        path = solutions / "spec.py"
        source = path.read_text()
        assert old in source
        path.write_text(source.replace(old, new))

    return replace


@pytest.fixture
def known(course: Course, solutions: Path) -> dict[str, bytes]:
    """Sources of right and wrong answers, by a short name."""
    mistakes = solutions / "misconceptions"
    return {
        "right": (solutions / f"{SLUG}.py").read_bytes(),
        "grows": (mistakes / "grows.py").read_bytes(),
        "hard_coded": (mistakes / "hard_coded_tau.py").read_bytes(),
        "stub": (course.root / "exercises" / SLUG / f"{SLUG}.py").read_bytes(),
    }


@pytest.fixture
def hand_in(course: Course, known: dict[str, bytes]) -> Callable[..., Path]:
    """Write a class: one folder per student with ``decay.py``; return the folder of the class."""

    def write(**students: str | bytes) -> Path:
        folder = course.root / "class"
        for student, source in students.items():
            place = folder / student
            place.mkdir(parents=True)
            data = known.get(source, source.encode()) if isinstance(source, str) else source
            (place / f"{SLUG}.py").write_bytes(data)
        return folder

    return write


@pytest.fixture
def invoke(
    course: Course, runner: Kept, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """Run a command in this process, in the course's folder and with the session's runner."""
    monkeypatch.setattr("autograder.sandbox.start.start_runner", lambda warm: runner)
    monkeypatch.chdir(course.root)

    def run(*args: object) -> Done:
        capsys.readouterr()
        code = commands.run(lambda: commands.cli.main([str(arg) for arg in args], standalone_mode=False))
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return run


@pytest.fixture
def start_cli(course: Course) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a command as a process in the course's folder; what is left of it is killed at the end."""
    started: list[subprocess.Popen[str]] = []

    def start(*args: object, environ: dict[str, str] | None = None, **options: Any) -> subprocess.Popen[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **(environ or {})}
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder.cli", *map(str, args)],
            **{"cwd": course.root, "env": environment, **pipes, **options},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
        process.wait()


@pytest.fixture
def run_cli(start_cli: Callable[..., subprocess.Popen[str]]) -> Callable[..., Done]:
    """Run a command as a process in the course's folder and wait for its end."""

    def run(*args: object, **options: Any) -> Done:
        process = start_cli(*args, **options)
        out, err = process.communicate(timeout=120)
        return Done(process.returncode, out or "", err or "")

    return run


@pytest.fixture
def dom(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Print a page's document as it is in a browser when its scripts have run."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("no Chromium or Chrome is installed")

    def printed(page: str, *flags: str) -> subprocess.CompletedProcess[str]:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--virtual-time-budget=10000",
            "--window-size=1000,1400",
            *flags,
            "--dump-dom",
            path.as_uri(),
        ]
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
        )

    return printed


def postgres_programs() -> Path:
    """Return the folder of the newest PostgreSQL server, or skip the test."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin"), *map(Path, os.get_exec_path())]
    found = [place for place in found if (place / "initdb").exists() and (place / "postgres").exists()]
    if not found:
        pytest.skip("PostgreSQL is not installed")
    return max(found, key=lambda place: int(place.parent.name) if place.parent.name.isdigit() else 0)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """Make an empty database on a server of the tests' own, which has no port; return its address."""
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    programs = postgres_programs()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a socket's path must be short
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    options: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "cwd": folder}
    if os.geteuid() == 0:  # as which it refuses to run
        person = pwd.getpwnam(user)
        options |= {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
        os.chown(folder, person.pw_uid, person.pw_gid)
    # in this language text is not ordered by code points, so that nothing can rest on that order
    language = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]
    data = ["-D", folder / "data"]
    subprocess.run(
        [programs / "initdb", *data, "-U", user, "-A", "trust", "--no-sync", *language],
        check=True,
        **options,
    )
    settings = {"fsync": "off", "listen_addresses": "", "unix_socket_directories": str(folder)}
    given = [f"-c{name}={value}" for name, value in settings.items()]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([programs / "postgres", *data, *given], stderr=log, **options)
    numbers = itertools.count()

    def new_database() -> str:
        name = f"book{next(numbers)}"
        while True:
            try:
                connection = psycopg.connect(host=folder, user=user, dbname="postgres", autocommit=True)
            except psycopg.OperationalError:  # it is still starting
                assert server.poll() is None, (folder / "log").read_text()
                time.sleep(0.1)
                continue
            with connection:
                connection.execute(f"CREATE DATABASE {name}")
            return f"postgresql://{user}@/{name}?host={folder}"

    yield new_database
    server.send_signal(signal.SIGINT)  # ends it at once, whoever is connected
    server.wait()
    shutil.rmtree(folder)


@pytest.fixture
def released(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what students of the course are given."""
    folder = tmp_path_factory.mktemp("handout")
    write_release(course, None, folder)
    return folder


@pytest.fixture
def read_terminal() -> Callable[[int], bytes]:
    """Read all that is shown on a terminal until nobody writes there any more."""

    def read(ours: int) -> bytes:
        shown = b""
        try:
            while data := os.read(ours, 4096):
                shown += data
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        return shown

    return read


SECRET = "hidden-secret"


def membrane(reset: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return t in ms and the voltage in mV of a neuron driven by a current step, with or without reset."""
    t = np.arange(2001) * 0.1
    v = np.full(t.size, -75.0)
    for k in range(t.size - 1):
        v[k + 1] = v[k] + 0.01 * (-75.0 - v[k] + (26.0 if 20 < t[k] < 180 else 0.0))
        if reset and v[k + 1] >= -55.0:
            v[k + 1] = -75.0
    return t, v


@pytest.fixture(scope="session")
def voltage() -> Curve:
    t, reference = membrane(reset=True)
    _, yours = membrane(reset=False)
    first_bad = int(np.argmax(np.abs(yours - reference) > 1e-3))
    return Curve(t.tolist(), yours.tolist(), reference.tolist(), "t (ms)", "V (mV)", first_bad)


@pytest.fixture(scope="session")
def results(voltage: Curve) -> list[Result]:
    return [
        Result(
            "ada",
            "lif_update",
            "Leaky integrate-and-fire neuron",
            "graded",
            10.0,
            (
                CheckResult(
                    "trace",
                    "Voltage trace",
                    "failed",
                    0.0,
                    3.0,
                    message="1654 of 2001 values differ.",
                    detail="At t = 34.7 ms the reference is −75 mV.",
                    hint="Set V to V_reset in the same step.",
                    diagnosis="misconception:no_reset",
                    explanation="The voltage is not reset.",
                    curve=voltage,
                ),
                CheckResult("rest", "Stays at rest", "passed", 2.0, 2.0),
                CheckResult("count", "Spike count", "partial", 0.5, 1.0, message="2 of 4 counts are right."),
                CheckResult(
                    "other",
                    "Other parameters",
                    "failed",
                    0.0,
                    2.0,
                    hidden=True,
                    message=f"{SECRET} message",
                    detail=f"{SECRET} detail",
                    hint=f"{SECRET} hint",
                    diagnosis=f"misconception:{SECRET}",
                    explanation=f"{SECRET} explanation",
                    curve=Curve([0.0, 1.0], [1.0, 2.0], [3.0, 4.0], SECRET, SECRET, 0),
                ),
                CheckResult("inputs", "Inputs stay unchanged", "passed", 2.0, 2.0, hidden=True),
            ),
        ),
        Result(
            "ada",
            "cv_isi",
            "Variation of inter-spike intervals",
            "graded",
            5.0,
            (CheckResult("cv", "Coefficient of variation", "passed", 5.0, 5.0),),
        ),
        Result(
            "ada",
            "ou_noise",
            "Coloured noise",
            "graded",
            10.0,
            (
                CheckResult("path", "Path", "error", 0.0, 6.0, message="ou raised ValueError, line 7."),
                CheckResult("step", "Step", "skipped", 0.0, 4.0, message="Not checked because ou failed."),
            ),
            problems=(Problem("Syntax error at line 12 of ou_noise.py: '(' was never closed."),),
        ),
    ]


@pytest.fixture
def ungraded() -> Result:
    return Result(
        "ada",
        "product_rule",
        "Product rule",
        "ungraded",
        5.0,
        problems=(Problem("the reference returned 42"),),
    )
