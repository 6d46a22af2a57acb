"""The current as a polynomial of degree 1 in xi; the draws by SciPy."""

import numpy as np
import scipy.stats as st


def gwn_current(xi, mu, sig, dt):
    return np.polyval([sig * (dt / 1000) ** -0.5, mu], xi)


def gwn_draw(pars, mu, sig, rng):
    x = st.norm.rvs(size=len(pars["range_t"]), random_state=rng)
    return gwn_current(x, mu, sig, pars["dt"])
