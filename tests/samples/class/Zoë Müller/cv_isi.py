"""Übungsblatt 2, Aufgabe 3 -- Zoë Müller"""
import numpy as np


def isi_cv(spike_times):
    intervalle = np.ediff1d(spike_times)
    if intervalle.size < 1:               # kein Intervall -> nicht definiert
        return intervalle, np.nan
    return intervalle, intervalle.std() / intervalle.mean()
