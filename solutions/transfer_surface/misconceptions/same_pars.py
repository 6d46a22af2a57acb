"""Inhibition has a slope and a threshold of its own."""

import numpy as np
from sigmoid_rate import corrected_sigmoid


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    excitation = corrected_sigmoid(exc, exc_a, exc_theta)
    inhibition = corrected_sigmoid(inh, exc_a, exc_theta)
    rate = excitation[:, np.newaxis] - 0.5 * inhibition[np.newaxis, :]
    return np.maximum(rate, 0) if rectify else rate


def surface_slopes(rate, step):
    return np.diff(rate, axis=0) / step, np.diff(rate, axis=1) / step
