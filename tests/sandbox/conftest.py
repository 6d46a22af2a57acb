"""Runs code in a process that is locked down as a submission's is, so that pytest's own never is."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
UID = 64_123

# The parent of the locked process says in one line how it ended; the last line the code prints is its answer.
_BEFORE = """
import ctypes, errno, json, os, resource, signal, sys, tempfile, threading
sys.path.insert(0, {root!r})
import numpy as np
from autograder.sandbox import isolation
from autograder.sandbox.forkserver import interpreter, probes
from autograder.sandbox.lockdown import landlock, seccomp, selftest, syscalls
from autograder.sandbox.lockdown import sequence as lockdown
uid = {uid!r} if os.getuid() == 0 else None
paths = interpreter.needed_paths()
if uid is not None:
    interpreter.expose(paths, uid)
np.linalg.solve(np.eye(3), np.ones(3))
scratch = tempfile.mkdtemp()
if uid is not None:
    os.chown(scratch, uid, uid)
os.chdir(scratch)
os.environ["MPLCONFIGDIR"] = os.environ["TMPDIR"] = scratch
tempfile.tempdir = None
wanted = dict(memory_bytes=512 << 20, cpu_seconds=20, uid=uid, write_paths=[scratch], parent=os.getpid())
config = lockdown.prepare(paths, **(wanted | {changes}))
pid = os.fork()
if pid:
    _, status = os.waitpid(pid, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
    os._exit(0)
lockdown.apply(config)

def tried(attempt, *args):
    try:
        attempt(*args)
    except OSError as error:
        return errno.errorcode[error.errno]
    return "OPEN"

def answer(value):
    print(json.dumps(value), flush=True)
"""


@dataclass(frozen=True)
class Ended:
    """How a locked process ended: its answer, its exit code (negative: the signal) and its complaints."""

    answer: Any
    code: int
    errors: str


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter that finds this checkout."""
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)  # what is made there is private or not by its own mode
        return _run_in(scratch, code)


def _run_in(scratch: str, code: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1",
        "MPLBACKEND": "Agg", "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": scratch,
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
        check=False,
    )


@pytest.fixture
def fresh() -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Run code in a fresh interpreter."""
    return run_python


@pytest.fixture
def locked() -> Callable[..., Ended]:
    """Run code under the lock-down; keywords are those of `lockdown.prepare`."""
    if sys.platform != "linux":
        pytest.skip("processes are locked down on Linux only")

    def run(code: str, **changes: object) -> Ended:
        before = _BEFORE.format(root=str(ROOT), uid=UID, changes=repr(changes))
        done = run_python(f"{before}\n{code}\nos._exit(0)\n")
        *lines, code_line = done.stdout.splitlines() or [""]
        if not code_line:
            pytest.fail(f"the locked process was not started:\n{done.stderr}")
        return Ended(json.loads(lines[-1]) if lines else None, int(code_line), done.stderr)

    return run


@pytest.fixture
def root_only() -> None:
    """Skip unless root."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("takes root")
