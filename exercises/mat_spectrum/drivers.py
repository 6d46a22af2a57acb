"""Recordings that are written as a file just for one call."""

import tempfile
from pathlib import Path

import numpy as np
from scipy.io import savemat


def with_file(function, variables, *more):
    """Write the variables into a MATLAB file, and return what the function makes of its path."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "recording.mat")
        savemat(path, variables)
        return function(path, *more)


def signal_and_times(function, variables):
    """Write the variables into a MATLAB file, and return signal and times as load_signal returns them."""
    t, x, _ = with_file(function, variables)
    return x, t


def with_loaded(function, variables, loaded, *more):
    """Do as `with_file` does, with a load_signal that returns t, x and dt as they are in `loaded`.

    So a mistake in your load_signal does not count again here. If yours returns the right values, it is
    used as it is.
    """
    names = getattr(function, "__globals__", {})
    own = names.get("load_signal")

    def load_signal(path, *args, **kwargs):
        try:
            value = own(path, *args, **kwargs)
            if len(value) == 3 and all(map(_same, value, loaded)):
                return value
        except Exception:
            pass
        return tuple(loaded)

    if callable(own):
        names["load_signal"] = load_signal
    try:
        return with_file(function, variables, *more)
    finally:
        if callable(own):
            names["load_signal"] = own


def _same(value, wanted):
    return np.shape(value) == np.shape(wanted) and np.allclose(value, wanted, rtol=1e-6, atol=1e-9)
