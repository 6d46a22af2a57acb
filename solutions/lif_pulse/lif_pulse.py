"""Reference: a current pulse into a leaky integrate-and-fire neuron.

The neuron is the one of Gerstner, Kistler, Naud and Paninski, Neuronal Dynamics (2014), section 1.3, where
the response to a pulse is worked out, too: V relaxes to E_L + I/g_L while the current is on and back to E_L
after it.
"""

import numpy as np
from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    r"""Return a current that is `amp` while the pulse is on and 0 otherwise.

    .. math:: I(t) = A \; [t_{on} \le t < t_{off}]

    Parameters
    ----------
    t : array of shape (n,)
        Time points, ms.
    amp : float
        Current during the pulse, pA.
    t_on, t_off : float
        First time of the pulse and first time after it, ms.

    Returns
    -------
    array of shape (n,)
        Current, pA.
    """
    # A time point that is meant to be t_on or t_off may come out a rounding error below it.
    on = (t >= t_on - 1e-9) & (t < t_off - 1e-9)
    return np.where(on, amp, 0.0)


def pulse_response(pars, amp, t_on, t_off):
    """Return the current, the membrane potential, the spike times and the highest potential.

    Parameters
    ----------
    pars : dict
        Parameters; voltages in mV, times in ms, ``g_L`` in nS, ``range_t`` of shape (n,).
    amp : float
        Current during the pulse, pA.
    t_on, t_off : float
        Beginning and end of the pulse, ms.

    Returns
    -------
    I, v : arrays of shape (n,)
        Current, pA, and membrane potential, mV.
    spikes : array of shape (n_spikes,)
        Spike times, ms.
    peak : float
        Highest potential, mV.
    """
    I = pulse_current(pars["range_t"], amp, t_on, t_off)
    v, spikes = simulate_lif(pars, I)
    return I, v, spikes, float(v.max())
