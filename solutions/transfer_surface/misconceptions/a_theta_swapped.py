"""corrected_sigmoid takes the slope a first, then the threshold theta."""

import numpy as np
from sigmoid_rate import corrected_sigmoid


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    excitation = corrected_sigmoid(exc, exc_theta, exc_a)
    inhibition = corrected_sigmoid(inh, inh_theta, inh_a)
    rate = excitation[:, np.newaxis] - 0.5 * inhibition[np.newaxis, :]
    return np.maximum(rate, 0) if rectify else rate


def surface_slopes(rate, step):
    return np.diff(rate, axis=0) / step, np.diff(rate, axis=1) / step
