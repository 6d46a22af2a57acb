"""What the sandbox refuses is named in words that a student understands, however a library wrapped it."""

import errno
from textwrap import indent

import pytest

from autograder.boundary.outputs import REFUSALS, Failed, Raised, Returned
from autograder.compare import exact
from autograder.course.plan import make_plan
from autograder.course.spec import Call, Check, Exercise, Limits
from autograder.judge.codes import CODES
from autograder.judge.verdict import judge
from autograder.sandbox.child.refusals import FULL, refusal_behind
from autograder.sandbox.forkserver.runner import ForkedRunner
from autograder.sandbox.replies import read_reply
from autograder.submission.cells import Cell
from autograder.submission.program import Program

REFUSED = {
    "a socket": ("import socket; socket.socket()", "network"),
    "a bare socket": ("import _socket; _socket.socket()", "network"),
    "a connection to a name": ("import socket; socket.create_connection(('example.com', 80))", "network"),
    "a connection to an address": ("import socket; socket.create_connection(('1.2.3.4', 80))", "network"),
    "a page": ("import urllib.request; urllib.request.urlopen('http://example.com')", "network"),
    "a data set": ("import numpy; numpy.loadtxt('https://1.2.3.4/data.csv')", "network"),
    "a fork": ("import os; os.fork()", "process"),
    "a process": ("import multiprocessing; multiprocessing.Process(target=int).start()", "process"),
    "a pool": ("import multiprocessing; multiprocessing.Pool(2).map(abs, [1])", "process"),
    "an executor": (
        "from concurrent.futures import ProcessPoolExecutor as Pool; list(Pool(2).map(abs, [1]))", "process"),
    "a program": ("import subprocess; subprocess.run(['true'])", "program"),
    "a shell": ("import os; os.popen('ls')", "program"),
    "another program instead": ("import os, sys; os.execv(sys.executable, ['python'])", "program"),
    "a spawned program": ("import os; os.posix_spawn('/bin/true', ['true'], {})", "program"),
    "reading": ("open('/etc/passwd')", "file"),
    "reading what is elsewhere only": ("open('/home/ada/data.csv')", "file"),
    "writing": ("open('/tmp/result.txt', 'w')", "file"),
    "writing next door": ("open('../result.txt', 'w')", "file"),
    "listing": ("import os; os.listdir('/')", "file"),
    "saving": ("import numpy; numpy.save('/tmp/result.npy', [1])", "file"),
    "the rights of a file": ("import os; open('own', 'w'); os.chmod(os.getcwd() + '/own', 0)", "rights"),
    "a link": ("import os; open('own', 'w'); os.symlink('own', 'other')", "rights"),
    "a signal": ("import os; os.kill(1, 9)", "signal"),
    "a priority": ("import os; os.nice(-5)", "other"),
    "an event loop": ("import asyncio; asyncio.SelectorEventLoop()", "events"),
}  # fmt: skip


@pytest.fixture(scope="module")
def runner():
    runner = ForkedRunner(warm=False)
    if runner.level != "isolated":
        runner.close()
        pytest.skip(f"isolation here is {runner.level!r}")
    yield runner
    runner.close()


def run(runner, source, *functions, limits=None):
    checks = tuple(
        Check(id=name.replace("_", "-"), points=1, call=Call(name), expect=exact()) for name in functions
    )
    plan = make_plan(Exercise(slug="answer", title="answer", checks=checks))
    answer = Program("answer", "script", (Cell(0, source),), {}, None, "", frozenset())
    return runner.run(answer, plan, limits or Limits())


def one(runner, source, name, **options):
    ran = run(runner, source, name, **options)
    (output,) = ran.outputs
    return output, ran.problem


@pytest.fixture(scope="module")
def refused(runner):
    names = [f"f{number}" for number in range(len(REFUSED))]
    bodies = [f"def {name}():\n    {body}\n" for name, (body, _) in zip(names, REFUSED.values(), strict=True)]
    return dict(zip(REFUSED, run(runner, "".join(bodies), *names).outputs, strict=True))


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_operation_is_named(name, refused):
    output = refused[name]
    assert isinstance(output, Raised) and output.place.line > 0
    assert output.code == f"forbidden:{REFUSED[name][1]}" and output.code in CODES
    assert output.message.startswith(REFUSALS[output.refusal] + " is not possible here")
    assert "/shm/" not in output.message and "Errno" not in output.message
    check = Check(id="c", points=1, call=Call("f"), expect=exact(), hint="think of the physics")
    verdict = judge(check, [output], [Returned(1)])
    assert (verdict.status, verdict.earned, verdict.diagnosis) == ("error", 0, output.code)
    assert verdict.hint == "" and REFUSALS[output.refusal] in verdict.message


def test_every_refusal_and_its_code_are_explained():
    assert {f"forbidden:{key}" for key in REFUSALS} | {"forbidden"} <= set(CODES)


def test_the_file_is_named_as_the_student_named_it(refused):
    assert refused["reading"].message.endswith(": /etc/passwd")
    assert refused["writing next door"].message.endswith(": ../result.txt")
    assert refused["the rights of a file"].message.endswith(": own")


WRAPPED = """
try:
    open("/etc/passwd")
except OSError{name}:
    {then}
"""


@pytest.mark.parametrize(
    ("then", "code"),
    [
        ("raise ValueError('no data')", "forbidden:file"),
        ("raise ValueError('no data') from None", "forbidden:file"),
        ("raise ValueError('no data') from error", "forbidden:file"),
        ("pass\nraise ValueError('no data')", "raised"),
        ("pass\nopen('nothing.csv')", "raised"),
    ],
)
def test_a_wrapped_refusal_is_found_and_a_swallowed_one_changes_nothing(runner, then, code):
    source = WRAPPED.format(name=" as error" if "error" in then else "", then=then)
    output, _ = one(runner, f"def f():\n{indent(source, '    ')}", "f")
    assert output.code == code


def test_a_refusal_that_is_caught_costs_nothing(runner):
    source = "def f():\n    try:\n        open('/etc/passwd')\n    except OSError:\n        return 1\n"
    output, problem = one(runner, source, "f")
    assert output.value == 1 and problem is None


@pytest.mark.parametrize(
    "body",
    [
        "[open(f'part{n}', 'wb').write(bytes(8 << 20)) for n in range(20)]",
        "open('big', 'wb').write(bytes(20 << 20))",
        "import numpy; numpy.save('big', numpy.zeros(4 << 20))",
    ],
)
def test_a_full_folder_is_the_limit_of_files(runner, body):
    output, _ = one(runner, f"def f():\n    {body}\n", "f")
    assert isinstance(output, Failed) and output.code == "output_limit:files" and output.code in CODES


def test_threads_without_end_are_named(runner):
    source = """
import threading
def f():
    threading.stack_size(16 << 20)
    forever = threading.Event()
    while True:
        threading.Thread(target=forever.wait, daemon=True).start()
"""
    output, _ = one(runner, source, "f", limits=Limits(memory_mib=256))
    assert output.code == "forbidden:threads"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("import socket; socket.socket()", REFUSALS["network"]),
        ("open('/etc/passwd')", REFUSALS["file"]),
        ("import subprocess; subprocess.run(['pip', 'install', 'requests'])", REFUSALS["program"]),
        ("x = bytearray(1 << 40)", "more memory was needed"),
        ("open('big', 'wb').write(bytes(20 << 20))", "more was written into files"),
    ],
)  # fmt: skip
def test_what_is_refused_while_the_file_is_loaded_is_told_in_the_same_words(runner, line, said):
    output, problem = one(runner, f"\n{line}\ndef f(): return 1\n", "f")
    assert str(problem).startswith("line 2: ") and said in str(problem)
    assert isinstance(output, Returned)


def test_an_exception_that_names_itself_as_its_cause_ends_the_search():
    error = ValueError()
    error.__cause__ = error.__context__ = error
    assert refusal_behind(error) == ""


def test_errors_of_honest_programs_are_not_refusals():
    honest = [OSError(errno.ENOENT, "no"), KeyError("x"), OSError("odd"), RuntimeError("x"), EOFError()]
    assert [refusal_behind(error) for error in honest] == [""] * len(honest)
    assert refusal_behind(OSError(errno.ENOSPC, "full")) == FULL


@pytest.mark.parametrize("word", ["", "x", "network\x1b", "full\n", "raised:exit"])
def test_a_child_cannot_make_up_a_code(word):
    output = read_reply(("raised", "OSError", "m", ["", 0, 1], word), 0.0)
    assert output.code == "raised"
