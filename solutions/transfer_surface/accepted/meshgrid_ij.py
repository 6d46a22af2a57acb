"""A mesh with the first input along the rows."""

import numpy as np
from sigmoid_rate import corrected_sigmoid


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    E, I = np.meshgrid(exc, inh, indexing="ij")
    rate = corrected_sigmoid(E, exc_a, exc_theta) - corrected_sigmoid(I, inh_a, inh_theta) / 2
    return np.maximum(rate, 0) if rectify else rate


def surface_slopes(rate, step):
    return np.diff(rate, axis=0) / step, np.diff(rate, axis=1) / step
