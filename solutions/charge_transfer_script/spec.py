"""Grading spec: charge transferred by a PSP, in variables (10 points).

The hidden checks run the script with other values, all different from each other and from those in the stub.
"""

import numpy as np

from autograder import Check, Exercise, Value, close

SHORT = {"J": 2.5, "tau_s": 0.7, "t_sp": 1.3, "dt": 0.05, "t": np.arange(0.0, 6.0, 0.05)}
SLOW = {"J": -0.8, "tau_s": 2.0, "t_sp": 3.0, "dt": 0.25, "t": np.arange(0.0, 20.0, 0.25)}

EXERCISE = Exercise(
    slug="charge_transfer_script",
    title="Charge transferred by a PSP, in variables",
    diagnoses=(
        "step_from_the_grid_of_100",
        "tau_tsp_swapped",
    ),
    checks=(
        Check(
            id="psp",
            points=1,
            title="The PSP",
            call=Value("PSP"),
            expect=close(),
            hint="Amplitude times time, in front of an exponential that is counted from the spike.",
        ),
        Check(
            id="areas",
            points=2,
            title="Areas of the rectangles",
            call=Value("rectangle_areas"),
            expect=close(),
            hint="A height is no area: a rectangle is dt wide.",
            readme_hints=(1,),
        ),
        Check(
            id="running-sum",
            points=2,
            title="Running sum of the areas",
            call=Value("numerical_integral"),
            expect=close(),
            hint="One value for each time: the sum of all areas so far, the present one included.",
            readme_hints=(2,),
        ),
        Check(
            id="other-psp",
            points=1,
            title="The PSP with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("PSP", given=SHORT), Value("PSP", given=SLOW)),
            expect=close(),
        ),
        Check(
            id="other-areas",
            points=2,
            title="Areas with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("rectangle_areas", given=SHORT), Value("rectangle_areas", given=SLOW)),
            expect=close(),
        ),
        Check(
            id="other-running-sum",
            points=2,
            title="Running sum with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("numerical_integral", given=SHORT), Value("numerical_integral", given=SLOW)),
            expect=close(),
        ),
    ),
)
