"""A student's results as they come from grading: right, wrong, hidden, not loaded, not graded."""

import numpy as np
import pytest

from autograder.boundary.problems import Problem
from autograder.judge.result import CheckResult, Curve, Result

SECRET = "hidden-secret"


def membrane(reset: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return t in ms and the voltage in mV of a neuron driven by a current step, with or without reset."""
    t = np.arange(2001) * 0.1
    v = np.full(t.size, -75.0)
    for k in range(t.size - 1):
        v[k + 1] = v[k] + 0.01 * (-75.0 - v[k] + (26.0 if 20 < t[k] < 180 else 0.0))
        if reset and v[k + 1] >= -55.0:
            v[k + 1] = -75.0
    return t, v


@pytest.fixture(scope="session")
def voltage() -> Curve:
    t, reference = membrane(reset=True)
    _, yours = membrane(reset=False)
    first_bad = int(np.argmax(np.abs(yours - reference) > 1e-3))
    return Curve(t.tolist(), yours.tolist(), reference.tolist(), "t (ms)", "V (mV)", first_bad)


@pytest.fixture(scope="session")
def results(voltage: Curve) -> list[Result]:
    return [
        Result(
            "ada",
            "lif_update",
            "Leaky integrate-and-fire neuron",
            "graded",
            10.0,
            (
                CheckResult(
                    "trace",
                    "Voltage trace",
                    "failed",
                    0.0,
                    3.0,
                    message="1654 of 2001 values differ.",
                    detail="At t = 34.7 ms the reference is −75 mV.",
                    hint="Set V to V_reset in the same step.",
                    diagnosis="misconception:no_reset",
                    explanation="The voltage is not reset.",
                    curve=voltage,
                ),
                CheckResult("rest", "Stays at rest", "passed", 2.0, 2.0),
                CheckResult("count", "Spike count", "partial", 0.5, 1.0, message="2 of 4 counts are right."),
                CheckResult(
                    "other",
                    "Other parameters",
                    "failed",
                    0.0,
                    2.0,
                    hidden=True,
                    message=f"{SECRET} message",
                    detail=f"{SECRET} detail",
                    hint=f"{SECRET} hint",
                    diagnosis=f"misconception:{SECRET}",
                    explanation=f"{SECRET} explanation",
                    curve=Curve([0.0, 1.0], [1.0, 2.0], [3.0, 4.0], SECRET, SECRET, 0),
                ),
                CheckResult("inputs", "Inputs stay unchanged", "passed", 2.0, 2.0, hidden=True),
            ),
        ),
        Result(
            "ada",
            "cv_isi",
            "Variation of inter-spike intervals",
            "graded",
            5.0,
            (CheckResult("cv", "Coefficient of variation", "passed", 5.0, 5.0),),
        ),
        Result(
            "ada",
            "ou_noise",
            "Coloured noise",
            "graded",
            10.0,
            (
                CheckResult("path", "Path", "error", 0.0, 6.0, message="ou raised ValueError, line 7."),
                CheckResult("step", "Step", "skipped", 0.0, 4.0, message="Not checked because ou failed."),
            ),
            problems=(Problem("Syntax error at line 12 of ou_noise.py: '(' was never closed."),),
        ),
    ]


@pytest.fixture
def ungraded() -> Result:
    return Result(
        "ada",
        "product_rule",
        "Product rule",
        "ungraded",
        5.0,
        problems=(Problem("the reference returned 42"),),
    )
