"""Another tolerance is tried on what was kept: how far the class is, and how many marks it changes."""

import pytest

WHATIF = ["whatif", "-o", "out", "--exercise", "decay"]


def off_by(share):
    return (
        f"import numpy as np\ndef decay(t, tau):\n    return np.exp(-np.asarray(t) / tau) * (1 + {share})\n"
    )


@pytest.fixture
def graded(invoke, hand_in, course):
    hand_in(ada="right", ben=off_by(3e-7), cleo=off_by(5e-6), dan=off_by(5e-4))
    hand_in(eve="def decay(t, tau): 1 / 0\n", fay="def decay(")
    assert invoke("grade", "class", "-o", "out").code == 0
    (course.root / "class").rename(course.root / "elsewhere")


def test_deviations_and_a_ladder_of_tolerances_are_shown(invoke, graded, course):
    before = {path: path.read_bytes() for path in (course.root / "out").rglob("*.*") if path.is_file()}
    done = invoke(*WHATIF, "--check", "decay", "--rtol", "1e-3")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "decay/decay: 5 answers, 1 of them with nothing to compare"
    assert lines[4].split() == ["0", "0", "0.3", "5", "5e+02", "5e+02", "5e+02", "5e+02"]
    rows = {line[:10].strip(): line[10:].split() for line in lines[6:]}
    assert rows["now"] == ["1e-06", "0", "2", "0", "0", "0"]
    assert rows["x 0.1"] == ["1e-07", "0", "1", "0", "1", "-2"]
    assert rows["x 10"] == ["1e-05", "0", "3", "1", "0", "+2"]
    assert rows["asked"] == ["0.001", "0", "4", "2", "0", "+4"]
    assert max(map(len, lines)) <= 80
    after = {path: path.read_bytes() for path in (course.root / "out").rglob("*.*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--check", "dekay"], "decay has no check 'dekay'; did you mean 'decay'?"),
        (["--check", "decay", "--rtol", "2"], "The 'rtol' of close() must be a number from 0 to below 1"),
    ],
)
def test_what_cannot_be_tried_is_one_sentence(invoke, graded, options, sentence):
    done = invoke(*WHATIF, *options)
    assert done.code == 2 and sentence in done.err and done.err.count("\n") == 1


def test_a_check_without_such_a_tolerance_is_named(invoke, graded, respec):
    respec("import Call, Check, Exercise, close", "import Call, Check, Exercise, close, exact")
    respec("expect=close(rtol=1e-6),\n            hint", "expect=exact(),\n            hint")
    done = invoke(*WHATIF, "--check", "decay")
    assert done.code == 2 and "it compares with exact(), and 'whatif' knows close()" in done.err
