"""The shape of a spectrum, apart from its scale: the power of each bin as a share of the highest."""

import numpy as np


def shape_of_spectrum(function, x, dt):
    """Return the powers of the first N // 2 bins, divided by the highest of them but for bin 0."""
    _, power = function(x, dt)
    power = np.ravel(power)[: len(x) // 2]
    return power / np.max(np.abs(power[1:]))
