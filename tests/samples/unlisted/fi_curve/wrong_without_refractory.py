import numpy as np
from lif_neuron import simulate_lif
from white_noise import noisy_current


def fi_curve(I_mean, sig, xi, pars):
    noisy, plain = [], []
    for mean in I_mean:
        noisy.append(len(simulate_lif(pars, noisy_current(xi, mean, sig, pars["dt"]))[1]))
        plain.append(len(simulate_lif(pars, mean)[1]))
    return np.array(noisy), np.array(plain)


def dc_rate(I, pars):
    drive = I / pars["g_L"]
    above = drive - (pars["V_th"] - pars["E_L"])
    if above <= 0:
        return 0.0
    return 1000.0 / (pars["tau_m"] * np.log((drive - pars["V_reset"] + pars["E_L"]) / above))
