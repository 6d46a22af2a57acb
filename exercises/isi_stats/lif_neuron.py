"""A leaky integrate-and-fire neuron that works, with its parameters: use it, and leave it as it is."""

import numpy as np

DEFAULTS = {
    "V_th": -55.0,  # threshold (mV)
    "V_reset": -75.0,  # potential after a spike (mV)
    "tau_m": 10.0,  # membrane time constant (ms)
    "g_L": 10.0,  # leak conductance (nS)
    "V_init": -75.0,  # potential at the start (mV)
    "E_L": -75.0,  # leak potential (mV)
    "tref": 2.0,  # refractory period (ms)
    "T": 400.0,  # duration (ms)
    "dt": 0.1,  # time step (ms)
}


def default_pars(**changes):
    """Return the default parameters with some of them changed.

    Parameters
    ----------
    **changes : float
        New values by name, for instance ``default_pars(T=100.0, tau_m=30.0)``.

    Returns
    -------
    dict
        All parameters, and "range_t": the n time points from 0 to below T in ms, shape (n,).
    """
    pars = DEFAULTS | changes
    return pars | {"range_t": np.arange(0.0, pars["T"], pars["dt"])}


def simulate_lif(pars, current):
    """Run the neuron with forward Euler steps.

    Parameters
    ----------
    pars : dict
        Parameters as `default_pars` returns them.
    current : float or array of float, shape (n,)
        Injected current in pA: one number for the whole run, or one for each time point.

    Returns
    -------
    v : array of float, shape (n,)
        Membrane potential in mV. At the sample of a spike and in the refractory period it is V_reset.
    spike_times : array of float, shape (n_spikes,)
        Times of the spikes in ms; an empty array when there is none.
    """
    n = len(pars["range_t"])
    inputs = (np.broadcast_to(current, n) / pars["g_L"]).tolist()
    rest, threshold, reset = pars["E_L"], pars["V_th"], pars["V_reset"]
    hold = int(np.ceil(pars["tref"] / pars["dt"] - 1e-9))  # samples
    v = pars["V_init"]
    free = 0  # the first sample that is not refractory
    trace, spikes = [], []
    for k in range(n):
        if k < free:
            v = reset
        elif v >= threshold and k < n - 1:
            v = reset
            spikes.append(k)
            free = k + hold + 1
        trace.append(v)
        v = v + (rest - v + inputs[k]) * pars["dt"] / pars["tau_m"]
    return np.array(trace), np.array(spikes) * pars["dt"]
