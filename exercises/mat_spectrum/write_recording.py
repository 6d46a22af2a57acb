"""Write rhythms.mat, the recording of this exercise: made by a formula, not measured.

It is there already: run this only to see how it came about, or to make another one.
"""

import io
from pathlib import Path

import numpy as np
from scipy.io import savemat

HEADER = b"MATLAB 5.0 MAT-file, written by write_recording.py"  # in place of one that holds the date


def write(path):
    """Write two seconds of two rhythms, a constant and some noise, as MATLAB stores them: rows of a table."""
    dt, N = 0.001, 2000
    t = dt * np.arange(N)
    noise = 0.1 * np.random.default_rng(60).standard_normal(N)
    EEG = 0.4 + np.sin(2 * np.pi * 60 * t) + 0.5 * np.cos(2 * np.pi * 8 * t + np.pi / 4) + noise
    made = io.BytesIO()
    savemat(made, {"EEG": EEG[np.newaxis, :], "t": t[np.newaxis, :]}, do_compression=True)
    Path(path).write_bytes(HEADER.ljust(116) + made.getvalue()[116:])


if __name__ == "__main__":
    write(Path(__file__).with_name("rhythms.mat"))
