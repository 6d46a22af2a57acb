"""Each input has a sigmoid of its own; do not subtract the inputs first."""

import numpy as np
from sigmoid_rate import corrected_sigmoid


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    rate = corrected_sigmoid(exc[:, np.newaxis] - 0.5 * inh, exc_a, exc_theta)
    return np.maximum(rate, 0) if rectify else rate


def surface_slopes(rate, step):
    return np.diff(rate, axis=0) / step, np.diff(rate, axis=1) / step
