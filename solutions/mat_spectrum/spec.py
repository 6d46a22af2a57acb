"""Grading spec: rhythms of a recording in a MATLAB file (10 points).

A driver writes the files of hidden checks in the sandbox: rows, columns and one of each; times that do not
start at 0; whole numbers; other variables before and after. Their strongest bins differ in power by a factor
of 1.5 or more, so that no way to compute a spectrum changes the order. Where load_signal is wrong, hidden
checks of strongest_rhythms get the right values in its place.
"""

import numpy as np

from autograder import Call, Check, Exercise, close

FILE = "rhythms.mat"
TIGHT = {"rtol": 1e-6}


def recording(n, dt, start, bins, seed, level):
    """Return times and a signal whose bins, whole or not, have the amplitudes given."""
    noise = 0.02 * np.random.default_rng(seed).standard_normal(n)
    angle = 2 * np.pi * np.arange(n) / n
    rhythms = sum(a * np.cos(k * angle + k) for k, a in bins.items())
    return start + dt * np.arange(n), level + rhythms + noise


T1 = 0.002 * np.arange(1500)
X1 = (
    0.4
    + np.sin(2 * np.pi * 60 * T1)
    + 0.5 * np.cos(2 * np.pi * 8 * T1 + np.pi / 4)
    + 0.1 * np.random.default_rng(9).standard_normal(1500)
)
COLUMNS = {"t": T1[:, None], "EEG": X1[:, None]}
# Four rhythms, on a level far from 0, in whole numbers.
T2, X2 = recording(750, 0.004, 12.5, {7: 40.0, 31: 90.0, 112: 60.0, 290: 25.0}, 3, 300.0)
X2 = np.round(X2)
WHOLE = {"Fs": 250.0, "t": T2[None, :], "gain": 0.2, "EEG": X2[None, :].astype(np.int16), "zone": 4.0}
# An odd number of samples; the strongest rhythm lies between two bins, and these are the two strongest.
T3, X3 = recording(601, 0.005, -1.0, {44.42: 1.3, 9: 0.55, 190: 0.36}, 4, -2.0)
MIXED = {"EEG": X3[:, None], "t": T3[None, :], "unit": 1.0}
# The slowest rhythm is the strongest, and bin 1.
T4, X4 = recording(320, 0.025, 3.0, {1: 2.0, 85: 1.4, 40: 0.9}, 5, 0.7)
SLOW = {"t": T4[:, None], "EEG": X4[None, :]}

FILES = (COLUMNS, WHOLE, MIXED, SLOW)
LOADS = tuple(Call("load_signal", file, driver="with_file") for file in FILES)
LOADED = {
    "columns": (COLUMNS, (T1, X1, 0.002)),
    "whole": (WHOLE, (T2, X2, 0.004)),
    "mixed": (MIXED, (T3, X3, 0.005)),
    "slow": (SLOW, (T4, X4, 0.025)),
}


def rhythms(name, *k):
    """Return a call of strongest_rhythms on a hidden recording."""
    return Call("strongest_rhythms", *LOADED[name], *k, driver="with_loaded")


EXERCISE = Exercise(
    slug="mat_spectrum",
    title="Rhythms of a recorded signal",
    provided=("bin_power.py", "rhythms.mat", "write_recording.py"),
    diagnoses=(
        "by_position",
        "peaks_only",
        "fixed_path",
        "rhythms_of_the_example",
        "rounded",
        "dt_hardcoded",
        "k_ignored",
        "argument",
    ),
    checks=(
        Check(
            id="signal",
            points=1.5,
            title="The signal",
            call=Call("load_signal", FILE),
            expect=close(item=1, **TIGHT, unit="mV"),
            hint="loadmat returns a dictionary of tables. Which name has the signal, and what shape has it?",
            readme_hints=(1, 2),
        ),
        Check(
            id="time",
            points=1,
            title="The times",
            call=Call("load_signal", FILE),
            expect=close(item=0, **TIGHT, unit="s"),
            hint="The times come first of the three items, flat as well.",
            readme_hints=(2,),
        ),
        Check(
            id="step",
            points=1,
            title="The time step",
            call=Call("load_signal", FILE),
            expect=close(item=2, **TIGHT, unit="s"),
            hint="The step is the difference between two neighbouring times.",
        ),
        Check(
            id="rhythms",
            points=1.5,
            title="The two strongest rhythms",
            call=Call("strongest_rhythms", FILE),
            expect=close(**TIGHT, unit="Hz"),
            hint="Sort the bins by their power, and remember that sorts go upward. Bin 1 has one period in "
            "the whole recording: how many Hz is this?",
            readme_hints=(3, 4),
        ),
        Check(
            id="other-signals",
            points=1.5,
            title="Signal and times of other files",
            hidden=True,
            reveal="diagnosis",
            call=tuple(Call("load_signal", file, driver="signal_and_times") for file in FILES),
            expect=close(**TIGHT),
        ),
        Check(
            id="other-steps",
            points=1,
            title="Time steps of other files",
            hidden=True,
            reveal="diagnosis",
            call=LOADS,
            expect=close(item=2, **TIGHT, unit="s"),
        ),
        Check(
            id="other-rhythms",
            points=1.5,
            title="Two strongest rhythms of other files",
            hidden=True,
            reveal="diagnosis",
            call=(rhythms("columns"), rhythms("mixed", 2), rhythms("slow")),
            expect=close(**TIGHT, unit="Hz"),
        ),
        Check(
            id="one-or-many",
            points=1,
            title="One, three or four rhythms",
            hidden=True,
            reveal="diagnosis",
            call=(rhythms("whole", 4), rhythms("mixed", 3), rhythms("slow", 1)),
            expect=close(**TIGHT, unit="Hz"),
        ),
    ),
)
