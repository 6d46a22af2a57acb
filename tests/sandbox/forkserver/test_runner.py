"""Both runners: what a program does costs it that call alone, and leaves nothing behind."""

import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.problems import Place
from autograder.compare import exact
from autograder.course.plan import Plan, make_plan
from autograder.course.spec import Call, Check, Exercise, Limits
from autograder.errors import SandboxFault
from autograder.judge.codes import CODES
from autograder.sandbox.forkserver import bubblewrap, process
from autograder.sandbox.forkserver.runner import ForkedRunner
from autograder.sandbox.portable import PortableRunner
from autograder.submission.cells import Cell
from autograder.submission.program import Program


@pytest.fixture(scope="module")
def forked():
    runner = ForkedRunner(warm=False)
    yield runner
    runner.close()


@pytest.fixture(scope="module", params=["forked", "portable"])
def runner(request):
    return request.getfixturevalue("forked") if request.param == "forked" else PortableRunner()


def program(*sources, kind="script", modules=(), **fields):
    cells = [Cell(0 if kind == "script" else n, source) for n, source in enumerate(sources, 1)]
    defaults = {"files": {}, "drivers": None, "digest": ""}
    return Program(
        name="answer", kind=kind, cells=tuple(cells), modules=frozenset(modules), **defaults | fields
    )


def plan(*calls) -> Plan:
    checks = [Check(id=f"c{n}", points=1, call=call, expect=exact()) for n, call in enumerate(calls)]
    return make_plan(Exercise(slug="answer", title="answer", checks=tuple(checks)))


def outputs(runner, source, *calls, limits=None, **fields):
    return runner.run(program(source, **fields), plan(*calls), limits or Limits(), alone=True).outputs


def test_values_come_back_as_base_objects(runner):
    source = """
import numpy as np
class Sub(np.ndarray): pass
def f(t): return np.arange(3.0).view(Sub), np.float64(2), [np.int64(1)], (True, None), {"a": np.matrix([[1]])}
"""
    (output,) = outputs(runner, source, Call("f", 1.0))
    array, number, items, pair, table = output.value
    assert type(array) is np.ndarray and type(number) is float and type(items[0]) is int
    assert pair == (True, None) and type(table["a"]) is np.ndarray


def test_a_call_that_returns_far_too_many_values_fails_and_the_others_count(runner):
    source = "import numpy as np\ndef f(n): return np.zeros(n, np.int8) if n % 2 else [0] * n\n"
    calls = [Call("f", n) for n in (3, 100_001, 100_000, 4)]
    run = runner.run(program(source), replace(plan(*calls), most=(10_000,) * 4), Limits())
    assert [type(output) for output in run.outputs] == [Returned, Failed, Failed, Returned]
    assert {output.code for output in run.outputs[1:3]} == {"output_limit:values"}
    assert "more than 10000 values" in run.outputs[1].detail and "output_limit:values" in CODES


def test_every_call_gets_fresh_writable_inputs(runner):
    source = "def f(t):\n    t[0] += 1\n    return t\n"
    one, two = outputs(runner, source, Call("f", np.zeros(2)), Call("f", np.zeros(2), observe="arguments"))
    assert one.value.tolist() == [1.0, 0.0] and two.value[0].tolist() == [1.0, 0.0]


FAULTS = {
    "raises": ("raise ValueError('bad \\x1b[31m red')", Raised("ValueError", "bad red", Place(line=4))),
    "exits": ("raise SystemExit(0)", Raised("SystemExit", "0", Place(line=4))),
    "recursion": ("return f(t)", "RecursionError"),
    "sleep": ("time.sleep(60)", "timeout:wall"),
    "os-exit": ("os._exit(0)", "crash:left"),
    "segfault": ("import ctypes; ctypes.string_at(0)", "crash:segv"),
    "abort": ("os.abort()", "crash:abrt"),
    "memory": ("return bytearray(1 << 34)", "memory"),
    "blas": ("os.write(2, b'OpenBLAS error: Memory allocation still failed'); os._exit(1)", "memory"),
    "prints": ("while True: print('x' * 1000)", "output_limit:printed"),
    "returns-much": ("import numpy; return numpy.zeros(40 << 17)", "output_limit:returned"),
    "generator": ("return (x for x in [1])", "unsendable"),
    "function": ("return f", "unsendable"),
    "input": ("input()", "EOFError"),
    "closes": ("os.close(CHANNEL); time.sleep(60)", "crash:left"),
    "garbage": ("os.write(CHANNEL, b'x' * 64); time.sleep(60)", "output_limit:returned"),
    "signal": ("os.kill(os.getpid(), 9)", "crash:left"),
}
CONFINED = {
    "loop": ("while True: pass", "timeout:cpu"),
    "writes-much": ("open('big', 'wb').write(bytes(20 << 20))", "output_limit:files"),
    "group": ("os.killpg(0, 9)", "PermissionError"),
    "fork": ("return os.fork()", "PermissionError"),
    "program": ("import subprocess; subprocess.run(['true'])", "PermissionError"),
    "connection": ("import socket; return socket.socket().fileno()", "PermissionError"),
    "solutions": (
        "return open('/etc/passwd').read()",
        "FileNotFoundError" if bubblewrap.find() else "PermissionError",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_costs_that_call_alone(runner, fault):
    check_fault(runner, *FAULTS[fault])


@pytest.mark.parametrize("fault", CONFINED)
def test_what_the_forked_child_may_not_do_costs_that_call_alone(forked, fault):
    check_fault(forked, *CONFINED[fault])


def check_fault(runner, body, expected):
    body = body.replace("CHANNEL", "3" if isinstance(runner, ForkedRunner) else "4")
    source = f"import os, time\ndef good(t): return t + 1\ndef f(t):\n    {body}\n"
    limits = Limits(call_seconds=0.5)
    before, bad, after = outputs(
        runner, source, Call("good", 1), Call("f", 2), Call("good", 3), limits=limits
    )
    assert isinstance(before, Returned) and before.value == 2
    assert isinstance(after, Returned) and after.value == 4
    if isinstance(expected, Raised):
        assert bad == expected
    elif isinstance(bad, Raised):
        assert bad.type == expected
    else:
        assert isinstance(bad, Failed) and bad.code == expected and bad.code in CODES


def test_a_grandchild_that_leaves_its_group_is_killed_where_forks_cannot_be_forbidden(monkeypatch):
    without = "from autograder.sandbox.lockdown import seccomp; seccomp.prepare = lambda: None; "
    monkeypatch.setattr(
        process, "BOOTSTRAP", process.BOOTSTRAP.replace("from autograder", without + "from autograder")
    )
    runner = ForkedRunner(warm=False)
    source = """
import os, time
def f(t):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(600)
        os._exit(0)
    return os.getpid()
"""
    (output,) = outputs(runner, source, Call("f", 1))
    assert isinstance(output, Returned)
    deadline = time.monotonic() + 10
    while sleepers(runner) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert sleepers(runner) == []
    assert runner.level == "limited"
    runner.close()


def test_student_code_is_isolated_here(forked):
    """On the machines that this project is built on; elsewhere ``doctor`` says what is missing."""
    assert forked.level == "isolated"


def sleepers(runner):
    """Return the processes below the first template that are in another session than it."""
    listing = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,sess=,stat="], capture_output=True, text=True, check=True
    ).stdout
    rows = {row[0]: row for row in map(str.split, listing.splitlines())}
    top = str(runner._zygote.pid)

    def is_below(row):
        while row is not None and row[0] != top:
            row = rows.get(row[1])
        return row is not None

    others = [row for row in rows.values() if row[2] != rows[top][2] and not row[3].startswith("Z")]
    return [row for row in others if is_below(row)]


def test_a_hanging_cell_is_skipped_and_the_others_count(runner):
    cells = ("x = 1", "y = 1 / 0", "while True: pass", "def f(t): return t + x")
    run = runner.run(program(*cells, kind="notebook"), plan(Call("f", 1)), Limits(cell_seconds=0.5))
    assert run.outputs == (Returned(2, run.outputs[0].seconds),)
    assert "cell 3" in str(run.problem)


def test_after_every_hanging_cell_the_later_ones_run(runner):
    cells = ("def f(t): return t", "while True: pass", "h = 1", "while 1: pass", "def g(t): return t + h")
    run = runner.run(
        program(*cells, kind="notebook"), plan(Call("f", 1), Call("g", 1)), Limits(cell_seconds=0.4)
    )
    assert [output.value for output in run.outputs] == [1, 2]
    assert str(run.problem).endswith("is there an endless loop?; cell 4 ended the same way")


def test_when_the_time_for_all_cells_is_used_up_what_was_there_counts_and_the_rest_is_named(runner):
    cells = ("def f(t): return t", *["while True: pass"] * 3, "def g(t): return t", "x = 1")
    limits = Limits(cell_seconds=0.4, load_seconds=1.0)
    run = runner.run(program(*cells, kind="notebook"), plan(Call("f", 1), Call("g", 1)), limits)
    assert run.outputs[0].value == 1 and run.outputs[1].code == "not_loaded:timeout"
    # starting again after a cell costs time of its own, so that the third may have none left
    assert re.search(r"what follows cell [34] was not run$", str(run.problem))


def test_many_cells_that_are_each_quick_enough_share_their_time(runner):
    cells = ["def f(t): return t", *["import time; time.sleep(0.3)"] * 9, "def g(t): return t"]
    limits = Limits(cell_seconds=5, load_seconds=1.0)
    run = runner.run(program(*cells, kind="notebook"), plan(Call("f", 1), Call("g", 1)), limits)
    assert run.outputs[0].value == 1 and run.outputs[1].code == "not_loaded:timeout"
    assert "the 1 s that there are for running everything were used up at cell" in str(run.problem)


def test_who_announces_cells_that_do_not_run_gains_nothing(forked):
    lie = """
import os, json, struct, time
def say(number):
    header = json.dumps({"t": ["cell", number]}).encode()
    os.write(3, struct.pack("<II", len(header), 0) + header)
for number in range(1, 6):
    say(number)
    time.sleep(0.3)
while True:
    say(5)
"""
    cells = [lie, *["x = 1"] * 6]
    (output,) = forked.run(
        program(*cells, kind="notebook"), plan(Call("f", 1)), Limits(cell_seconds=0.5, load_seconds=1.0)
    ).outputs
    assert output.reason in ("not_loaded", "missing")


def test_after_two_hanging_calls_of_a_function_its_others_are_not_made(runner):
    source = "def f(t):\n    while t < 3: pass\n    return t\ndef g(t): return -t"
    calls = [Call("f", 1), Call("f", 2), Call("g", 1), Call("f", 3), Call("f", 4)]
    found = outputs(runner, source, *calls, limits=Limits(call_seconds=0.3))
    assert [getattr(output, "code", "returned") for output in found] == [
        "timeout:cpu", "timeout:cpu", "returned", "timeout:repeated", "timeout:repeated"
    ]  # fmt: skip
    assert found[4].code in CODES and "2 other calls of f" in found[4].detail


def test_a_function_that_hangs_once_is_called_again(runner):
    source = "def f(t):\n    while t == 1: pass\n    return t"
    found = outputs(runner, source, *(Call("f", n) for n in range(4)), limits=Limits(call_seconds=0.3))
    assert [getattr(output, "value", None) for output in found] == [0, None, 2, 3]


def test_a_piece_that_hangs_is_not_tried_again(runner):
    hanging = program("def f(t): return t\nwhile True: pass")
    limits = Limits(cell_seconds=0.5)
    assert runner.run(hanging, plan(Call("f", 1)), limits).outputs[0].reason == "not_loaded"
    start = time.monotonic()
    again = runner.run(hanging, plan(Call("f", 1)), Limits(cell_seconds=30))
    assert again.outputs[0].reason == "not_loaded" and time.monotonic() - start < 20
    assert "endless loop" in str(again.problem)


LOADING = {
    "while True: pass": "not_loaded:timeout",
    "import os; os._exit(0)": "not_loaded:crash",
    "import ctypes; ctypes.string_at(0)": "not_loaded:crash",
    "while True: print('x' * 1000)": "not_loaded:output_limit",
}


@pytest.mark.parametrize("line", LOADING)
def test_what_ended_the_loading_is_told(runner, line):
    limits = Limits(cell_seconds=0.5, printed_mib=1)
    run = runner.run(program(f"def f(t): return t\n{line}"), plan(Call("f", 1)), limits)
    assert run.outputs[0].code == LOADING[line] and run.outputs[0].code in CODES
    assert run.outputs[0].detail == str(run.problem)


def test_a_child_killed_by_a_machine_without_memory_is_no_fault_of_the_submission(forked, monkeypatch):
    shortages = iter([True, False])
    monkeypatch.setattr(forked._zygote.shortages, "noticed", lambda: next(shortages))
    source = "import os\ndef f(t): os.kill(os.getpid(), 9)"
    with pytest.raises(SandboxFault, match="ran out of memory"):
        outputs(forked, source, Call("f", 1))
    (again,) = outputs(
        forked, source, Call("f", 1)
    )  # whoever ends itself gains nothing by the neighbours' need
    assert again.code == "crash:left"


def test_a_statement_that_raises_ends_nothing_else_in_a_script(runner):
    run = runner.run(
        program("def f(t): return t\n1/0\ndef g(t): return t"), plan(Call("f", 1), Call("g", 1)), Limits()
    )
    assert [output.value for output in run.outputs] == [1, 1]
    assert str(run.problem) == "line 2: ZeroDivisionError: division by zero"


def test_a_statement_that_raises_ends_its_cell_in_a_notebook(runner):
    cells = ("def f(t): return t\n1/0\ndef g(t): return t", "def h(t): return t")
    run = runner.run(
        program(*cells, kind="notebook"), plan(Call("f", 1), Call("g", 1), Call("h", 1)), Limits()
    )
    assert isinstance(run.outputs[0], Returned) and isinstance(run.outputs[2], Returned)
    assert run.outputs[1].detail == (
        "g is not defined, because cell 1, line 2 raised ZeroDivisionError: division by zero"
    )


def test_what_a_script_imports_from_the_future_holds_in_its_later_pieces(runner):
    pieces = ("from __future__ import annotations", "def f(t: not_there = 1): return t")
    later = Program(
        "answer",
        "script",
        tuple(Cell(0, one, n) for n, one in enumerate(pieces, 1)),
        {},
        None,
        frozenset(),
        "x",
    )
    run = runner.run(later, plan(Call("f", 1)), Limits())
    assert run.outputs[0].value == 1 and run.problem is None


def test_front_end_modules_are_inert(runner):
    source = """
from IPython.display import display, HTML
import ipywidgets as widgets
import otter
from google.colab import drive
from autograder import check
drive.mount('/content')
grader = otter.Notebook("x.ipynb")
grader.check("q1"); check("f")
@widgets.interact(x=(0, 10))
def plot(x): pass
@widgets.interact
def f(t): return t
get_ipython().run_line_magic("matplotlib", "inline")
display(f)
"""
    (output,) = outputs(runner, source, Call("f", 5))
    assert output.value == 5


def test_files_lie_beside_the_program_and_helpers_can_be_imported(runner):
    source = (
        "import os, helper\ndef f(n): return helper.twice(n), open('data/x.csv').read(), sorted(os.listdir())"
    )
    files = {"helper.py": b"def twice(n): return 2 * n", "data/x.csv": b"1,2"}
    (output,) = outputs(runner, source, Call("f", 3), files=files)
    assert output.value[:2] == (6, "1,2") and set(output.value[2]) >= {"helper.py", "data"}


def test_what_a_driver_measures_with_was_there_before_the_program(runner):
    drivers = b"from numpy.random import get_state\ndef seen(function): return function(), get_state()[2]\n"
    source = """
import sys
import numpy as np
np.random.get_state = lambda *args: (0, 0, 99_999)
sys.modules.get("drivers", np).get_state = np.random.get_state
def f(): np.random.rand(3)
"""
    (output,) = outputs(runner, source, Call("f", driver="seen"), drivers=drivers)
    assert isinstance(output, Returned) and output.value == (None, 6)


def test_a_driver_that_fails_when_it_is_loaded_fails_its_calls_alone(runner):
    found = outputs(runner, "def f(): return 1", Call("f"), Call("f", driver="g"), drivers=b"1 / 0")
    assert found[0].value == 1 and found[1].type == "ZeroDivisionError"


def test_a_driver_runs_the_function_in_the_sandbox(runner):
    drivers = b"def twice(function, seed):\n    return [function(seed), function(seed)]\n"
    (output,) = outputs(runner, "def f(s): return s + 1", Call("f", 3, driver="twice"), drivers=drivers)
    assert output.value == [4, 4]


def test_randomness_without_a_seed_is_the_same_in_every_run(runner):
    source = """
import random, numpy as np
def f(n): return random.random(), np.random.rand(), np.random.default_rng().random()
"""
    assert outputs(runner, source, Call("f", 1))[0].value == outputs(runner, source, Call("f", 1))[0].value


def test_a_program_leaves_nothing_for_the_next(runner):
    outputs(
        runner,
        "import numpy as np, builtins\nnp.exp = None\nbuiltins.secret = 1\ndef f(t): return t",
        Call("f", 1),
    )
    source = "import numpy as np, builtins, os\ndef f(t):\n"
    source += "    return hasattr(builtins, 'secret'), float(np.exp(t)), os.listdir()"
    assert outputs(runner, source, Call("f", 0.0))[0].value == (False, 1.0, [])


def test_expressions_come_back_as_trees(runner):
    source = "import sympy\na = sympy.Symbol('a')\ndef f(): return 4 * a**3 * sympy.exp(a**4 + 1)"
    (output,) = outputs(runner, source, Call("f"), modules=["sympy"])
    assert output.value.tree[0] == "Mul"


def test_helpers_of_the_course_are_out_of_reach_of_an_import(runner):
    source = "def f(n):\n    import importlib\n    return importlib.util.find_spec('solutions') is None"
    (output,) = outputs(runner, "import importlib.util\n" + source, Call("f", 1))
    assert output.value is True


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a file system with a size")
def test_a_program_that_fills_the_disk_is_stopped_at_its_share(forked):
    source = """
def f(n):
    written = 0
    try:
        for number in range(1000):
            with open(f"{number}.bin", "wb") as stream:
                written += stream.write(bytes(8 << 20))
    except OSError as error:
        return written >> 20, error.strerror
"""
    (output,) = outputs(forked, source, Call("f", 1))
    assert output.value[0] <= 64 and output.value[1] == "No space left on device"


def test_the_zygotes_folder_goes_with_it(monkeypatch):
    monkeypatch.setattr(bubblewrap, "find", lambda: None)  # in there, nothing is outside
    runner = ForkedRunner(warm=False)
    scratch = runner._zygote.launch.setting.scratch
    outputs(runner, "open('left.txt', 'w').write('x')\ndef f(t): return t", Call("f", 1))
    assert scratch.is_dir()
    runner.close()
    assert not scratch.exists()


@pytest.mark.parametrize("boxed", [True, False])
def test_the_zygote_ends_when_its_grader_is_killed(boxed):
    script = f"""
import os
from autograder.sandbox.forkserver import bubblewrap as box
from autograder.sandbox.forkserver.runner import ForkedRunner
box.find = box.find if {boxed} else lambda: None
runner = ForkedRunner(warm=False)
runner.level
print(runner._zygote.pid, runner._zygote.launch.setting.scratch, flush=True)
os.kill(os.getpid(), 9)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    pid, scratch = done.stdout.split()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            break
        time.sleep(0.02)
    alive = (
        Path(f"/proc/{pid}").exists()
        and Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    )
    assert not alive
    assert not Path(scratch).exists()


def test_descriptors_do_not_leak(runner):
    outputs(runner, "def f(t): return t", Call("f", 1))
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        outputs(runner, "def f(t): return t", Call("f", 1))
    assert len(list(Path("/proc/self/fd").iterdir())) == before
