"""The zygote from the grader's side: the right import set, every way to start it, nothing left at the end."""

import os
import sys
import time

import pytest

from autograder.errors import SandboxFault
from autograder.sandbox.child.libraries import IMPORT_SETS, choose_imports
from autograder.sandbox.forkserver import bubblewrap, launch, process
from autograder.sandbox.forkserver.process import ZygoteProcess
from autograder.sandbox.lockdown.syscalls import syscall

PR_GET_DUMPABLE = 3


@pytest.mark.parametrize(
    ("modules", "imports"),
    [
        ((), ("numpy",)),
        (("numpy", "math", "helper"), ("numpy",)),
        (("scipy",), ("numpy", "scipy")),
        (("sympy", "numpy"), ("numpy", "sympy")),
        (("matplotlib",), ("numpy", "matplotlib")),
        (("scipy", "sympy"), ("numpy", "scipy", "sympy", "matplotlib")),
    ],
)
def test_a_submission_gets_the_smallest_import_set_that_holds_its_imports(modules, imports):
    assert choose_imports(frozenset(modules)) == imports
    assert imports in IMPORT_SETS


def test_closing_twice_is_harmless_and_leaves_no_folder(monkeypatch):
    monkeypatch.setattr(bubblewrap, "find", lambda: None)
    zygote = ZygoteProcess(warm=False)
    scratch = zygote.launch.setting.scratch
    assert scratch.is_dir() and not zygote.report.fault
    zygote.close()
    zygote.close()
    assert not scratch.exists() and zygote._process.returncode is not None


def test_one_that_is_closed_while_it_starts_leaves_nothing_at_whatever_moment():
    groups = []
    for moment in range(40):
        zygote = ZygoteProcess(warm=False)
        time.sleep(moment * 1.5e-4)  # bubblewrap's second process waits for the first for some of this time
        groups.append(zygote._process.pid)
        zygote.close()
    until = time.monotonic() + 20
    while (left := list(filter(is_there, groups))) and time.monotonic() < until:
        time.sleep(0.05)
    assert left == []


def is_there(group):
    """Whether a group of processes has any."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def started():
    """Start one; it is closed at the end."""
    made = []

    def start():
        made.append(ZygoteProcess(warm=False))
        return made[-1]

    yield start
    for zygote in made:
        zygote.close()


@pytest.fixture
def before_start(monkeypatch):
    """Have the process that is started run some code first."""

    def put(code):
        monkeypatch.setattr(
            process, "BOOTSTRAP", process.BOOTSTRAP.replace("from autograder", code + "; from autograder")
        )

    return put


def test_it_is_started_in_bubblewrap_where_that_works(started):
    zygote = started()
    if bubblewrap.find() is None:
        pytest.skip("bubblewrap is not installed")
    assert zygote.report.mounted
    assert zygote.notes[0].startswith("submissions run in bubblewrap, ")


def test_where_bubblewrap_fails_it_is_started_without_and_says_why(started, monkeypatch, tmp_path):
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'bwrap: no right to do that' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(bubblewrap, "find", lambda: str(program))
    zygote = started()
    assert zygote.report.probes
    assert zygote.notes[0].startswith("submissions run by itself, ")
    assert zygote.notes[1:] == ("not in bubblewrap: bwrap: no right to do that",)


def test_another_python_than_the_grader_s_is_refused(started, before_start):
    before_start("sys.version = '2.7'")
    with pytest.raises(SandboxFault, match=r"Another Python was started, of .*: 2\.7\.$"):
        started().report  # noqa: B018


def test_variables_that_were_not_given_are_refused(started, before_start):
    before_start("import os; os.environ['SECRET'] = 'x'")
    with pytest.raises(SandboxFault, match=r"It has variables that it was not given: .*SECRET"):
        started().report  # noqa: B018


def test_a_lock_down_that_fails_is_refused_at_the_start(started, before_start):
    before_start(
        "from autograder.sandbox.lockdown import sequence as lockdown; lockdown.apply = lambda config: 1 / 0"
    )
    with pytest.raises(SandboxFault, match=r"A trial of the lock-down failed \(ZeroDivisionError"):
        started().report  # noqa: B018


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="is about root")
def test_a_python_that_the_sandbox_cannot_read_is_refused_with_the_cure(started, before_start, monkeypatch):
    def no_room(cache):
        raise SandboxFault("There is no room for a copy.")

    before_start("from autograder.sandbox.forkserver import trial; trial._LAZY = ('no_such_module',)")
    monkeypatch.setattr(launch.python_copy, "copy_prefix", no_room)
    zygote = started()
    for _ in range(2):
        with pytest.raises(SandboxFault, match=r"cannot import no_such_module .* such as /usr or /opt"):
            zygote.requests(("numpy",))
    assert zygote.refused[launch.COPY] == "There is no room for a copy."


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_the_grader_lets_nobody_look_into_it_from_the_first_runner_on(started):
    started()
    assert syscall("prctl", PR_GET_DUMPABLE) == 0
