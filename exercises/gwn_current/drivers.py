"""How gwn_draw is called: random generators are made here, beside the function, from seeds."""

import random

import numpy as np
from numpy.random import get_state  # as it was before anyone could replace it


def draw(function, pars, mu, sig, seed):
    """Return the current drawn with a new generator."""
    return function(pars, mu, sig, np.random.default_rng(seed))


def draw_with_seeds(function, pars, mu, sig, seeds):
    """Return one current for each seed, and the state of the global generator before and after it.

    The global generators start from another state each time, so that whoever draws from them cannot
    seem to depend on the seed alone.
    """
    currents, before, after = [], [], []
    for turn, seed in enumerate(seeds):
        np.random.seed(300 + turn)
        random.seed(400 + turn)
        before.append(get_state())
        currents.append(function(pars, mu, sig, np.random.default_rng(seed)))
        after.append(get_state())
    return {"currents": currents, "before": before, "after": after}
