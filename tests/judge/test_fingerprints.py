"""A mistake is named by its fingerprint as it is by its outputs."""

import numpy as np

from autograder.boundary.outputs import Raised, Returned
from autograder.compare import close, spikes, symbolic
from autograder.compare.stored import from_dict
from autograder.course.spec import Call, Check
from autograder.judge.fingerprints import fingerprints_of, misconception_of
from autograder.judge.misconceptions import diagnose, misconception
from autograder.judge.verdict import judge

T = np.arange(300) * 0.1
CALL = Call("f", T)
CHECKS = (
    Check(id="trace", points=1, call=CALL, expect=close(item=0, ignore=lambda ref: np.arange(300) == 5)),
    Check(id="times", points=1, call=CALL, expect=spikes(item=1, window=0.1)),
    Check(id="formula", points=1, call=Call("g"), expect=symbolic("a")),
    Check(id="secret", points=1, call=Call("f", T + 1), expect=close(item=0), hidden=True),
)
RIGHT = {"trace": (np.sin(T), [3.0, 5.0]), "formula": "a**2"}
WRONG = {"trace": (np.sin(T) + 1, [3.0, 6.0]), "formula": "a**3"}


def outputs(answer):
    run, formula = Returned(answer["trace"]), Returned(answer["formula"])
    other = Returned((answer["trace"][0] * 2, answer["trace"][1]))
    return {"trace": (run,), "times": (run,), "formula": (formula,), "secret": (other,)}


def verdicts(checks, given):
    expected = outputs(RIGHT)
    return tuple(judge(check, given[check.id], expected[check.id]) for check in checks)


def known(*answers):
    mistakes = [
        misconception(f"m{n}", f"about {n}", CHECKS, outputs(answer), verdicts(CHECKS, outputs(answer)))
        for n, answer in enumerate(answers)
    ]
    return fingerprints_of(mistakes, CHECKS, outputs(RIGHT))


def named_at_home(student, *answers):
    home = tuple(
        Check(
            id=check.id,
            points=1,
            call=check.calls,
            expect=from_dict(check.expect.example(outputs(RIGHT)[check.id])[0]),
        )
        for check in CHECKS
        if not check.hidden
    )
    given, mistakes = outputs(student), [misconception_of(found) for found in known(*answers)]
    found = diagnose(home, given, outputs(RIGHT), verdicts(home, given), mistakes)
    return [verdict.diagnosis for verdict in found]


def test_a_mistake_that_leaves_a_fingerprint_is_named():
    assert named_at_home(WRONG, WRONG) == ["misconception:m0"] * 3


def test_an_ignored_sample_is_ignored_in_a_fingerprint():
    trace = WRONG["trace"][0].copy()
    trace[5] = 99.0
    assert named_at_home(WRONG | {"trace": (trace, [3.0, 6.0])}, WRONG) == ["misconception:m0"] * 3


def test_other_wrong_outputs_are_not_named():
    other = WRONG | {"trace": (np.sin(T) + 1.01, [3.0, 6.0])}
    assert named_at_home(other, WRONG) == [None] * 3  # one of three is too few


def test_a_mistake_is_not_named_when_a_check_passes_that_it_fails():
    assert named_at_home(WRONG | {"formula": "a**2"}, WRONG) == [None, None, None]


def test_what_only_a_hidden_check_finds_leaves_no_fingerprint():
    right = outputs(RIGHT)
    wrong = right | {"secret": (Returned((T, [])),)}
    mistake = misconception("m", "text", CHECKS, wrong, verdicts(CHECKS, wrong))
    assert "secret" in mistake.outputs
    assert fingerprints_of([mistake], CHECKS, right) == ()


def test_a_fingerprint_holds_no_expression_and_each_output_once():
    (found,) = known(WRONG)
    assert "a**3" not in repr(found)
    assert len(found.outputs) == 2  # trace and times look at one run
    assert set(found.checks) == {"trace", "times", "formula"}


def test_an_answer_that_raises_is_named_by_type_and_words():
    answer = outputs(RIGHT) | dict.fromkeys(("trace", "times"), (Raised("ValueError", "bad 3"),))
    mistake = misconception("m", "text", CHECKS, answer, verdicts(CHECKS, answer))
    (found,) = fingerprints_of([mistake], CHECKS, outputs(RIGHT))
    student = outputs(RIGHT) | dict.fromkeys(("trace", "times"), (Raised("ValueError", "bad 4"),))
    seen = diagnose(CHECKS, student, outputs(RIGHT), verdicts(CHECKS, student), [misconception_of(found)])
    assert [verdict.diagnosis for verdict in seen[:2]] == ["misconception:m"] * 2
