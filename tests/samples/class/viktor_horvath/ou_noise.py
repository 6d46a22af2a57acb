# OU process, Viktor
import numpy as np
import random

def ou_noise(xi, mu, sig, tau, dt, x0=None):
    if x0:
        x = [x0]
    else:
        x = [mu + sig*xi[0]]
    k = 0
    while len(x) < len(xi):
        x_new = x[k] + dt/tau*(mu - x[k]) + sig*(2*dt/tau)**0.5*xi[k+1]
        x.append(x_new)
        k = k + 1
    return np.array(x)

def ou_draw(pars, mu, sig, rng):
    N = len(pars['range_t'])
    zufall = rng.standard_normal(N)
    return ou_noise(zufall, mu, sig, pars['tau_ou'], pars['dt'])
