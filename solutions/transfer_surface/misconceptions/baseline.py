"""Each sigmoid must be 0 at zero input; use the one that is provided."""

import numpy as np


def corrected_sigmoid(x, a, theta):
    return 1 / (1 + np.exp(-a * (x - theta)))


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    excitation = corrected_sigmoid(exc, exc_a, exc_theta)
    inhibition = corrected_sigmoid(inh, inh_a, inh_theta)
    rate = excitation[:, np.newaxis] - 0.5 * inhibition[np.newaxis, :]
    return np.maximum(rate, 0) if rectify else rate


def surface_slopes(rate, step):
    return np.diff(rate, axis=0) / step, np.diff(rate, axis=1) / step
