"""How ou_draw is called: random generators are made here, beside the function, from seeds."""

import random

import numpy as np
from numpy.random import get_state  # as it was before anyone could replace it


def draw(function, pars, mu, sig, seed):
    """Return the path drawn with a new generator."""
    return function(pars, mu, sig, np.random.default_rng(seed))


def draw_with_seeds(function, pars, mu, sig, seeds):
    """Return one path for each seed, and the state of the global generator before and after it.

    The global generators start from another state each time, so that whoever draws from them cannot
    seem to depend on the seed alone.
    """
    paths, before, after = [], [], []
    for turn, seed in enumerate(seeds):
        np.random.seed(1000 + turn)
        random.seed(2000 + turn)
        before.append(get_state())
        paths.append(function(pars, mu, sig, np.random.default_rng(seed)))
        after.append(get_state())
    return {"paths": paths, "before": before, "after": after}
