# run_lif did not get finished, sorry. only first part
import numpy as np


def lif_dv(v, I, pars):
    dvdt = ((pars["E_L"] - v) + I / pars["g_L"]) / pars["tau_m"]   # mV/ms
    dv = dvdt * pars["dt"]
    return dv
