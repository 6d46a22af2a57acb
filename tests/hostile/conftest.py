"""What the hostile suite shares: a runner, a prelude for attacks, and a look at what was left behind."""

import json
import os
import runpy
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from autograder.boundary.outputs import Output, Returned
from autograder.compare import exact
from autograder.course.plan import Plan, make_plan
from autograder.course.spec import Call, Check, Exercise, Limits
from autograder.grading.impossible import impossible_check, refuse_pass, with_secret
from autograder.judge.verdict import judge
from autograder.submission.cells import Cell
from autograder.submission.program import Program

SECRET = "the grader's own secret"
#: under this name attacks try to leave things in shared places
MARK = f"autograder-hostile-{os.getpid()}"
SYSV_KEY = 0x0A77_0000 | os.getpid() & 0xFFFF
SHARED = ("/tmp", "/dev/shm", "/var/tmp", "/run", "/dev/mqueue")

LIMITS = Limits()

PRELUDE = """
import ctypes, errno, json, os, signal, struct, sys, time

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
_libc.syscall.argtypes = [ctypes.c_long] * 7

def kernel(name, *args):
    if name not in NUMBERS:
        raise OSError(errno.ENOSYS, "not on this processor")
    result = _libc.syscall(NUMBERS[name], *args, *(0,) * (6 - len(args)))
    if result == -1:
        raise OSError(ctypes.get_errno(), name)
    return result

def tried(attempt, *args):
    try:
        attempt(*args)
    except OSError as error:
        return errno.errorcode[error.errno]
    except ValueError as error:  # how the module of resource limits says EPERM
        return str(error)
    return "OPEN"

def opened(**attempts):
    return sorted(name for name, (attempt, *args) in attempts.items() if tried(attempt, *args) == "OPEN")

def frame(value, body=b""):
    header = json.dumps(value, separators=(",", ":")).encode()
    return struct.pack("<II", len(header), len(body)) + header + body

def send(data):
    data = memoryview(data)
    while data:
        data = data[os.write(3, data):]
"""

# What any honest program after an attack must find: nothing changed.
CANARY = """
import builtins, fcntl, json, os, random, struct, sys
import numpy as np
def canary():
    fcntl.flock(0, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return [
        float(np.exp(1.0)), bool(np.allclose([1.0], [2.0])), json.dumps({"a": 1}), struct.pack("<I", 7),
        sorted(os.listdir()), sorted(os.environ), dict.fromkeys(os.environ)["PATH"], random.random(),
        float(np.random.rand()), len(vars(builtins)), sys.getrecursionlimit(), len(sys.path), os.umask(0o077),
        len(sys.meta_path), fcntl.fcntl(0, fcntl.F_GETFL), np.get_printoptions()["precision"],
    ]
"""


def program(source: str, **fields: Any) -> Program:
    """Return a script as the sandbox takes it."""
    defaults: dict[str, Any] = {"files": {}, "drivers": None, "digest": "", "modules": frozenset()}
    return Program(name="answer", kind="script", cells=(Cell(0, source),), **defaults | fields)


def plan(*calls: Call) -> Plan:
    """Return a plan of some calls."""
    checks = [Check(id=f"c{n}", points=1, call=call, expect=exact()) for n, call in enumerate(calls)]
    return make_plan(Exercise(slug="answer", title="answer", checks=tuple(checks)))


def nobody_passes(calls: tuple[Call, ...], outputs: tuple[Output, ...]) -> None:
    """Hold what an attack gave against a secret of the same form, made afterwards; a pass ends the series."""
    if calls:
        checks = (Check(id="first", points=1, call=calls[0], expect=exact(), hidden=True),)
        exercise = Exercise(slug="answer", title="answer", checks=checks)
        nobody = with_secret(impossible_check(exercise), exercise, {"first": outputs[:1]})
        refuse_pass(judge(nobody.check, outputs[:1], nobody.expected), "an attack")


@dataclass
class Arena:
    """A runner, and what must be the same after every attack."""

    runner: Any
    victim: Path
    canary: Any = None
    kept: dict[str, Any] = field(default_factory=dict)

    def run(self, source: str, *calls: Call, limits: Limits = LIMITS, **fields: Any) -> tuple[Output, ...]:
        """Run a program that finds the prelude before it."""
        outputs = self.runner.run(
            program(self.prelude() + source, **fields), plan(*calls), limits, alone=True
        ).outputs
        nobody_passes(calls, outputs)
        return outputs

    def program(self, source: str) -> Program:
        """Return a script as the sandbox takes it."""
        return program(source)

    def plan(self, *calls: Call) -> Plan:
        """Return a plan of some calls."""
        return plan(*calls)

    def load(
        self, source: str, *calls: Call, limits: Limits = LIMITS, **fields: Any
    ) -> tuple[tuple[Output, ...], str | None]:
        """Run a program as it is; return its outputs and what went wrong at loading."""
        run = self.runner.run(program(source, **fields), plan(*calls), limits, alone=True)
        nobody_passes(calls, run.outputs)
        return run.outputs, run.problem

    def prelude(self) -> str:
        """Return the helpers and the facts that an attacker is given for free."""
        from autograder.sandbox.lockdown.syscalls import ARCHITECTURE

        numbers = ARCHITECTURE.numbers if ARCHITECTURE else {}
        facts = {
            "NUMBERS": numbers, "GRADER": os.getpid(), "ZYGOTE": self.runner._zygote.pid,
            "VICTIM": str(self.victim), "MARK": MARK, "SYSV_KEY": SYSV_KEY, "SHARED": list(SHARED),
        }  # fmt: skip
        return "".join(f"{name} = {value!r}\n" for name, value in facts.items()) + PRELUDE

    def look(self) -> Any:
        """Return what an honest program gets now."""
        (output,) = self.runner.run(program(CANARY), plan(Call("canary")), Limits()).outputs
        assert isinstance(output, Returned), output
        return output.value

    def left_behind(self) -> list[str]:
        """Return what is there that was not before: processes, files, shared memory."""
        deadline = time.monotonic() + 10  # the zygote reaps when it hears of the end
        while (found := [*self._processes(), *self._folders()]) and time.monotonic() < deadline:
            time.sleep(0.005)
        return [*found, *shared_things()]

    def _processes(self) -> Iterator[str]:
        zygotes = {self.runner._zygote.pid}
        parents = dict(_processes())
        below = [pid for pid in parents if _ancestors(pid, parents) & zygotes]
        # servers of other import sets lead no session of their own, children do
        return (f"process {pid}" for pid in below if pid == parents[pid][1])

    def _folders(self) -> Iterator[str]:
        zygote = self.runner._zygote
        scratch = zygote.launch.setting.scratch
        # the zygote may have mounts of its own there
        inside = Path(f"/proc/{zygote.pid}/root{scratch}")
        scratch = inside if os.access(inside, os.R_OK) else scratch
        if zygote.launch.setting.boxed and scratch != inside:
            return  # what is in there goes with the zygote, and only root can look
        known = ("matplotlib", "work")
        yield from (f"folder {path.name}" for path in scratch.iterdir() if path.name not in known)
        for place in (scratch / "work").iterdir():  # one for each child that may be alive; empty without one
            if place.name != "neighbour":
                yield from (f"folder work/{place.name}/{path.name}" for path in place.iterdir())


def _processes() -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield each process with its parent and its session."""
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                _, parent, _, session, *_ = (path / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it ended meanwhile
                continue
            yield int(path.name), (int(parent), int(session))


def _ancestors(pid: int, parents: dict[int, tuple[int, int]]) -> set[int]:
    found: set[int] = set()
    while (pid := parents.get(pid, (0, 0))[0]) and pid not in found:
        found.add(pid)
    return found


def shared_things() -> list[str]:
    """Return files with our mark in shared folders, and System V objects with our key."""
    folders = [Path(folder) for folder in SHARED if Path(folder).is_dir()]
    found = [str(path) for folder in folders for path in folder.iterdir() if path.name.startswith(MARK)]
    for kind in ("shm", "sem", "msg"):
        try:
            rows = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]
        except OSError:
            continue
        found += [f"{kind} {row.split()[0]}" for row in rows if int(row.split()[0]) == SYSV_KEY]
    return found


@pytest.fixture(scope="session")
def allowed() -> dict[str, Any]:
    """Return what `allowed.py` defines."""
    return runpy.run_path(str(Path(__file__).with_name("allowed.py")))


@pytest.fixture(scope="session")
def configuration(arena: "Arena") -> str:
    """Return the name of the configuration that this run is about."""
    who = "root" if os.geteuid() == 0 else "ordinary user"
    return who + " in bubblewrap" * arena.runner._zygote.launch.setting.boxed


def make_arena(folder: Path) -> Arena:
    """Start a runner whose grader has something to hide, in a folder that everybody may read."""
    from autograder.sandbox.forkserver.runner import ForkedRunner

    os.environ["AUTOGRADER_HOSTILE_SECRET"] = SECRET
    runner = ForkedRunner(warm=False)
    del os.environ["AUTOGRADER_HOSTILE_SECRET"]
    # everybody may read and write it, but for the lock-down
    victim = folder / "solution.py"
    victim.write_text("ANSWER = 42\n")
    victim.chmod(0o666)
    arena = Arena(runner, victim)
    if runner.level == "isolated":
        arena.canary = arena.look()
        arena.kept = {"victim": snapshot(victim)}
    return arena


@pytest.fixture(scope="session")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arena]:
    """Start a runner whose grader has something to hide."""
    if sys.platform != "linux":
        pytest.skip("students' processes are locked down on Linux only")
    folder = tmp_path_factory.mktemp("solutions")
    for place in (folder, *folder.parents[:2]):
        place.chmod(0o755)
    arena = make_arena(folder)
    if arena.runner.level != "isolated":
        arena.runner.close()
        pytest.skip(f"isolation here is {arena.runner.level!r}: 'autograder doctor' says why")
    yield arena
    setting = arena.runner._zygote.launch.setting
    arena.runner.close()
    assert setting.boxed or not setting.scratch.exists()


def snapshot(path: Path) -> tuple[Any, ...]:
    """Return all of a file that an attack could change."""
    status = path.stat()
    listing = sorted(item.name for item in path.parent.iterdir())
    return path.read_bytes(), status.st_mode, status.st_uid, status.st_mtime_ns, status.st_nlink, listing


def assert_harmless(arena: Arena) -> None:
    """Fail if anything is left or changed."""
    left, changed = arena.left_behind(), snapshot(arena.victim)
    assert left == [], left
    assert changed == arena.kept["victim"], changed
    assert json.dumps(arena.look(), default=repr) == json.dumps(arena.canary, default=repr)


@pytest.fixture
def harmless(arena: Arena) -> Iterator[None]:
    """Fail a test after which anything is left or changed."""
    yield
    assert_harmless(arena)
