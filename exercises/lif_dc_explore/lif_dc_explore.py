"""A constant current into a leaky integrate-and-fire neuron: your answer goes here."""

from lif_neuron import default_pars, simulate_lif


def rheobase(pars):
    """Compute the constant current at which the membrane potential settles exactly at the threshold.

    Parameters
    ----------
    pars : dict
        Parameters of the neuron as `default_pars` returns them; needed here are "g_L" (nS), "V_th" and
        "E_L" (mV).

    Returns
    -------
    float
        Current in pA.
    """
    raise NotImplementedError("rheobase: replace this line by your own code")


def spike_count(I, tau_m, T=100.0):
    """Count the spikes that a constant current causes in a simulated run.

    Parameters
    ----------
    I : float
        Current in pA, on during the whole run.
    tau_m : float
        Membrane time constant in ms. All other parameters of the neuron are the defaults.
    T : float, optional
        Duration of the run in ms.

    Returns
    -------
    int
        Number of spikes.
    """
    raise NotImplementedError("spike_count: replace this line by your own code")


def first_spike_time(I, tau_m, pars):
    """Compute from the formula, without a simulation, when the first spike comes.

    Parameters
    ----------
    I : float
        Current in pA, on from time 0.
    tau_m : float
        Membrane time constant in ms; it is used in place of pars["tau_m"].
    pars : dict
        The other parameters of the neuron as `default_pars` returns them. Must be left unchanged.

    Returns
    -------
    float
        Time from the beginning of the current to the first spike in ms; infinity when no spike ever comes.
    """
    raise NotImplementedError("first_spike_time: replace this line by your own code")


def time_to_within(I, tau_m, margin, T=400.0):
    """Find when the potential of a simulated run comes near the threshold for the first time.

    Parameters
    ----------
    I : float
        Current in pA, on during the whole run.
    tau_m : float
        Membrane time constant in ms. All other parameters of the neuron are the defaults.
    margin : float
        Distance below the threshold in mV that counts as near.
    T : float, optional
        Duration of the run in ms.

    Returns
    -------
    float
        Time of the first sample that is at most `margin` below the threshold in ms; nan when there is none.
    """
    raise NotImplementedError("time_to_within: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    import numpy as np

    pars = default_pars(T=100.0)
    limit = rheobase(pars)
    fig, (left, middle, right) = plt.subplots(1, 3, figsize=(12, 3.6), constrained_layout=True)
    for current in (limit, limit + 1.0, limit + 10.0):
        v, spikes = simulate_lif(pars, current)
        left.plot(pars["range_t"], v, linewidth=1.0, label=f"{current:.0f} pA: {len(spikes)} spikes")
    left.plot(time_to_within(limit, 10.0, 0.135), pars["V_th"], "k|", label="within 0.135 mV at rheobase")
    left.axhline(pars["V_th"], color="grey", linestyle="--", linewidth=0.8)
    left.set(xlabel="time (ms)", ylabel="V (mV)", title="tau_m = 10 ms", ylim=(-77.0, -44.0))
    left.legend(loc="upper left", ncols=2, fontsize="x-small")
    currents = np.linspace(150.0, 350.0, 21)
    later = np.linspace(limit + 1.0, 350.0, 200)
    for tau_m in (10.0, 20.0, 30.0):
        middle.plot(currents, [spike_count(I, tau_m) for I in currents], "o-", markersize=3)
        right.plot(later, [first_spike_time(I, tau_m, pars) for I in later], label=f"tau_m = {tau_m:.0f} ms")
    for ax in (middle, right):
        ax.axvline(limit, color="grey", linestyle="--", linewidth=0.8)
        ax.set(xlabel="current (pA)")
    middle.set(title="spikes in 100 ms")
    right.set(title="time of the first spike (ms)", ylim=(0.0, 120.0))
    right.legend()
    plt.show()
