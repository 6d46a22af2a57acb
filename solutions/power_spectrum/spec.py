"""Grading spec: the power spectrum of a signal by the fast Fourier transform (10 points).

The scale of a spectrum (2, dt twice, 1/T) is where students err, and frequencies and powers are two things:
a driver looks at the powers as shares of the highest one, so that a wrong factor costs the scale alone.
Comparisons are normwise because bin 0 is rounding noise of 1e-33.
"""

import numpy as np

from autograder import Call, Check, Exercise, close

STEP = 0.001  # s
TIMES = STEP * np.arange(2000)
COURSE = (
    0.4
    + np.sin(2 * np.pi * 60 * TIMES)
    + 0.5 * np.cos(2 * np.pi * 8 * TIMES + np.pi / 4)
    + 0.1 * np.random.default_rng(60).standard_normal(2000)
)  # mV
# A short one with a trend, odd in length; a long one of odd length; one with much power next to the highest
# frequency; one whose spectrum falls as that of a random walk does.
TREND = np.array([-3.1, -1.0, -2.2, 0.7, 1.9, 1.1, 2.8, 4.6, 3.9, 6.3, 5.2])
ODD = 2.5 + np.sin(0.31 * np.arange(501)) - 0.7 * np.random.default_rng(7).standard_normal(501)
FAST = -1.7 + 0.9 * np.cos(3.02 * np.arange(250) + 0.4) + 0.2 * np.random.default_rng(8).standard_normal(250)
WALK = np.cumsum(np.random.default_rng(9).standard_normal(128)) - 30.0
OTHERS = ((ODD, 0.004), (FAST, 0.0125), (TREND, 1.6), (WALK, 0.2))

EXERCISE = Exercise(
    slug="power_spectrum",
    title="Power spectrum",
    diagnoses=(
        "N_hardcoded",
        "even_lengths_only",
        "dt_hardcoded",
        "half_rounded_up",
        "mutates_x",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="frequencies",
            points=1.5,
            title="Frequencies of the bins",
            call=Call("power_spectrum", COURSE, STEP),
            expect=close(item=0, unit="Hz"),
            hint="Bin k has k periods in the whole signal, and the signal lasts T seconds.",
            readme_hints=(2,),
        ),
        Check(
            id="shape",
            points=1.5,
            title="Shape of the spectrum",
            call=Call("power_spectrum", COURSE[:500], STEP, driver="shape_of_spectrum"),
            expect=close(),
            hint="Before the transform the mean goes; after it, half of the bins go; each that stays is a "
            "complex number whose squared magnitude is asked for. A constant factor does not matter here.",
            readme_hints=(1,),
        ),
        Check(
            id="density",
            points=2,
            title="Power spectral density",
            call=Call("power_spectrum", COURSE, STEP),
            expect=close(item=1, unit="mV²/Hz", x=("frequency", 0), x_unit="Hz"),
            hint="If the shape is right, a constant factor is wrong. Divide your value at 60 Hz by 1.00832.",
            readme_hints=(3, 4),
        ),
        Check(
            id="other-frequencies",
            points=1,
            title="Frequencies with other steps and lengths",
            hidden=True,
            reveal="diagnosis",
            call=tuple(Call("power_spectrum", *other) for other in OTHERS),
            expect=close(item=0, unit="Hz"),
        ),
        Check(
            id="other-shapes",
            points=1,
            title="Shapes of other spectra",
            hidden=True,
            reveal="diagnosis",
            call=tuple(Call("power_spectrum", *other, driver="shape_of_spectrum") for other in OTHERS),
            expect=close(),
        ),
        Check(
            id="other-densities",
            points=2,
            title="Density of other signals",
            hidden=True,
            reveal="diagnosis",
            call=tuple(Call("power_spectrum", *other) for other in OTHERS),
            expect=close(item=1, unit="mV²/Hz", x=("frequency", 0), x_unit="Hz"),
        ),
        Check(
            # item 0 is x of the arguments, and f of the result: multiples of 1/16 Hz, exact in binary
            id="input-unchanged",
            points=1,
            title="The signal is left as it was",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("power_spectrum", WALK[:64], 0.25, observe="arguments"),
                Call("power_spectrum", ODD, 0.008, observe="arguments"),
                Call("power_spectrum", WALK[:64], 0.25),
            ),
            expect=close(item=0, rtol=0.0, atol=1e-12),
        ),
    ),
)
