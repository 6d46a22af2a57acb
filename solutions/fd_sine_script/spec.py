"""Grading spec: forward differences of a sine, in variables (10 points).

The hidden checks run the script with other values, all different from each other and from those in the stub.
"""

import numpy as np

from autograder import Check, Exercise, Value, close

FINE = {"h": 0.05, "t": np.arange(-3.0, 4.0, 0.05)}
COARSE = {"h": 0.35, "t": np.arange(0.5, 7.0, 0.35)}

EXERCISE = Exercise(
    slug="fd_sine_script",
    title="Forward differences of a sine, in variables",
    diagnoses=(
        "h_hardcoded",
        "hundred_points",
        "times_of_its_own",
        "later_times",
    ),
    checks=(
        Check(
            id="sine",
            points=1,
            title="The sine",
            call=Value("y"),
            expect=close(),
            hint="NumPy takes the sine of all times at once, in radians.",
        ),
        Check(
            id="slope",
            points=2,
            title="The forward differences",
            call=Value("slope"),
            expect=close(unit="1/au"),
            hint="The change from each sample to the next one, divided by the step.",
            readme_hints=(1, 2),
        ),
        Check(
            id="largest-error",
            points=2,
            title="The largest error",
            call=Value("max_error"),
            expect=close(unit="1/au"),
            hint="Take the cosine at the earlier time of each pair, and the largest absolute difference.",
        ),
        Check(
            id="other-slopes",
            points=3,
            title="Sine and slopes with other times and steps",
            hidden=True,
            reveal="diagnosis",
            call=tuple(Value(name, given=given) for given in (FINE, COARSE) for name in ("y", "slope")),
            expect=close(),
        ),
        Check(
            id="other-errors",
            points=2,
            title="The largest error with other times and steps",
            hidden=True,
            reveal="diagnosis",
            call=(Value("max_error", given=FINE), Value("max_error", given=COARSE)),
            expect=close(),
        ),
    ),
)
