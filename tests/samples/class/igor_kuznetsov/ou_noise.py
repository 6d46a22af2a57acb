import numpy as np

def ou_noise(xi, mu, sig, tau, dt, x0=None):
    start = mu if x0 is None else x0
    x = np.zeros(len(xi))
    x[0] = start + sig * xi[0]
    c = sig * np.sqrt(2 * dt / tau)
    for k in range(1, len(xi)):
        x[k] = x[k - 1] + (mu - x[k - 1]) * dt / tau + c * xi[k]
    return x

def ou_draw(pars, mu, sig, rng):
    return ou_noise(rng.standard_normal(len(pars["range_t"])), mu, sig, pars["tau_ou"], pars["dt"])
