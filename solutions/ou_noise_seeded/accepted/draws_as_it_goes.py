"""A list that grows while each number is drawn when it is needed."""

import math

import numpy as np


def my_OU(pars, mu, sig, myseed):
    state = np.random.RandomState(myseed)
    a = pars["dt"] / pars["tau_ou"]
    path = [mu]
    while len(path) < len(pars["range_t"]):
        path.append(path[-1] + a * (mu - path[-1]) + math.sqrt(2 * a) * state.normal(0.0, sig))
    return path
