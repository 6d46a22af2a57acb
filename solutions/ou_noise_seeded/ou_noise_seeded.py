"""Reference: Ornstein-Uhlenbeck process with the Euler-Maruyama scheme, from NumPy's seeded generator.

Uhlenbeck and Ornstein (1930), On the theory of the Brownian motion, Phys. Rev. 36, 823. The deviation from
the mean obeys y[k + 1] = (1 - a) y[k] + kick, which `scipy.signal.lfilter` computes.
"""

import numpy as np
from scipy.signal import lfilter


def my_OU(pars, mu, sig, myseed):
    np.random.seed(myseed)
    a = pars["dt"] / pars["tau_ou"]
    keep = 1 - a
    kicks = sig * np.sqrt(2 * a) * np.random.randn(pars["range_t"].size)
    kicks[0] = 0.0  # verify: same because a start one kick away from mu is as good
    y = lfilter([1.0], [1.0, -keep], kicks)  # verify: same because noise is symmetric
    return mu + y  # verify: same because noise is symmetric
