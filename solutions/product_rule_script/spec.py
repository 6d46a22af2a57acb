"""Grading spec: the product rule in variables (10 points).

The hidden checks run the script with other times, uneven and of another length, and other time constants.
"""

import numpy as np

from autograder import Check, Exercise, Value, close

UNEVEN = {"t": np.array([0.15, 0.2, 0.45, 0.7, 1.3, 1.9, 2.05, 3.6, 4.4, 7.25, 9.5]), "tau": 0.8}
STEPS = {"t": np.linspace(0.0, 12.0, 41), "tau": 2.0}

EXERCISE = Exercise(
    slug="product_rule_script",
    title="Product rule on the alpha function, in variables",
    diagnoses=(
        "hardcoded_tau",
        "fixed_length",
    ),
    checks=(
        Check(
            id="curve",
            points=1,
            title="The alpha function",
            call=Value("f"),
            expect=close(unit="au"),
            hint="Multiply, at each time, the time itself by a decaying exponential.",
        ),
        Check(
            id="du-dt",
            points=1,
            title="du/dt",
            call=Value("du_dt"),
            expect=close(broadcast=True),
            hint="u = t is a straight line: how steep is it?",
            readme_hints=(1,),
        ),
        Check(
            id="dv-dt",
            points=1,
            title="dv/dt",
            call=Value("dv_dt"),
            expect=close(unit="1/au"),
            hint="v is the exponential of something that depends on t: how fast does it change?",
            readme_hints=(2,),
        ),
        Check(
            id="df-dt",
            points=2,
            title="df/dt",
            call=Value("df_dt"),
            expect=close(),
            hint="Two terms: in each of them one factor stays as it is while the other is differentiated.",
        ),
        Check(
            id="other-curves",
            points=1,
            title="The alpha function with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("f", given=UNEVEN), Value("f", given=STEPS)),
            expect=close(),
        ),
        # du/dt is 1 whatever is held, so it is looked at beside dv/dt.
        Check(
            id="other-factors",
            points=2,
            title="The slopes of u and v with other values",
            hidden=True,
            reveal="diagnosis",
            call=(
                Value("du_dt", given=UNEVEN),
                Value("dv_dt", given=UNEVEN),
                Value("dv_dt", given=STEPS),
            ),
            expect=close(broadcast=True),
        ),
        Check(
            id="other-df-dt",
            points=2,
            title="df/dt with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("df_dt", given=UNEVEN), Value("df_dt", given=STEPS)),
            expect=close(),
        ),
    ),
)
