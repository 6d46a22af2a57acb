"""Slopes as correlations along each axis."""

import numpy as np
import sigmoid_rate
from scipy.ndimage import correlate1d


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    up = sigmoid_rate.corrected_sigmoid(exc, exc_a, exc_theta).reshape(-1, 1)
    down = sigmoid_rate.corrected_sigmoid(inh, inh_a, inh_theta).reshape(1, -1)
    rate = np.repeat(up, len(inh), axis=1) - np.repeat(down, len(exc), axis=0) / 2
    return (rate + abs(rate)) / 2 if rectify else rate


def surface_slopes(rate, step):
    along_exc = correlate1d(rate, [0, -1, 1], axis=0)[:-1]
    along_inh = correlate1d(rate, [0, -1, 1], axis=1)[:, :-1]
    return along_exc / step, along_inh / step
