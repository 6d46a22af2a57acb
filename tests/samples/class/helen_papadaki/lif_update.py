import numpy as np
import math


def lif_dv(v, I, pars):
    # the leak pulls back to the resting value -75
    V_rest = pars["V_reset"]
    return (-(v - V_rest) + I / pars["g_L"]) * pars["dt"] / pars["tau_m"]


def run_lif(pars, Iinj):
    n = len(pars["range_t"])
    Iinj = Iinj * np.ones(n)
    v = np.zeros(n)
    v[0] = pars["V_init"]
    spike_times = []
    countdown = 0
    for k in range(n - 1):
        if countdown > 0:
            v[k] = pars["V_reset"]
            countdown -= 1
        else:
            if v[k] >= pars["V_th"]:
                v[k] = pars["V_reset"]
                spike_times.append(k * pars["dt"])
                countdown = math.ceil(pars["tref"] / pars["dt"] - 1e-7)
        v[k + 1] = v[k] + lif_dv(v[k], Iinj[k], pars)
    return v, np.array(spike_times)
