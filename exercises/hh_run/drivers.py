"""How the first samples of a run are looked at: whether there are too many of them is a matter of its own."""

import numpy as np


def beginning(function, *args, samples, **kwargs):
    """Return the first samples of everything that the run returns."""
    return tuple(np.ravel(row)[:samples] for row in function(*args, **kwargs))
