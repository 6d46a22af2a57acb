"""Grading spec: a sigmoid and its derivative as expressions (10 points).

Both change around theta, so the points lie there; far from it nearly every sigmoid is 0 or 1. The derivative
is also held against the student's own f, so that a wrong f does not cost all of it, and what is right to two
percent keeps most. Thetas that are not whole are exact in binary.
"""

import numpy as np

from autograder import Call, Check, Exercise, satisfies, symbolic

AT_5 = symbolic("t", points=("-2", "1/2", "17/5", "26/5", "37/4", "12"))
AROUND = symbolic("t", points=("-13/2", "-14/5", "-9/10", "1/2", "13/5", "41/10", "33/4"))
BETWEEN = ("-23/4", "-11/5", "3/10", "19/10", "22/5", "29/4")
TIMES = (-3.5, -1.0, 0.3, 1.9, 4.4)
THETAS = (2.5, -3, 0)


def nearly_one(ratios):
    return np.all(np.abs(ratios - 1) < 0.02)


def derivative_of_own_curve(value):
    """Whether df is the slope of the f beside it, at all times, and not the same everywhere."""
    slope, df = np.asarray(value, float)
    peak = np.max(np.abs(slope))
    return bool(np.max(np.abs(slope - df)) <= 1e-9 * peak and np.ptp(slope) > 1e-3 * peak > 0)


def others(driver):
    """The same item for other thetas."""
    return tuple(Call("sigmoid_and_derivative", theta, driver=driver) for theta in THETAS)


EXERCISE = Exercise(
    slug="sympy_sigmoid",
    title="A sigmoid and its derivative with SymPy",
    diagnoses=(
        "no_negative_theta",
        "theta_hard_in_derivative",
        "theta_hard",
        "whole_theta",
        "argument",
    ),
    checks=(
        Check(
            id="curve",
            points=1,
            title="The sigmoid for theta = 5",
            call=Call("sigmoid_and_derivative", driver="first"),
            expect=AT_5,
            hint="Make the symbol with sp.Symbol and use sp.exp; np.exp cannot handle a symbol.",
            readme_hints=(1, 2),
        ),
        Check(
            id="derivative",
            points=2,
            title="Its derivative for theta = 5",
            call=Call("sigmoid_and_derivative", driver="second"),
            expect=AT_5,
            hint="sp.diff wants the expression and the symbol to differentiate with respect to.",
            readme_hints=(3,),
        ),
        Check(
            id="other-curves",
            points=1,
            title="The sigmoid for other thetas",
            hidden=True,
            reveal="diagnosis",
            call=others("first"),
            expect=AROUND,
        ),
        Check(
            id="other-derivatives",
            points=1,
            title="Its derivative for other thetas",
            hidden=True,
            reveal="diagnosis",
            call=others("second"),
            expect=AROUND,
        ),
        Check(
            id="curves-nearly",
            points=2,
            title="The sigmoid to two percent",
            hidden=True,
            reveal="diagnosis",
            call=others("first"),
            expect=symbolic("t", points=BETWEEN, up_to=nearly_one),
        ),
        Check(
            id="derivatives-nearly",
            points=2,
            title="Its derivative to two percent",
            hidden=True,
            reveal="diagnosis",
            call=others("second"),
            expect=symbolic("t", points=BETWEEN, up_to=nearly_one),
        ),
        Check(
            id="derivative-of-own-curve",
            points=1,
            title="The derivative belongs to your own f",
            hidden=True,
            reveal="diagnosis",
            call=Call("sigmoid_and_derivative", 1.25, TIMES, driver="slopes"),
            expect=satisfies(derivative_of_own_curve),
        ),
    ),
)
