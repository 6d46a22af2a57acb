import numpy as np

from autograder.authoring.carried_proof import too_much_carried, useless_functions
from autograder.compare import close
from autograder.course.spec import Call, Check, Exercise
from autograder.judge.result import CheckResult

CHECKS = tuple(
    Check(
        id=name,
        points=2,
        hidden=True,
        call=Call("f", 1.0),
        expect=close(item=1, carry=lambda values: [np.cumsum(item) for item, _ in values]),
    )
    for name in ("areas", "sum")
)
EXERCISE = Exercise(slug="x", title="x", checks=CHECKS, carried=4)


def verdicts(*carried):
    return [CheckResult(check.id, "", "passed", 2.0, 2.0, carried=check.id in carried) for check in CHECKS]


def findings(misconceptions, useless=None, exercise=EXERCISE):
    return list(too_much_carried(exercise, misconceptions, useless or {}))


def test_all_is_well_when_a_misconception_earns_what_the_author_says():
    assert (
        findings({"slip": verdicts("areas", "sum"), "other": verdicts()}, {"f that returns 0.0": verdicts()})
        == []
    )


def test_a_check_that_no_misconception_passes_in_this_way_is_not_proved():
    found = findings({"slip": verdicts("areas")})
    assert "a misconception must pass check sum by its own earlier values; none does" in found
    assert any("must be the most that a misconception earns by it, 2; got 4" in text for text in found)


def test_whoever_earns_more_than_the_author_says_is_named():
    strict = Exercise(slug="x", title="x", checks=CHECKS, carried=2)
    found = findings({"slip": verdicts("areas", "sum")}, exercise=strict)
    assert found == ["slip must earn at most 2 by carrying forward; it earns 4 in areas, sum"]


def test_useless_functions_may_earn_nothing_by_it():
    found = findings({"slip": verdicts("areas", "sum")}, {"f that returns 0.0": verdicts("sum")})
    assert found == ["f that returns 0.0 must earn at most 0 by carrying forward; it earns 2 in sum"]
    given = {"f that returns args[0]": verdicts("sum")}
    assert findings({"slip": verdicts("areas", "sum")}, given) == []


def test_useless_functions_stand_in_for_one_function_each():
    programs = dict(useless_functions(b"def f(x):\n    return x + 1\n\ndef g(x):\n    return f(x)\n", ["f"]))
    namespace = {}
    exec(programs["f that returns 1.0"], namespace)
    assert namespace["g"](5) == 1.0
    assert len(programs) == 7
