"""A list that grows, returned as it is."""

import math


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    if x0 is None:
        x0 = mu + sig * xi[0]
    path = [x0]
    for number in xi[1:]:
        last = path[-1]
        path.append(last + (mu - last) * dt / tau + sig * math.sqrt(2 * dt / tau) * number)
    return path


def ou_draw(pars, mu, sig, rng):
    xi = [rng.standard_normal() for _ in pars["range_t"]]
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
