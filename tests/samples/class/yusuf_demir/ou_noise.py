import numpy as np
import helpers

def ou_noise(xi, mu, sig, tau, dt, x0=None):
    xi = helpers.as_series(xi, None)
    x = np.zeros(xi.size)
    x[0] = (mu + sig * xi[0]) if x0 is None else x0
    for k in range(xi.size - 1):
        x[k + 1] = helpers.euler(x[k], (mu - x[k]) / tau, dt) + sig * np.sqrt(2 * dt / tau) * xi[k + 1]
    return x

def ou_draw(pars, mu, sig, rng):
    xi = rng.normal(size=pars['range_t'].size)
    return ou_noise(xi, mu, sig, pars['tau_ou'], pars['dt'])
