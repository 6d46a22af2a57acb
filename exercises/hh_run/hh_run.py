"""Hodgkin-Huxley neuron, a run and its spikes: your answer goes here."""

import numpy as np


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    """Simulate the neuron with a constant current by forward Euler steps.

    Parameters
    ----------
    I0 : float
        Injected current in uA/cm^2.
    T0 : float
        Duration of the run in ms.
    dt : float
        Time step in ms.
    V0 : float
        Membrane potential at the start in mV.
    m0, h0, n0 : float
        Shares of open gates at the start, without unit.

    Returns
    -------
    V : array of float, shape (k,)
        Membrane potential in mV.
    m, h, n : arrays of float, shape (k,)
        Shares of open gates, without unit.
    t : array of float, shape (k,)
        Times of the samples in ms, from 0 in steps of dt, all of them before T0.
    """
    raise NotImplementedError("hh: replace this line by your own code")


def spike_times(V, t, level=0.0):
    """Find the times at which the membrane potential comes up to a level.

    Parameters
    ----------
    V : array of float, shape (k,)
        Membrane potential in mV. Must be left unchanged.
    t : array of float, shape (k,)
        Times of the samples in ms, ascending. Must be left unchanged.
    level : float
        Level in mV.

    Returns
    -------
    array of float, shape (n_spikes,)
        For each spike the time in ms of its first sample at or above the level; an empty array when
        there is none.
    """
    raise NotImplementedError("spike_times: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    fig, axes = plt.subplots(2, 2, figsize=(10, 5), sharex=True, constrained_layout=True)
    for (top, bottom), I0 in zip(axes.T, (0.0, 10.0), strict=True):
        V, m, h, n, t = hh(I0, 50.0)
        times = spike_times(V, t)
        top.plot(t, V, linewidth=1.2)
        top.plot(times, np.zeros(len(times)), "o", color="tab:red", markersize=4)
        top.set(ylabel="V (mV)", ylim=(-85.0, 50.0), title=f"{I0:g} uA/cm$^2$: {len(times)} spikes")
        for name, gate in (("m", m), ("h", h), ("n", n)):
            bottom.plot(t, gate, linewidth=1.2, label=name)
        bottom.set(xlabel="time (ms)", ylabel="share of open gates", ylim=(-0.03, 1.03))
    axes[1, 0].legend(loc="upper right")
    plt.show()
