"""Grading spec: the charge transferred by a postsynaptic potential (10 points).

In the hidden checks areas count by the student's own heights, and sums by the student's own areas.

With the course's J = tau_s = t_sp = 1 and dt = 0.1 each of them can be forgotten or mistaken for another;
in the hidden calls all four differ, J is negative once, and one grid starts after t = 0.
"""

import numpy as np

from autograder import Call, Check, Exercise, close

TIMES = np.arange(0.0, 10.0, 0.1)  # ms, as all times here
COURSE = (TIMES, 1.0, 1.0, 1.0)  # t, J, tau_s, t_sp
FINE = (0.05 * np.arange(120), 2.5, 0.7, 1.3)
INHIBITORY = (0.2 * np.arange(100), -0.8, 2.0, 3.0)
LATE = (0.6 + 0.25 * np.arange(40), 1.7, 1.2, 2.1)
STEPS = (0.05, 0.2, 0.25)
OTHERS = tuple(
    Call("charge_transfer", *others, dt) for others, dt in zip((FINE, INHIBITORY, LATE), STEPS, strict=True)
)


def areas_of_own_heights(values):
    return [np.asarray(heights) * dt for (heights, _, _), dt in zip(values, STEPS, strict=True)]


def sums_of_own_areas(values):
    return [np.cumsum(areas) for _, areas, _ in values]


EXERCISE = Exercise(
    slug="charge_transfer",
    title="Charge transferred by a postsynaptic potential",
    carried=5,
    diagnoses=(
        "absolute_height",
        "first_area_lost",
        "absolute_areas",
        "amplitude_ignored",
        "dt_hardcoded",
        "fixed_grid",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="psp",
            points=1,
            title="The PSP",
            call=Call("psp", *COURSE),
            expect=close(),
            hint="Three factors: the amplitude, the time, and an exponential of the time since the spike.",
        ),
        Check(
            id="areas",
            points=1,
            title="Areas of the rectangles",
            call=Call("charge_transfer", *COURSE, 0.1),
            expect=close(item=1),
            hint="One rectangle for each time: as high as the curve is there, and how wide?",
            readme_hints=(1,),
        ),
        Check(
            id="charge",
            points=1,
            title="Running sum of the areas",
            call=Call("charge_transfer", *COURSE, 0.1),
            expect=close(item=2),
            hint="Each entry holds the areas of all rectangles up to here, this one included; NumPy has a "
            "function for that. The last entry is the whole charge, about 2.71.",
            readme_hints=(2, 3),
        ),
        Check(
            id="other-psp",
            points=1,
            title="The PSP with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=(Call("psp", *FINE), Call("psp", *INHIBITORY), Call("psp", *LATE)),
            expect=close(),
        ),
        Check(
            id="heights-and-input",
            points=1,
            title="Heights with other parameters, t left unchanged",
            hidden=True,
            reveal="diagnosis",
            expect=close(item=0),
            call=(
                *OTHERS,
                Call("charge_transfer", *FINE, 0.05, observe="arguments"),
                Call("psp", *FINE, observe="arguments"),
            ),
        ),
        Check(
            id="other-areas",
            points=2,
            title="Areas with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=close(item=1, carry=areas_of_own_heights),
        ),
        Check(
            id="other-charge",
            points=3,
            title="Running sum with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=close(item=2, carry=sums_of_own_areas),
        ),
    ),
)
