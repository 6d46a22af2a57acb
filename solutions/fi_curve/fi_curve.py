"""Reference: spike counts of a leaky integrate-and-fire neuron against its mean input, and its rate.

The rate is that of Gerstner, Kistler, Naud and Paninski, Neuronal Dynamics (2014), section 1.3 and exercises:
the time from the reset to the threshold, and the refractory period.
"""

import numpy as np
from lif_neuron import simulate_lif
from white_noise import noisy_current


def fi_curve(I_mean, sig, xi, pars):
    """Return the number of spikes for each mean current, with noise and without.

    Parameters
    ----------
    I_mean : array of shape (m,)
        Mean currents, pA.
    sig : float
        Strength of the noise, pA times the square root of a second.
    xi : array of shape (n,)
        Standard normal numbers, used for every mean current.
    pars : dict
        Parameters of the neuron.

    Returns
    -------
    n_gwn, n_dc : arrays of shape (m,)
        Numbers of spikes.
    """
    n_gwn = np.empty(len(I_mean), dtype=int)
    n_dc = np.empty(len(I_mean), dtype=int)
    for k, mean in enumerate(I_mean):
        _, noisy = simulate_lif(pars, noisy_current(xi, mean, sig, pars["dt"]))
        _, regular = simulate_lif(pars, mean)
        n_gwn[k], n_dc[k] = len(noisy), len(regular)
    return n_gwn, n_dc


def dc_rate(I, pars):
    r"""Return the firing rate under a constant current in continuous time.

    .. math:: f = 1000 \Big/ \left(t_{ref}
              + \tau_m \ln \frac{I/g_L - (V_{reset} - E_L)}{I/g_L - (V_{th} - E_L)}\right)

    Parameters
    ----------
    I : float
        Current, pA.
    pars : dict
        Parameters of the neuron.

    Returns
    -------
    float
        Rate, Hz.
    """
    drive = I / pars["g_L"]
    above = drive - (pars["V_th"] - pars["E_L"])
    if above <= 0:
        return 0.0
    rise = pars["tau_m"] * np.log((drive - (pars["V_reset"] - pars["E_L"])) / above)
    return float(1000.0 / (pars["tref"] + rise))
