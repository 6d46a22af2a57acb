"""Reference: what a leaky integrate-and-fire neuron does with a constant current.

Gerstner, Kistler, Naud and Paninski, Neuronal Dynamics (2014), section 1.3: under a constant current the
potential relaxes exponentially to E_L + I/g_L, and crosses the threshold if this level is above it.
"""

import numpy as np
from lif_neuron import default_pars, simulate_lif


def rheobase(pars):
    r"""Return the current for which the potential settles at the threshold.

    .. math:: I_{rh} = g_L (V_{th} - E_L)

    Parameters
    ----------
    pars : dict
        ``g_L`` (nS), ``V_th`` and ``E_L`` (mV) are used.

    Returns
    -------
    float
        Current, pA.
    """
    return pars["g_L"] * (pars["V_th"] - pars["E_L"])


def spike_count(I, tau_m, T=100.0):
    """Return the number of spikes in a run of the default neuron.

    Parameters
    ----------
    I : float
        Constant current, pA.
    tau_m : float
        Membrane time constant, ms.
    T : float
        Duration, ms.

    Returns
    -------
    int
        Number of spikes.
    """
    _, spikes = simulate_lif(default_pars(tau_m=tau_m, T=T), I)
    return len(spikes)


def first_spike_time(I, tau_m, pars):
    r"""Return the first-passage time of the neuron in continuous time, starting at ``E_L``.

    .. math:: t_1 = \tau_m \ln \frac{I}{I - I_{rh}}

    Parameters
    ----------
    I : float
        Constant current, pA.
    tau_m : float
        Membrane time constant, ms.
    pars : dict
        Parameters of the neuron but for ``tau_m``.

    Returns
    -------
    float
        Time, ms; infinity at the rheobase and below.
    """
    needed = rheobase(pars)
    if needed >= I:
        return np.inf
    return float(tau_m * np.log(I / (I - needed)))


def time_to_within(I, tau_m, margin, T=400.0):
    """Return when the simulated potential is near the threshold for the first time.

    Parameters
    ----------
    I : float
        Constant current, pA.
    tau_m : float
        Membrane time constant, ms.
    margin : float
        Largest distance from the threshold, mV.
    T : float
        Duration, ms.

    Returns
    -------
    float
        Time of a sample, ms; nan if there is none.
    """
    pars = default_pars(tau_m=tau_m, T=T)
    v, _ = simulate_lif(pars, I)
    near = np.flatnonzero(v >= pars["V_th"] - margin)
    return float(pars["range_t"][near[0]]) if near.size else np.nan
