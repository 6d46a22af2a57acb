"""surface_slopes changes the surface that is handed in; make a new array."""

import numpy as np
from sigmoid_rate import corrected_sigmoid


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    excitation = corrected_sigmoid(exc, exc_a, exc_theta)
    inhibition = corrected_sigmoid(inh, inh_a, inh_theta)
    rate = excitation[:, np.newaxis] - 0.5 * inhibition[np.newaxis, :]
    return np.maximum(rate, 0) if rectify else rate


def surface_slopes(rate, step):
    rate /= step
    return np.diff(rate, axis=0), np.diff(rate, axis=1)
