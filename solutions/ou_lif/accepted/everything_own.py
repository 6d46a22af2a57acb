"""Noise and neuron in one loop."""

import numpy as np


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    p, dt = pars, pars["dt"]
    clamp = int(np.ceil(round(p["tref"] / dt, 9)))
    I, v, rest = mu + sig * xi[0], p["V_init"], 0
    currents, times = [I], []
    for k, number in enumerate(xi[1:]):
        if rest:
            v, rest = p["V_reset"], rest - 1
        elif v >= p["V_th"]:
            v, rest = p["V_reset"], clamp
            times.append(k * dt)
        v += dt / p["tau_m"] * (p["E_L"] - v + I / p["g_L"])
        I += dt * (mu - I) / tau_ou + sig * np.sqrt(2 * dt / tau_ou) * number
        currents.append(I)
    isi = np.diff(times)
    cv = np.nan if len(isi) == 0 else np.sqrt(np.mean((isi - isi.mean()) ** 2)) / isi.mean()
    return np.array(currents), np.array(times), 1e3 * len(times) / p["T"], cv
