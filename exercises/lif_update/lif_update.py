"""Leaky integrate-and-fire neuron, from one Euler step to a spike train: your answer goes here."""

import numpy as np


def lif_dv(v, I, pars):
    """Compute by how much the membrane potential changes in one forward Euler step.

    Parameters
    ----------
    v : float or array of float, shape (n,)
        Membrane potential at the start of the step in mV.
    I : float or array of float, shape (n,)
        Injected current at the start of the step in pA.
    pars : dict
        Parameters; needed here are "E_L" (mV), "g_L" (nS), "tau_m" (ms) and "dt" (ms).

    Returns
    -------
    float or array of float, shape (n,)
        Change of the membrane potential in mV.
    """
    raise NotImplementedError("lif_dv: replace this line by your own code")


def run_lif(pars, Iinj):
    """Simulate the neuron over all time points.

    Parameters
    ----------
    pars : dict
        Parameters: "V_th", "V_reset", "V_init" and "E_L" (mV), "tau_m", "tref", "T" and "dt" (ms),
        "g_L" (nS), all float, and "range_t", the n time points in ms, an array of shape (n,).
    Iinj : float or array of float, shape (n,)
        Injected current in pA: one number for the whole run, or one for each time point.
        An array must be left unchanged.

    Returns
    -------
    v : array of float, shape (n,)
        Membrane potential in mV.
    spike_times : array of float, shape (n_spikes,)
        Times of the spikes in ms, in ascending order; an empty array when there is no spike.
    """
    raise NotImplementedError("run_lif: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    pars = {
        "V_th": -55.0,
        "V_reset": -75.0,
        "tau_m": 10.0,
        "g_L": 10.0,
        "V_init": -75.0,
        "E_L": -75.0,
        "tref": 2.0,
        "T": 100.0,
        "dt": 0.1,
    }
    pars["range_t"] = np.arange(0.0, pars["T"], pars["dt"])
    time = pars["range_t"]
    wave = 220.0 + 150.0 * np.sin(2 * np.pi * time / 37.0)
    currents = {"210 pA": 210.0, "220 pA with a wave of 150 pA": wave}
    fig, axes = plt.subplots(2, 1, figsize=(8, 5), sharex=True, constrained_layout=True)
    for ax, (name, current) in zip(axes, currents.items(), strict=True):
        v, spike_times = run_lif(pars, current)
        ax.plot(time, v, linewidth=1.2)
        ax.vlines(spike_times, pars["V_th"], -40.0, color="tab:red", label="spikes")
        ax.axhline(pars["V_th"], color="grey", linestyle="--", linewidth=0.8)
        ax.set(ylabel="V (mV)", ylim=(-78.0, -38.0), title=f"{name}: {len(spike_times)} spikes")
    axes[0].legend(loc="upper left")
    axes[1].set_xlabel("time (ms)")
    plt.show()
