"""How a run is held against the step that it is made of."""

import sys

import numpy as np


def own_steps(run_lif, pars, current):
    """Run the neuron, and return for each sample of its trace the increment that `lif_dv` gives there."""
    # a file is loaded under its name, a notebook as the main program
    step = (sys.modules.get("lif_update") or sys.modules["__main__"]).lif_dv
    v = np.asarray(run_lif(pars, current)[0], dtype=float).ravel()
    current = np.broadcast_to(current, v.shape)
    return np.array([step(v[k], current[k], pars) for k in range(v.size)], dtype=float).ravel()
