"""Grading spec: forward differences of a sine (10 points).

In the hidden calls (hi - lo)/h has fractions below and above a half, so that a wrong number of samples shows,
and none near 0 or 1. The last check compares the error with the student's own slopes, so that a mistake in
the slopes does not cost it. On one of its intervals the sine is positive, on another negative: there the
errors have one sign, and a maximum without the absolute value shows. float32 is off by 4e-6 at h = 0.2 and
refused; the closest mistakes differ by 2e-3 and more.
"""

import numpy as np

from autograder import Call, Check, Exercise, close, satisfies

SQUARES = np.array([0.0, 0.25, 1.0, 2.25, 4.0, 6.25])  # (k/2)**2
DECAY = 3.0 * np.exp(-np.arange(12) / 4) - 1
FALLING = np.array([2.5, -1.75])
COURSE = Call("sine_slope", 0.2)
OTHERS = (
    Call("sine_slope", 0.3),  # 66.7 steps
    Call("sine_slope", 0.37, -7.3, -1.6),  # 15.4
    Call("sine_slope", 0.35, lo=2.0),  # 22.9
    Call("sine_slope", 0.15, hi=4.0),  # 93.3
)
RISING_OR_FALLING = (
    Call("sine_slope", 0.23, 0.3, 2.9),  # sin > 0
    Call("sine_slope", 0.19, -2.8, -0.6),  # sin < 0
    Call("sine_slope", 0.43, -4.5, 7.7),
)


def unchanged(values):
    """Whether the first call returned an array, and the second left its input as it was, exactly."""
    slope, (y, _) = values
    return np.size(slope) > 1 and np.array_equal(y, DECAY)


def error_of_own_slopes(values):
    """Whether each error is the largest distance of the slopes beside it from the cosine."""
    for t, slope, max_error in values:
        t, slope, max_error = (np.ravel(np.asarray(x, float)) for x in (t, slope, max_error))
        size = min(t.size, slope.size)  # a time too many is another mistake
        expected = np.max(np.abs(slope[:size] - np.cos(t[:size])))
        if max_error.size != 1 or not abs(max_error[0] - expected) <= 1e-6 * expected or expected == 0:
            return False
    return True


EXERCISE = Exercise(
    slug="fd_sine",
    title="Forward differences of a sine",
    diagnoses=(
        "hi_ignored",
        "mutates_y",
        "lo_ignored",
        "rounded_n",
        "whole_steps",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="differences",
            points=1.5,
            title="Forward differences of six values",
            call=Call("forward_difference", SQUARES, 0.5),
            expect=close(rtol=1e-6),
            hint="Later value minus earlier value, divided by the step. Six values have five neighbours.",
            readme_hints=(1, 2),
        ),
        Check(
            id="times",
            points=1,
            title="Times with h = 0.2",
            call=COURSE,
            expect=close(item=0, rtol=1e-6, unit="au"),
            hint="A slope belongs to the earlier time of its pair, so the last time has none.",
            readme_hints=(2,),
        ),
        Check(
            id="slope",
            points=1.5,
            title="Slope of the sine with h = 0.2",
            call=COURSE,
            expect=close(item=1, rtol=1e-6, unit="1/au"),
            hint="Sample the sine at all times first, then take differences of neighbours.",
            readme_hints=(1,),
        ),
        Check(
            id="error",
            points=1,
            title="Largest error with h = 0.2 and 0.05",
            call=(COURSE, Call("sine_slope", 0.05)),
            expect=close(item=2, rtol=1e-6, unit="1/au"),
            hint="How far is each slope from the cosine at its time? Of these distances take the largest.",
            readme_hints=(3,),
        ),
        Check(
            id="other-differences",
            points=1,
            title="Forward differences of other values",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("forward_difference", DECAY, 0.8),
                Call("forward_difference", FALLING, 1.6),
            ),
            expect=close(rtol=1e-6),
        ),
        Check(
            id="input",
            points=0.5,
            title="y is left unchanged",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("forward_difference", DECAY, 0.3),
                Call("forward_difference", DECAY, 0.3, observe="arguments"),
            ),
            expect=satisfies(unchanged),
        ),
        Check(
            id="other-times",
            points=1,
            title="Times on other intervals",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=close(item=0, rtol=1e-6),
        ),
        Check(
            id="other-slopes",
            points=1.5,
            title="Slopes on other intervals",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=close(item=1, rtol=1e-6),
        ),
        Check(
            id="own-error",
            points=1,
            title="Largest error of your own slopes",
            hidden=True,
            reveal="diagnosis",
            call=RISING_OR_FALLING,
            expect=satisfies(error_of_own_slopes),
        ),
    ),
)
