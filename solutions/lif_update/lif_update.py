"""Reference: leaky integrate-and-fire neuron with forward Euler steps and an absolute refractory period."""

import math

import numpy as np


def lif_dv(v, I, pars):
    r"""Return the change of the membrane potential in one forward Euler step.

    .. math:: \Delta V = \left(-(V - E_L) + \frac{I}{g_L}\right) \frac{\Delta t}{\tau_m}

    Parameters
    ----------
    v : float or array of shape (n,)
        Membrane potential at the start of the step, mV.
    I : float or array of shape (n,)
        Injected current at the start of the step, pA.
    pars : dict
        ``E_L`` (mV), ``g_L`` (nS), ``tau_m`` (ms) and ``dt`` (ms) are used.

    Returns
    -------
    float or array of shape (n,)
        Increment, mV.
    """
    return (-(v - pars["E_L"]) + I / pars["g_L"]) * pars["dt"] / pars["tau_m"]


def run_lif(pars, Iinj):
    """Simulate the neuron over ``pars["range_t"]``.

    Parameters
    ----------
    pars : dict
        Parameters; voltages in mV, times in ms, ``g_L`` in nS, ``range_t`` of shape (n,).
    Iinj : float or array of shape (n,)
        Injected current, pA.

    Returns
    -------
    v : array of shape (n,)
        Membrane potential, mV.
    spike_times : array of shape (n_spikes,)
        Times of the spikes, ms; empty when there is none.
    """
    n = pars["range_t"].size
    current = np.broadcast_to(Iinj, n)
    # tref / dt may come out a rounding error above a whole number, which must not cost a further sample.
    clamp = math.ceil(pars["tref"] / pars["dt"] - 1e-9)
    v = np.empty(n)
    v[0] = pars["V_init"]
    fired = []
    held = 0
    for k in range(n - 1):
        if held > 0:
            v[k] = pars["V_reset"]
            held -= 1
        elif v[k] >= pars["V_th"]:
            fired.append(k)
            v[k] = pars["V_reset"]  # verify: same because v at the spike itself is not compared
            held = clamp
        v[k + 1] = v[k] + lif_dv(v[k], current[k], pars)
    return v, np.array(fired) * pars["dt"]
