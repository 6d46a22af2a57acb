"""The count of one run, made a function of arrays."""

import lif_neuron
import numpy as np
import white_noise


def spikes_of_one(mean, sig, xi, pars):
    current = white_noise.noisy_current(xi, mean, sig, pars["dt"])
    return lif_neuron.simulate_lif(pars, current)[1].size


spikes_of = np.vectorize(spikes_of_one, excluded=[2, 3])


def fi_curve(I_mean, sig, xi, pars):
    return spikes_of(I_mean, sig, xi, pars), spikes_of(I_mean, 0, xi, pars)


def dc_rate(I, pars):
    g, E, R, th = pars["g_L"], pars["E_L"], pars["V_reset"], pars["V_th"]
    if g * (th - E) < I:
        return 1e3 / (pars["tref"] + pars["tau_m"] * np.log((I + g * (E - R)) / (I + g * (E - th))))
    return 0
