"""Python lists and floats throughout, returned as lists."""

import math


def lif_dv(v, I, pars):
    return (I / pars["g_L"] - v + pars["E_L"]) * pars["dt"] / pars["tau_m"]


def run_lif(pars, Iinj):
    times = [float(t) for t in pars["range_t"]]
    try:
        current = [float(I) for I in Iinj]
    except TypeError:
        current = [float(Iinj)] * len(times)
    trace, spikes = [], []
    v, wait = pars["V_init"], 0
    for time, I in zip(times, current, strict=True):
        if wait:
            v, wait = pars["V_reset"], wait - 1
        elif v >= pars["V_th"] and time != times[-1]:
            v, wait = pars["V_reset"], math.ceil(pars["tref"] / pars["dt"] - 1e-9)
            spikes.append(time)
        trace.append(v)
        v = v + lif_dv(v, I, pars)
    return trace, spikes
