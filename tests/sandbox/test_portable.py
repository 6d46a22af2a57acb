"""The portable runner on systems that lack what Linux has, imitated by taking it away."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course.spec import Limits
from autograder.errors import SandboxFault
from autograder.sandbox import portable, start
from autograder.sandbox.forkserver.runner import ForkedRunner
from autograder.sandbox.portable import PipedChild, PortableRunner

ROOT = Path(__file__).resolve().parents[2]

# The libraries of others are loaded first: they would rightly look for what Windows has.
AS_ON_WINDOWS = """
import sys, os, signal, socket, subprocess, tempfile, threading, queue, select, shutil
import click, numpy, mpmath, numpy.linalg, numpy.ma, jinja2
GONE = ("fcntl", "grp", "pwd", "resource", "termios", "posix", "_posixshmem")
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name in GONE:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
for name in GONE:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Blocked())
for name in ("fork", "forkpty", "pidfd_open", "register_at_fork", "killpg", "setsid", "geteuid", "getuid"):
    delattr(os, name)
for name in ("poll", "epoll"):
    delattr(select, name)
for name in ("AF_UNIX", "SOCK_SEQPACKET", "send_fds", "recv_fds", "MSG_WAITALL"):
    delattr(socket, name)
sys.platform = "win32"
"""
CHECK = """
from pathlib import Path
from autograder.sandbox import portable
portable._BOOTSTRAP = AS_ON_WINDOWS + portable._BOOTSTRAP
from autograder import cli
sys.argv[1:] = ["check", "answer.py", "--root", ROOT]
cli.main()
"""


def run_as_on_windows(code, folder):
    prelude = f"AS_ON_WINDOWS = {AS_ON_WINDOWS!r}\nROOT = {str(ROOT)!r}\nexec(AS_ON_WINDOWS)\n"
    return subprocess.run(
        [sys.executable, "-c", prelude + code],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_check_at_home_needs_nothing_that_windows_lacks(tmp_path):
    answer = (ROOT / "solutions" / "cv_isi" / "cv_isi.py").read_text()
    (tmp_path / "answer.py").write_text(answer)
    done = run_as_on_windows(CHECK, tmp_path)
    assert done.stderr == "" and done.returncode == 0
    assert "visible checks passed" in done.stdout and "hidden checks will follow" in done.stdout


def test_a_mistake_is_told_there_as_here(tmp_path):
    (tmp_path / "answer.py").write_text("def isi_cv(t):\n    while len(t) > 6: pass\n    return t[1], 0.0\n")
    patched = "import autograder.course.spec, functools\n" + CHECK.replace(
        "from autograder import cli",
        "from autograder import cli; from autograder.course import examples\n"
        "examples.Limits = functools.partial(autograder.course.spec.Limits, call_seconds=0.5)",
    )
    done = run_as_on_windows(patched, tmp_path)
    assert done.stderr == "" and done.returncode == 1
    assert "stopped after 0.5 s" in done.stdout


@pytest.fixture
def without_forks(monkeypatch):
    monkeypatch.delattr(os, "pidfd_open")


def test_without_forks_the_own_work_runs_in_the_portable_runner(without_forks):
    assert isinstance(start.start_runner(warm=False), PortableRunner)


def test_without_forks_the_work_of_others_is_refused(without_forks):
    with pytest.raises(SandboxFault, match="needs Linux"):
        start.start_runner(warm=True)


def test_with_forks_they_are_used():
    runner = start.start_runner(warm=False)
    runner.close()
    assert isinstance(runner, ForkedRunner)


def test_a_python_that_cannot_be_started_is_a_fault_of_the_grader(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(SandboxFault, match="No process could be started"):
        PipedChild([], Limits())


def test_a_process_that_ends_too_early_says_why(monkeypatch):
    monkeypatch.setattr(portable, "_BOOTSTRAP", "raise SystemExit('numpy is not there')")
    with pytest.raises(SandboxFault, match="before its code was loaded: numpy is not there"):
        PipedChild([], Limits())


def test_a_process_that_talks_out_of_turn_is_refused(monkeypatch):
    monkeypatch.setattr(portable, "_BOOTSTRAP", "print('x' * 64, flush=True); input()")
    with pytest.raises(SandboxFault, match="ended before its code was loaded"):
        PipedChild([], Limits())


def test_the_folder_goes_with_the_process(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with PipedChild([], Limits()) as child:
        assert len(list(tmp_path.iterdir())) == 1 and child.send(b"") is None
    assert list(tmp_path.iterdir()) == []


def test_settings_of_the_students_own_python_do_not_count(monkeypatch):
    monkeypatch.setenv("PYTHONOPTIMIZE", "2")
    monkeypatch.setenv("PYTHONHOME", "kept")
    environment = portable._environment()
    assert "PYTHONOPTIMIZE" not in environment and environment["PYTHONHOME"] == "kept"


def test_what_runs_at_home_loads_no_module_that_is_for_linux():
    code = (
        "import sys, autograder.sandbox.portable, autograder.student.check, autograder.grading.session\n"
        "linux = ('autograder.sandbox.forkserver', 'autograder.sandbox.lockdown')\n"
        "print([name for name in sys.modules if name.startswith(linux)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
