"""A call as code is the same call, to the last bit, in an interpreter that knows nothing of it."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autograder import Call, Value
from autograder.course.call_code import WIDTH, code_of_call
from autograder.course.catalog import Course
from autograder.course.examples import read_examples

ROOT = Path(__file__).resolve().parents[2]
#: runs pasted code where the function only notes what it is given
RUN = """
import json, sys
import numpy as np

def plain(value):
    if isinstance(value, np.ndarray):
        return [str(value.dtype), value.shape, value.tobytes().hex()]
    if isinstance(value, (list, tuple)):
        return [type(value).__name__, *map(plain, value)]
    if isinstance(value, dict):
        return [[plain(key), plain(item)] for key, item in value.items()]
    return [type(value).__name__, repr(value)]

for code, function in json.load(sys.stdin):
    seen = []
    def note(*args, **kwargs):
        seen.append(plain([*args, *kwargs.values()]))
    exec(code, {function: note})
    print(json.dumps(seen))
"""


def run(*codes, cwd=ROOT):
    """Return the arguments of the one call that each code makes, in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", RUN], input=json.dumps(codes), capture_output=True, text=True, cwd=cwd
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line)[0] for line in done.stdout.splitlines()]


def plain(value):
    if isinstance(value, np.ndarray):
        return [str(value.dtype), list(value.shape), value.tobytes().hex()]
    if isinstance(value, list | tuple):
        return [type(value).__name__, *map(plain, value)]
    if isinstance(value, dict):
        return [[plain(key), plain(item)] for key, item in value.items()]
    return [type(value).__name__, repr(value)]


def given(call):
    return plain([*call.args, *call.kwargs.values()])


def test_every_visible_call_of_the_course_is_made_again_by_its_code():
    course, calls, codes = Course(ROOT), [], []
    for slug in course.in_order():
        handout = course.handout(slug)
        exercise, _, _ = read_examples(handout)
        for check in exercise.checks:
            for number, call in enumerate(check.calls):
                if isinstance(call, Call) and call.driver is None:
                    names = handout.functions.get(call.function, ())
                    calls.append(call)
                    codes.append((code_of_call(slug, check.id, number, call, names), call.function))
    assert len(codes) > 100
    for call, (code, _), seen in zip(calls, codes, run(*codes), strict=True):
        assert seen == given(call), code


LONG = np.sin(np.arange(100.0))
VALUES = [
    np.arange(0.0, 5.0, 0.05),
    np.linspace(0.3, 7.1, 77),
    np.arange(50) * 0.1,
    2.5 + np.arange(40) * 0.3,
    np.arange(5.0, 0.0, -0.05),
    np.arange(3, 100, 4),
    np.full(30, -70.0),
    np.zeros((20, 3)),
    np.zeros((2, 0)),
    np.array([]),
    np.array(3.5),
    np.array([[1, 2], [3, 4]]),
    np.array([1.5, np.nan, np.inf]),
    np.array([1.5, 2.5], dtype=np.float32),
    np.array([True, False]),
    np.array([1 + 2j, -3j]),
    [1, 2.5, "x'y"],
    (4,),
    {"a": 1.0, "b'\"": np.arange(20.0), 3: [1, (2, 3)]},
    float("nan"),
    complex(1, float("inf")),
    'a"b\n',
    None,
]


@pytest.mark.parametrize("parameters", [("x", "y", "k"), ("other",), ()], ids=str)
def test_values_of_all_kinds_are_written_so_that_they_come_back(parameters):
    calls = [Call("f", value, 2.5, k=value) for value in VALUES]
    codes = [(code_of_call("decay", "c", 0, call, parameters), "f") for call in calls]
    assert not [code for code, _ in codes if "example(" in code]
    for call, (code, _), seen in zip(calls, codes, run(*codes), strict=True):
        assert seen == given(call), code


def test_names_are_used_where_the_students_function_has_them():
    t = np.arange(0.0, 5.0, 0.05)
    call = Call("charge_transfer", t, 2.5, 0.7, 1.3, 0.05)
    names = ("t", "J", "tau_s", "t_sp", "dt")
    assert code_of_call("charge_transfer", "c", 0, call, names).splitlines() == [
        "import numpy as np",
        "t = np.arange(0.0, 5.0, 0.05)",
        "charge_transfer(t, J=2.5, tau_s=0.7, t_sp=1.3, dt=0.05)",
    ]
    assert code_of_call("charge_transfer", "c", 0, call, ()).endswith(
        "\ncharge_transfer(arg1, 2.5, 0.7, 1.3, 0.05)"
    )


def test_what_no_expression_makes_is_looked_up():
    call = Call("f", 2.0, LONG)
    assert code_of_call("decay", "shape", 1, call, ("a", "b")).splitlines() == [
        "from autograder import example",
        'b = example("decay", "shape", call=2)[1]',
        "f(a=2.0, b=b)",
    ]


def test_a_driver_is_run_from_its_file_and_changed_arguments_are_shown():
    driven = code_of_call("ou_noise", "c", 0, Call("ou", 3, driver="draw", n=4), ("seed",))
    assert driven.splitlines() == [
        "import runpy",
        'drivers = runpy.run_path("exercises/ou_noise/drivers.py")',
        'drivers["draw"](ou, 3, n=4)',
    ]
    changed = code_of_call("e", "c", 0, Call("f", np.array([1.0]), observe="arguments"), ("x",))
    assert changed.splitlines()[1:] == ["x = np.array([1.0])", "f(x)", "x"]


def test_a_value_is_shown_with_what_the_program_has_in_place_of_its_own_values(capsys):
    times = np.arange(0.0, 10.0, 0.1)
    code = code_of_call("e", "c", 0, Value("y", given={"x": 3, "t": times}), ())
    assert code.splitlines() == [
        "# in your program, in place of what it assigns to these names:",
        "import numpy as np",
        "x = 3",
        "t = np.arange(0.0, 10.0, 0.1)",
        "# and at its end:",
        "print(y)",
    ]
    names = {"y": 0.25}
    exec(code, names)
    assert capsys.readouterr().out == "0.25\n"
    assert plain([names["x"], names["t"]]) == plain([3, times])


def test_a_long_value_that_is_given_is_looked_up():
    noise = np.random.default_rng(1).normal(size=200)
    code = code_of_call("e", "c", 1, Value("y", given={"x": 3, "noise": noise}), ())
    assert 'noise = example("e", "c", call=2)[1]' in code.splitlines()


def test_of_a_value_that_nothing_is_given_to_there_is_nothing_to_paste():
    assert code_of_call("e", "c", 0, Value("y"), ()) == ""


def test_lines_fit_a_terminal():
    pars = {f"parameter_{n}": n / 7 for n in range(20)}
    code = code_of_call("e", "c", 0, Call("f", pars, *range(30)), ())
    assert max(map(len, code.splitlines())) <= WIDTH
