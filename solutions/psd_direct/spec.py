"""Grading spec: power at one frequency by the direct Fourier sum (10 points).

One number comes out, so a driver looks at shares of the power among several frequencies, in which constant
factors cancel. The signals of hidden checks keep their means, and most frequencies are those of no bin.
Right answers agree to 2e-14; float32 is refused, because its phases are wrong by 1e-5.
"""

import numpy as np

from autograder import Call, Check, Exercise, close

TIMES = np.arange(2000) / 1000.0  # s
COURSE = (
    np.sin(2 * np.pi * 60 * TIMES)
    + 0.5 * np.cos(2 * np.pi * 8 * TIMES + np.pi / 4)
    + 0.1 * np.random.default_rng(60).standard_normal(2000)
)  # mV
COURSE = COURSE - COURSE.mean()
EARLY = COURSE[:300] - COURSE[:300].mean()
DRAWS = np.random.default_rng(12)
SLOW = -2.4 + np.cos(0.4 * np.arange(91) + 0.8) + 0.3 * DRAWS.standard_normal(91)
SHORT = np.array([0.7, -1.9, 3.3, 2.6, -0.4, 5.1, 1.2])
WALK = np.cumsum(DRAWS.standard_normal(150)) + 6.0

VALUE = close(rtol=1e-6, unit="mV²/Hz")

EXERCISE = Exercise(
    slug="psd_direct",
    title="Power at one frequency",
    diagnoses=(
        "Fs_hardcoded",
        "mean_removed",
        "N_hardcoded",
        "mutates_mean",
        "mutates_signal",
        "argument",
    ),
    checks=(
        Check(
            id="shares",
            points=1.5,
            title="Shares of five frequencies",
            call=Call("psd_at", [8.0, 20.0, 56.5, 60.0, 61.3], EARLY, 1000.0, driver="shares"),
            expect=close(rtol=1e-6),
            hint="Each sample is multiplied by its own exponential, then all are summed, and only then comes "
            "the magnitude. Constant factors do not matter here.",
            readme_hints=(1, 2),
        ),
        Check(
            id="rhythms",
            points=2,
            title="Power at the two rhythms",
            call=(Call("psd_at", 8.0, COURSE, 1000.0), Call("psd_at", 60.0, COURSE, 1000.0)),
            expect=VALUE,
            hint="Are the shares right? Then a constant factor is wrong. Divide your value by 0.123143.",
            readme_hints=(3,),
        ),
        Check(
            id="between-bins",
            points=1.5,
            title="Power between two bins",
            call=Call("psd_at", 33.3, COURSE, 1000.0),
            expect=VALUE,
            hint="33.3 Hz has no whole number of periods in two seconds. The sum does not care.",
            readme_hints=(4,),
        ),
        Check(
            id="other-shares",
            points=1,
            title="Shares with other signals and rates",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("psd_at", [0.0, 2.55, 1.3, 7.9], SLOW, 40.0, driver="shares"),
                Call("psd_at", [0.21, 0.033, 0.6, 0.147], SHORT, 1.25, driver="shares"),
            ),
            expect=close(rtol=1e-6),
        ),
        Check(
            # the last two lie below 0 and beyond half of the sampling rate
            id="other-powers",
            points=2,
            title="Power with other signals and rates",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("psd_at", 2.43, SLOW, 40.0),
                Call("psd_at", 0.29, SHORT, 1.25),
                Call("psd_at", 17.6, WALK, 256.0),
                Call("psd_at", -5.2, WALK, 200.0),
                Call("psd_at", 61.7, SLOW[:80], 100.0),
            ),
            expect=VALUE,
        ),
        Check(
            id="mean-kept",
            points=1,
            title="Power at 0 Hz and near it",
            hidden=True,
            reveal="diagnosis",
            call=(Call("psd_at", 0.0, SLOW, 25.0), Call("psd_at", 0.4, WALK, 80.0)),
            expect=VALUE,
        ),
        Check(
            id="input-unchanged",
            points=1,
            title="The signal is left as it was",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("psd_at", 3.7, 5.3, WALK, 64.0, driver="ratio_and_signal"),
                Call("psd_at", 0.35, 0.85, SHORT, 2.5, driver="ratio_and_signal"),
            ),
            expect=close(rtol=0.0, atol=1e-9),
        ),
    ),
)
