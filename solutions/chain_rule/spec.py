"""Grading spec: the chain rule on a nested exponential (10 points).

There are no parameters to vary. The hidden check looks at points of the other sign, where an answer that has
lost the sign of a**3 shows. The point 0 is left out: wrong answers often agree there or have no value.
"""

from autograder import Call, Check, Exercise, symbolic

POSITIVE = ("1/10", "1/2", "17/20", "1", "7/5")
NEGATIVE = ("-1/4", "-13/20", "-1", "-13/10", "-3/2")

EXERCISE = Exercise(
    slug="chain_rule",
    title="Chain rule on a nested exponential",
    checks=(
        Check(
            id="derivative",
            points=5,
            title="dr/da where a is positive",
            call=Call("drda"),
            expect=symbolic("a", points=POSITIVE),
            hint="Name the exponent t. Differentiate r as a function of t, then t as a function of a, "
            "multiply the two, and put the exponent back for t.",
        ),
        Check(
            id="negative-a",
            points=5,
            title="dr/da where a is negative",
            hidden=True,
            call=Call("drda"),
            expect=symbolic("a", points=NEGATIVE),
        ),
    ),
)
