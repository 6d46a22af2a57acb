#!/usr/bin/python3
# all the exercises in one file, hope that is ok
# Ben Okafor

import os, sys, time
import numpy as np
import numpy
import sympy
import matplotlib
matplotlib.use("TkAgg")
import matplotlib.pyplot as plt
from pylab import *

DEBUG = True

################################ EXERCISE 1 ################################

def alpha_function(t, tau):
    return t * np.exp(-t / tau)

def alpha_derivative(t, tau):
    du_dt = np.ones(len(t))
    v = np.exp(-t / tau)
    dv_dt = -1 / tau * v
    df_dt = du_dt * v + t * dv_dt
    if DEBUG:
        print("du", du_dt[:5], "dv", dv_dt[:5])
    return du_dt, dv_dt, df_dt

################################ EXERCISE 2 ################################

def drda():
    a = sympy.Symbol("a", real=True)
    return 4 * sympy.E * a ** 3 * sympy.exp(a ** 4)

################################ EXERCISE 3 ################################

def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)

def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    rectangle_areas = PSP * dt
    return PSP, rectangle_areas, np.cumsum(rectangle_areas)

################################ EXERCISE 4 ################################

def lif_dv(v, I, pars):
    return (-(v - pars["E_L"]) + I / pars["g_L"]) / pars["tau_m"] * pars["dt"]

def run_lif(pars, Iinj):
    t = pars["range_t"]
    I = Iinj + 0 * t
    v = 0 * t + pars["V_init"]
    spikes = 0 * t
    steps = int(numpy.ceil(pars["tref"] / pars["dt"] - 0.001))
    hold = 0
    for k in range(len(t) - 1):
        if hold:
            v[k] = pars["V_reset"]
            hold = hold - 1
        elif v[k] >= pars["V_th"]:
            v[k] = pars["V_reset"]
            spikes[k] = 1
            hold = steps
        v[k + 1] = v[k] + lif_dv(v[k], I[k], pars)
    if DEBUG: print(sum(spikes), "spikes")
    return v, np.where(spikes == 1)[0] * pars["dt"]

################################ EXERCISE 5 ################################

def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = [mu + sig * xi[0] if x0 is None else x0]
    for noise in xi[1:]:
        x.append(x[-1] + dt / tau * (mu - x[-1]) + sig * np.sqrt(2 * dt / tau) * noise)
    return x

def ou_draw(pars, mu, sig, rng):
    return ou_noise(rng.normal(0, 1, len(pars["range_t"])), mu, sig, pars["tau_ou"], pars["dt"])

################################ EXERCISE 6 ################################

def isi_cv(spike_times):
    isi = np.array([spike_times[i + 1] - spike_times[i] for i in range(len(spike_times) - 1)])
    if len(isi) == 0:
        return np.nan, np.nan
    return isi, std(isi) / mean(isi)

################################ EXERCISE 7 ################################

def lim(y):
    # expand exp(y) to third order if y is tiny
    tiny = np.abs(y) < 1e-4
    with np.errstate(all="ignore"):
        return np.where(tiny, 1 - y / 2 + y * y / 12, y / (np.exp(y) - 1))

def alpha_m(V): return lim(2.5 - 0.1 * (V + 65))
def beta_m(V):  return 4 * np.exp(-(V + 65) / 18)
def alpha_h(V): return 0.07 * np.exp(-(V + 65) / 20)
def beta_h(V):  return 1 / (np.exp(3 - 0.1 * (V + 65)) + 1)
def alpha_n(V): return lim(1 - 0.1 * (V + 65)) / 10
def beta_n(V):  return 0.125 * np.exp(-(V + 65) / 80)

def steady_state(a, b):  return a / (a + b)
def time_constant(a, b): return 1 / (a + b)

def gate_step(x, a, b, dt):
    return x + dt * (a * (1 - x) - b * x)

################################ PLOTS ################################

start = time.time()
tt = arange(0, 10, 0.1)
figure()
plot(tt, alpha_function(tt, 0.5))
show()
figure()
plot(tt, charge_transfer(tt, 1, 1, 1, 0.1)[2])
show()
print("took", time.time() - start, "s")
