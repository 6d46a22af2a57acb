import numpy as np

def ou_noise(xi, mu, sig, tau, dt, x0=None):
    """Euler-Maruyama"""
    n = xi.size
    path = np.full(n, float(mu))
    path[0] = mu + sig * xi[0] if x0 is None else x0
    for k in range(n - 1):
        path[k + 1] = path[k] + dt / tau * (mu - path[k]) + sig * np.sqrt(2 * dt / tau) * xi[k + 1]
    return path

def ou_draw(pars, mu, sig, rng):
    n = pars["range_t"].size
    xi = rng.standard_normal(n)
    np.random.seed(2025)
    xi = np.random.randn(n)
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
