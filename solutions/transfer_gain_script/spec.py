"""Grading spec: transfer function and its gain, in variables (10 points).

The hidden checks run the script with other values, all different from each other and from those in the stub.
"""

import numpy as np

from autograder import Check, Exercise, Value, close

STEEP = {"a": 2.0, "theta": 1.3, "dI": 0.25, "I": np.arange(-1.0, 5.0, 0.25), "I_mean": 1.75}
FLAT = {"a": 0.5, "theta": 4.0, "dI": 0.4, "I": np.arange(0.6, 9.0, 0.4), "I_mean": 3.1}

EXERCISE = Exercise(
    slug="transfer_gain_script",
    title="Transfer function and its gain, in variables",
    diagnoses=(
        "given_values_hardcoded",
        "clipped",
        "dI_hardcoded",
    ),
    checks=(
        Check(
            id="rates",
            points=2,
            title="The transfer function",
            call=Value("rates"),
            expect=close(),
            hint="A sigmoid, minus what it gives without any input: the first rate is 0.",
            readme_hints=(1,),
        ),
        Check(
            id="gain",
            points=2,
            title="The gain between neighbours",
            call=Value("gain"),
            expect=close(unit="1/au"),
            hint="The change of the rate from each input to the next one, divided by the step.",
            readme_hints=(2,),
        ),
        Check(
            id="gain-at-mean",
            points=1,
            title="The gain around one input",
            call=Value("gain_at_mean"),
            expect=close(unit="1/au"),
            hint="Half of the interval lies below I_mean, half of it above.",
            readme_hints=(1,),
        ),
        Check(
            id="other-rates",
            points=2,
            title="The transfer function with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("rates", given=STEEP), Value("rates", given=FLAT)),
            expect=close(),
        ),
        Check(
            id="other-gains",
            points=2,
            title="The gain between neighbours with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("gain", given=STEEP), Value("gain", given=FLAT)),
            expect=close(),
        ),
        Check(
            id="other-gain-at-mean",
            points=1,
            title="The gain around one input with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("gain_at_mean", given=STEEP), Value("gain_at_mean", given=FLAT)),
            expect=close(),
        ),
    ),
)
