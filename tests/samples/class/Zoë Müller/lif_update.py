"""Übungsblatt 2, Aufgabe 1 -- Zoë Müller"""
import numpy as np


def lif_dv(v, I, pars):
    leckstrom = pars["E_L"] - v          # treibende Kraft
    return pars["dt"] / pars["tau_m"] * (leckstrom + I / pars["g_L"])


def run_lif(pars, Iinj):
    zeit = pars["range_t"]
    strom = np.broadcast_to(Iinj, zeit.shape)
    # Anzahl Schritte in der Refraktärzeit, aufgerundet; der kleine Abzug wegen Rundungsfehlern (Hinweis 4)
    n_ref = int(np.ceil(pars["tref"] / pars["dt"] - 1e-6))

    v = np.full(zeit.size, pars["V_reset"], dtype=float)
    v[0] = pars["V_init"]
    gehalten_bis = -1
    spikes = []
    for k in range(zeit.size - 1):
        if k <= gehalten_bis:
            v[k] = pars["V_reset"]
        elif v[k] >= pars["V_th"]:
            spikes.append(k)
            v[k] = pars["V_reset"]
            gehalten_bis = k + n_ref
        v[k + 1] = v[k] + lif_dv(v[k], strom[k], pars)
    return v, pars["dt"] * np.asarray(spikes, dtype=float)
