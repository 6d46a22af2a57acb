"""Reference: leaky integrate-and-fire neuron with an after-spike current and an adaptive threshold.

After-spike currents and a spike-triggered threshold as in Mihalas and Niebur (2009), Neural Computation 21,
704-718, with one of each kind; forward Euler steps.
"""

import numpy as np
from lif_pieces import membrane_step, refractory_samples


def run_glif(pars, Iinj):
    r"""Simulate the neuron over ``pars["range_t"]``.

    .. math:: \tau_m\dot V = -(V - E_L) + (I - w)/g_L,\quad \tau_w\dot w = -w,\quad
              \tau_{th}\dot\theta = -\theta

    Parameters
    ----------
    pars : dict
        Parameters; voltages in mV, times in ms, ``g_L`` in nS, ``b`` in pA, ``d_th`` in mV.
    Iinj : float or array of shape (n,)
        Injected current, pA.

    Returns
    -------
    v : array of shape (n,)
        Membrane potential, mV.
    spike_times : array of shape (n_spikes,)
        ms.
    w, th : arrays of shape (n,)
        After-spike current, pA; distance of the threshold above ``V_th``, mV.
    """
    n = pars["range_t"].size
    current = np.broadcast_to(Iinj, n)
    v, w, th = np.empty(n), np.zeros(n), np.zeros(n)
    v[0] = pars["V_init"]
    fired = []
    held = 0
    for k in range(n - 1):
        if held > 0:
            v[k] = pars["V_reset"]
            held -= 1
        elif v[k] >= pars["V_th"] + th[k]:
            fired.append(k)
            v[k] = pars["V_reset"]  # verify: same because v at the spike itself is not compared
            w[k] += pars["b"]
            th[k] += pars["d_th"]
            held = refractory_samples(pars)
        v[k + 1] = v[k] + membrane_step(v[k], current[k] - w[k], pars)
        w[k + 1] = w[k] - w[k] * pars["dt"] / pars["tau_w"]
        th[k + 1] = th[k] - th[k] * pars["dt"] / pars["tau_th"]
    return v, np.array(fired) * pars["dt"], w, th
