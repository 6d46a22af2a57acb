"""Grading spec: inter-spike intervals and their coefficient of variation (10 points).

The trains are short because the population and the sample standard deviation come together as trains grow
longer. Intervals of the regular train are exact in binary, so that a CV computed from two moments is not the
root of a tiny negative number. In one hidden check the CV may also be that of the student's own intervals.
"""

import numpy as np

from autograder import Call, Check, Exercise, close

SEVEN = np.array([10.2, 31.5, 45.0, 80.3, 99.9, 140.1, 151.7])  # ms, as all times here
BURSTING = np.array([4.55, 7.0, 10.23, 96.0, 99.18, 103.4, 210.76, 212.9, 216.07, 298.4])
REGULAR = np.arange(5.0, 200.0, 12.5)
LIST = [8.5, 20.25, 27.0, 61.5, 70.75]
INTEGERS = np.array([12, 40, 55, 91, 130, 142])

INTERVALS = close(item=0, rtol=1e-4, unit="ms")
CV = close(item=1, atol=1e-4)


def cv_of_own_intervals(values):
    return [np.std(intervals) / np.mean(intervals) for intervals, _ in values]


EXERCISE = Exercise(
    slug="cv_isi",
    title="Coefficient of variation of inter-spike intervals",
    aliases={"isi_cv": ("isi_cv_LIF",)},
    carried=1.5,
    diagnoses=(
        "changes_input",
        "guard_too_strict",
        "none_when_few",
        "raises_when_few",
        "zero_when_few",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="intervals",
            points=2,
            title="Intervals of seven spikes",
            call=Call("isi_cv", SEVEN),
            expect=INTERVALS,
            hint="An interval needs two neighbouring spikes, so there is one fewer than there are spikes.",
            readme_hints=(1,),
        ),
        Check(
            id="cv",
            points=2,
            title="CV of seven spikes",
            call=Call("isi_cv", SEVEN),
            expect=CV,
            hint="Which two numbers describe how long the intervals are and how much they scatter? "
            "The README says which kind of standard deviation is meant.",
            readme_hints=(2,),
        ),
        Check(
            id="lists-and-integers",
            points=1,
            title="Lists and whole numbers",
            call=(Call("isi_cv", LIST), Call("isi_cv", INTEGERS)),
            expect=INTERVALS,
            hint="A list does not do arithmetic, an array does: convert first.",
            readme_hints=(3,),
        ),
        Check(
            id="other-intervals",
            points=1.5,
            title="Intervals of other trains",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("isi_cv", BURSTING),
                Call("isi_cv", REGULAR),
                Call("isi_cv", BURSTING, observe="arguments"),
            ),
            expect=INTERVALS,
        ),
        Check(
            id="other-cv",
            points=1.5,
            title="CV of other trains",
            hidden=True,
            reveal="diagnosis",
            call=(Call("isi_cv", BURSTING), Call("isi_cv", REGULAR)),
            expect=close(item=1, atol=1e-4, carry=cv_of_own_intervals),
        ),
        # The CV of two spikes is 0; the train of three keeps an answer that is always 0 from passing.
        Check(
            id="short-trains",
            points=1,
            title="CV of very short trains",
            hidden=True,
            reveal="diagnosis",
            call=(Call("isi_cv", np.array([3.0, 9.0])), Call("isi_cv", np.array([2.0, 11.0, 14.0]))),
            expect=CV,
        ),
        Check(
            id="too-few-spikes",
            points=1,
            title="Too few spikes",
            hidden=True,
            reveal="diagnosis",
            call=(Call("isi_cv", np.array([7.0])), Call("isi_cv", np.array([]))),
            expect=close(item=1, nan_equal=True),
        ),
    ),
)
