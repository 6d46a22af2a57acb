"""Grading spec: the difference of neighbours as a high-pass and their average as a low-pass (10 points).

The tolerance is absolute, since the differences of a constant have no size of their own. Right answers agree
to 1e-14 mV, and float32 to 6e-7 mV.
"""

import numpy as np

from autograder import Call, Check, Exercise, close

SIX = np.array([1.0, 4.0, 2.0, 8.0, 5.0, 7.0])  # mV
NOISY = np.sin(0.5 * np.pi * np.arange(0, 2, 0.01)) + 0.5 * np.random.default_rng(20).uniform(size=200)
CONSTANT = np.full(9, -3.7)
ALTERNATING = np.array([1.0, -1.0] * 6 + [1.0])
DRAWS = np.random.default_rng(21)
RAMP = 0.35 * np.arange(17) - 8.0 + 0.01 * DRAWS.standard_normal(17)
WALK = np.cumsum(DRAWS.standard_normal(64)) - 4.0

VALUES = close(rtol=0.0, atol=2e-6, unit="mV")

EXERCISE = Exercise(
    slug="filter_ops",
    title="Difference and average as filters",
    diagnoses=(
        "six_samples_only",
        "other_name",
        "mutates_in_highpass",
        "mutates_in_lowpass",
        "argument",
    ),
    checks=(
        Check(
            id="differences",
            points=1.5,
            title="Differences of six samples",
            call=Call("highpass", SIX),
            expect=VALUES,
            hint="Six samples have five neighbours. Which of the two is subtracted?",
            readme_hints=(1,),
        ),
        Check(
            id="averages",
            points=1.5,
            title="Averages of six samples",
            call=Call("lowpass", SIX),
            expect=VALUES,
            hint="The average of 1 and 4 is 2.5. What is that of 4 and 2?",
            readme_hints=(1,),
        ),
        Check(
            id="three-passes",
            points=2,
            title="Averages of averages",
            call=(Call("lowpass", SIX, 3), Call("lowpass", SIX, 2), Call("lowpass", SIX, 5)),
            expect=VALUES,
            hint="Each pass averages what the last one returned, and has one sample fewer.",
            readme_hints=(2, 3),
        ),
        Check(
            id="other-differences",
            points=1.5,
            title="Differences of other signals",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("highpass", NOISY),
                Call("highpass", CONSTANT),
                Call("highpass", ALTERNATING),
                Call("highpass", RAMP),
                Call("highpass", np.array([2.25, -6.5])),
            ),
            expect=VALUES,
        ),
        Check(
            id="other-averages",
            points=1,
            title="Averages of other signals",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("lowpass", NOISY),
                Call("lowpass", CONSTANT),
                Call("lowpass", ALTERNATING),
                Call("lowpass", RAMP, 1),
                Call("lowpass", np.array([-4.75, 9.5])),
            ),
            expect=VALUES,
        ),
        Check(
            id="other-passes",
            points=1.5,
            title="Other numbers of passes",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("lowpass", NOISY, 4),
                Call("lowpass", WALK, 13),
                Call("lowpass", RAMP, passes=2),
                Call("lowpass", RAMP[:6], 5),
                Call("lowpass", CONSTANT, 0),
            ),
            expect=VALUES,
        ),
        Check(
            # of the result only the length is looked at: wrong values have cost their points above
            id="input-unchanged",
            points=1,
            title="The signal is left as it was",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("highpass", WALK, driver="signal_and_length"),
                Call("lowpass", WALK, driver="signal_and_length"),
                Call("lowpass", RAMP, 3, driver="signal_and_length"),
            ),
            expect=close(rtol=0.0, atol=1e-12),
        ),
    ),
)
