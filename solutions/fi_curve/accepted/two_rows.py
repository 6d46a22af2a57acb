"""One array with two rows; the constant current is noise of strength 0."""

import numpy as np
from lif_neuron import simulate_lif
from white_noise import noisy_current


def fi_curve(I_mean, sig, xi, pars):
    rows = []
    for strength in (sig, 0.0):
        row = []
        for mean in I_mean:
            _, spikes = simulate_lif(pars, noisy_current(xi, mean, strength, pars["dt"]))
            row.append(len(spikes))
        rows.append(row)
    return np.array(rows)


def dc_rate(I, pars):
    level = pars["E_L"] + I / pars["g_L"]
    if level <= pars["V_th"]:
        return 0.0
    rise = pars["tau_m"] * np.log((level - pars["V_reset"]) / (level - pars["V_th"]))
    return 1000.0 / (pars["tref"] + rise)
