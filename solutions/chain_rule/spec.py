"""Grading spec: the chain rule on a nested exponential (10 points).

There are no parameters to vary. Two checks look at points of either sign, where an answer that has lost the
sign of a**3 shows; at 0 wrong answers often agree or have no value, so it is left out. Three hidden steps
give points to what is nearly right: the right value to a percent, the exponential, the power of a.
"""

import numpy as np

from autograder import Call, Check, Exercise, symbolic

POSITIVE = ("1/10", "1/2", "17/20", "1", "7/5")
NEGATIVE = ("-1/4", "-13/20", "-1", "-13/10", "-3/2")
EITHER = ("-7/5", "-9/10", "-2/5", "-1/10", "3/20", "3/5", "19/20", "13/10")
SMALL = ("-1/500", "-1/1000", "1/1000", "1/500")

SIZES = np.abs([float(n) / float(d) for n, d in (point.split("/") for point in EITHER)])


def nearly_one(ratios):
    return np.all(np.abs(ratios - 1) < 0.01)


def powers_of_a(ratios):
    """Whether the answer divided by the right one is a power of a times a number: e**(a**4 + 1) cancels."""
    logs = np.log(np.abs(ratios))
    power, number = np.polyfit(np.log(SIZES), logs, 1)
    return np.isrealobj(ratios) and np.all(np.abs(logs - power * np.log(SIZES) - number) < 0.01)


def same_number(ratios):
    """Whether the ratio is the same at all small a, where the exponential hardly varies: a**3 cancels."""
    return ratios[0] != 0 and np.all(np.abs(ratios / ratios[0] - 1) < 0.01)


EXERCISE = Exercise(
    slug="chain_rule",
    title="Chain rule on a nested exponential",
    diagnoses=(
        "positive_only",
        "argument",
    ),
    checks=(
        Check(
            id="derivative",
            points=1,
            title="dr/da where a is positive",
            call=Call("drda"),
            expect=symbolic("a", points=POSITIVE),
            hint="Name the exponent t. Differentiate r as a function of t, then t as a function of a, "
            "multiply the two, and put the exponent back for t.",
            readme_hints=(1, 2, 3, 4),
        ),
        Check(
            id="negative-a",
            points=1,
            title="dr/da where a is negative",
            hidden=True,
            reveal="diagnosis",
            call=Call("drda"),
            expect=symbolic("a", points=NEGATIVE),
        ),
        Check(
            id="to-a-percent",
            points=3,
            title="dr/da to a percent",
            hidden=True,
            reveal="diagnosis",
            call=Call("drda"),
            expect=symbolic("a", points=EITHER, up_to=nearly_one),
        ),
        Check(
            id="exponential",
            points=2.5,
            title="The exponential in dr/da",
            hidden=True,
            reveal="diagnosis",
            call=Call("drda"),
            expect=symbolic("a", points=EITHER, up_to=powers_of_a),
        ),
        Check(
            id="power",
            points=2.5,
            title="The power of a in dr/da",
            hidden=True,
            reveal="diagnosis",
            call=Call("drda"),
            expect=symbolic("a", points=SMALL, up_to=same_number),
        ),
    ),
)
