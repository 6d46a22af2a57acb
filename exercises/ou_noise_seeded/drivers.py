"""How my_OU is called: several times with seeds, and whatever state random numbers were in before."""

import random

import numpy as np


def draw(function, pars, mu, sig, seed):
    """Return the current for a seed."""
    return function(pars, mu, sig, seed)


def repeat(function, pars, mu, sig, seeds):
    """Return whether one seed gives one current twice, and whether another seed gives the same: 1 is yes."""
    one, other = seeds
    first = np.array(function(pars, mu, sig, one))
    second = np.array(function(pars, mu, sig, other))
    again = np.array(function(pars, mu, sig, one))
    return np.array([np.array_equal(first, again), np.array_equal(first, second)], dtype=float)


def in_other_states(function, pars, mu, sig, seeds):
    """Return a current for each seed; what was drawn before is different each time."""
    currents = []
    for turn, seed in enumerate(seeds):
        np.random.seed(1000 + turn)
        random.seed(2000 + turn)
        currents.append(function(pars, mu, sig, seed))
    return currents
