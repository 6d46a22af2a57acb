"""The neuron is written again, step by step; columns come back."""

import numpy as np


def pulse_current(t, amp, t_on, t_off):
    I = np.zeros(len(t))
    I[(t >= t_on) & (t < t_off)] = amp
    return I


def pulse_response(pars, amp, t_on, t_off):
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    n = len(I)
    v = np.empty((n, 1))
    v[0] = pars["V_init"]
    spikes = []
    last = -np.inf
    for k in range(n - 1):
        if pars["range_t"][k] - last < pars["tref"] + 0.5 * pars["dt"]:
            v[k] = pars["V_reset"]
        elif v[k] >= pars["V_th"]:
            v[k] = pars["V_reset"]
            last = pars["range_t"][k]
            spikes.append(last)
        v[k + 1] = v[k] + pars["dt"] / pars["tau_m"] * (pars["E_L"] - v[k] + I[k] / pars["g_L"])
    peak = np.max(v)
    return I, v, spikes, peak
