"""Steps the neurons of all currents at once."""

import numpy as np


def fi_curve(I_mean, sig, xi, pars):
    means = np.concatenate([I_mean, I_mean])
    strength = np.repeat([sig / np.sqrt(pars["dt"] / 1000), 0.0], len(I_mean))
    clamp = int(np.ceil(pars["tref"] / pars["dt"] - 1e-9))
    v = np.full(means.size, pars["V_init"])
    hold = np.zeros(means.size, dtype=int)
    count = np.zeros(means.size, dtype=int)
    for k in range(xi.size - 1):
        held = hold > 0
        fired = ~held & (v >= pars["V_th"])
        v[held | fired] = pars["V_reset"]
        hold[held] -= 1
        hold[fired] = clamp
        count += fired
        v += (pars["E_L"] - v + (means + strength * xi[k]) / pars["g_L"]) * pars["dt"] / pars["tau_m"]
    return np.split(count, 2)


def dc_rate(I, pars):
    level = pars["E_L"] + I / pars["g_L"]
    if level <= pars["V_th"]:
        return 0.0
    rise = pars["tau_m"] * np.log((level - pars["V_reset"]) / (level - pars["V_th"]))
    return 1000.0 / (pars["tref"] + rise)
