"""Reference: Ornstein-Uhlenbeck current into a leaky integrate-and-fire neuron, rate and CV.

Coefficient of variation of the intervals: Dayan and Abbott (2001), Theoretical Neuroscience, section 1.4;
numpy.std divides by the number of intervals (ddof=0), as its documentation says.
"""

import numpy as np
from noise_and_neuron import ou_current, simulate_lif


def ou_driven_lif(xi, mu, sig, tau_ou, pars):
    r"""Drive the neuron and describe its spikes.

    .. math:: f = 1000\,n / T, \qquad CV = \mathrm{std}(ISI) / \mathrm{mean}(ISI)

    Parameters
    ----------
    xi : array of shape (n,)
        Standard normal numbers, no unit.
    mu, sig : float
        Mean and standard deviation of the current, pA.
    tau_ou : float
        Correlation time of the current, ms.
    pars : dict
        Parameters of the neuron; ``T`` and ``dt`` in ms.

    Returns
    -------
    current : array of shape (n,)
        pA.
    spikes : array of shape (n_spikes,)
        ms.
    rate, cv : float
        Hz; no unit, nan with fewer than two spikes.
    """
    current = ou_current(xi, mu, sig, tau_ou, pars["dt"])
    _, spikes = simulate_lif(pars, current)
    rate = 1000.0 * spikes.size / pars["T"]
    intervals = np.diff(spikes)
    cv = float(np.std(intervals) / np.mean(intervals)) if intervals.size else float("nan")
    return current, spikes, rate, cv
