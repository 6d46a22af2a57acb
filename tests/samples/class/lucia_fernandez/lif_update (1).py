#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""
Created on Tue Nov  4 18:22:07 2025

@author: Lucía
"""

import numpy as np
import matplotlib.pyplot as plt

#%% the step

def lif_dv(v, I, pars):
    tau_m, dt = pars['tau_m'], pars['dt']
    g_L, E_L = pars['g_L'], pars['E_L']
    dv = (-(v - E_L) + I/g_L)/tau_m*dt
    return dv

#%% the run

def run_lif(pars, Iinj):
    V_th, V_reset = pars['V_th'], pars['V_reset']
    dt = pars['dt']
    range_t = pars['range_t']
    Lt = range_t.size
    v = np.zeros(Lt)
    v[0] = pars['V_init']
    Iinj = Iinj*np.ones(Lt)
    rec_spikes = []
    tr = 0.
    for it in range(Lt-1):
        if tr > 0:
            v[it] = V_reset
            tr = tr - 1
        elif v[it] >= V_th:
            rec_spikes.append(it)
            v[it] = V_reset
            tr = np.ceil(np.round(pars['tref']/dt, 8))
        v[it+1] = v[it] + lif_dv(v[it], Iinj[it], pars)
    rec_spikes = np.array(rec_spikes)*dt
    return v, rec_spikes

#%% plot

pars = dict(V_th=-55., V_reset=-75., tau_m=10., g_L=10., V_init=-75., E_L=-75., tref=2., T=400., dt=.1)
pars['range_t'] = np.arange(0, pars['T'], pars['dt'])
v, sp = run_lif(pars, 210.)
plt.figure(figsize=(8, 3))
plt.plot(pars['range_t'], v)
plt.xlabel('time (ms)')
plt.savefig('lif.png')
plt.show()
print(sp)
