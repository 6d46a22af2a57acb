"""Grading spec: the product rule on the alpha function of a synapse (10 points).

The course's grid is even and has tau = 0.5 throughout, which hides a literal 0.5, a grid of one's own and
a formula that divides by t; the hidden grids are uneven, with and without t = 0, and have other constants.
"""

import numpy as np

from autograder import Call, Check, Exercise, close

TIMES = np.arange(0.0, 10.0, 0.1)  # au, as all times here
TAU = 0.5
STEPS = np.linspace(0.0, 12.0, 41)
UNEVEN = np.array([0.15, 0.2, 0.45, 0.7, 1.3, 1.9, 2.05, 3.6, 4.4, 7.25, 9.5])

EXERCISE = Exercise(
    slug="product_rule",
    title="Product rule on the alpha function of a synapse",
    diagnoses=(
        "fixed_grid",
        "hardcoded_tau",
        "hardcoded_rate",
        "du_fixed_length",
        "mutates_in_curve",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="curve",
            points=1,
            title="The alpha function",
            call=Call("alpha_function", TIMES, TAU),
            expect=close(unit="au"),
            hint="Multiply, at each time, the time itself by a decaying exponential.",
        ),
        # du/dt is 1 whatever comes in; the second call keeps an answer that is always 1 from passing.
        Check(
            id="du-dt",
            points=1,
            title="du/dt, with t left unchanged",
            call=(
                Call("alpha_derivative", TIMES, TAU),
                Call("alpha_derivative", TIMES, TAU, observe="arguments"),
            ),
            expect=close(item=0, broadcast=True),
            hint="u = t is a straight line: how steep is it? If that is right already, look for an "
            "operator such as /= or *= that overwrites the array t.",
            readme_hints=(1,),
        ),
        Check(
            id="dv-dt",
            points=1,
            title="dv/dt",
            call=Call("alpha_derivative", TIMES, TAU),
            expect=close(item=1, unit="1/au"),
            hint="v is the exponential of something that depends on t: how fast does it change?",
            readme_hints=(2,),
        ),
        Check(
            id="df-dt",
            points=2,
            title="df/dt",
            call=Call("alpha_derivative", TIMES, TAU),
            expect=close(item=2),
            hint="Two terms: in each of them one factor stays as it is while the other is differentiated. "
            "The result crosses zero where f has its peak.",
            readme_hints=(3,),
        ),
        Check(
            id="other-curves",
            points=1,
            title="The alpha function with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=(Call("alpha_function", STEPS, 2.0), Call("alpha_function", UNEVEN, 0.8)),
            expect=close(),
        ),
        Check(
            id="other-dv-dt",
            points=1,
            title="dv/dt with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=(Call("alpha_derivative", STEPS, 2.0), Call("alpha_derivative", UNEVEN, 0.8)),
            expect=close(item=1),
        ),
        Check(
            id="other-df-dt",
            points=2,
            title="df/dt with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=(Call("alpha_derivative", STEPS, 2.0), Call("alpha_derivative", UNEVEN, 0.8)),
            expect=close(item=2),
        ),
        Check(
            # Item 0 is du/dt in the first call and t in the others.
            id="curve-input",
            points=1,
            title="du/dt at other times, t left unchanged by both functions",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("alpha_derivative", UNEVEN, 0.8),
                Call("alpha_derivative", STEPS, 1.7, observe="arguments"),
                Call("alpha_function", STEPS, 1.7, observe="arguments"),
            ),
            expect=close(item=0, broadcast=True),
        ),
    ),
)
