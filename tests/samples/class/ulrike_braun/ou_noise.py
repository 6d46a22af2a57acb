import numpy as np

def ou_noise(xi, mu, sig, tau, dt, x0=None):
    x = np.zeros(len(xi))
    x[0] = mu + sig * xi[0] if x0 is None else x0
    for k in range(len(xi) - 1):
        x[k + 1] = x[k] + dt / tau * (mu - x[k]) + sig * np.sqrt(2 * dt / tau) * xi[k + 1]
    return x

def ou_draw(pars, mu, sig, rng):
    n = len(pars["range_t"])
    path = [mu + sig * rng.standard_normal()]
    for k in range(n - 1):
        a = pars["dt"] / pars["tau_ou"]
        path.append(path[-1] + a * (mu - path[-1]) + sig * np.sqrt(2 * a) * rng.standard_normal())
        print("DEBUG path is now", path)
    return np.array(path)
