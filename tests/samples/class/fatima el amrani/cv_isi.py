# -*- coding: latin-1 -*-
# Exercice 3 : le coefficient de variation, les intervalles sont calculés à la main
import numpy as np


def isi_cv(spike_times):
	spike_times = np.asarray(spike_times)
	isi = np.zeros(max(len(spike_times) - 1, 0))
	for i in range(len(isi)):
		isi[i] = spike_times[i + 1] - spike_times[i]
	if len(isi) == 0:
		return isi, np.nan
	moyenne = np.mean(isi)
	écart = np.sqrt(np.mean((isi - moyenne) ** 2))   # écart-type
	return isi, écart / moyenne
