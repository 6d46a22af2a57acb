"""A current pulse into a leaky integrate-and-fire neuron: your answer goes here."""

from lif_neuron import simulate_lif


def pulse_current(t, amp, t_on, t_off):
    """Compute a rectangular current pulse.

    Parameters
    ----------
    t : array of float, shape (n,)
        Time points in ms, in ascending order. They need not start at 0. Must be left unchanged.
    amp : float
        Current during the pulse in pA, positive or negative.
    t_on, t_off : float
        Time at which the pulse begins and time at which it is over, in ms.

    Returns
    -------
    array of float, shape (n,)
        Current in pA: `amp` from `t_on` (included) to `t_off` (not included), and 0 at all other times.
    """
    raise NotImplementedError("pulse_current: replace this line by your own code")


def pulse_response(pars, amp, t_on, t_off):
    """Inject a pulse into the neuron and describe what it does.

    Parameters
    ----------
    pars : dict
        Parameters of the neuron as `default_pars` returns them; "range_t" holds the n time points in ms.
        Must be left unchanged.
    amp : float
        Current during the pulse in pA.
    t_on, t_off : float
        Beginning and end of the pulse in ms.

    Returns
    -------
    I : array of float, shape (n,)
        The current in pA.
    v : array of float, shape (n,)
        Membrane potential in mV.
    spikes : array of float, shape (n_spikes,)
        Spike times in ms, empty when there is no spike.
    peak : float
        The highest membrane potential of the whole run in mV.
    """
    raise NotImplementedError("pulse_response: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    from lif_neuron import default_pars, simulate_lif

    pulses = {"100 pA": (100.0, 150.0, 350.0), "300 pA": (300.0, 150.0, 350.0)}
    pars = default_pars(T=500.0)
    fig, axes = plt.subplots(
        2, 2, figsize=(9, 4.5), sharex=True, sharey="row", height_ratios=[1, 2], constrained_layout=True
    )
    for (name, pulse), (upper, lower) in zip(pulses.items(), axes.T, strict=True):
        current, v, spikes, peak = pulse_response(pars, *pulse)
        upper.plot(pars["range_t"], current, color="tab:green")
        upper.set(title=f"{name}: {len(spikes)} spikes, peak {peak:.2f} mV")
        lower.plot(pars["range_t"], v, linewidth=1.0)
        lower.vlines(spikes, pars["V_th"], -45.0, color="tab:red", label="spikes")
        lower.axhline(pars["V_th"], color="grey", linestyle="--", linewidth=0.8, label="threshold")
        lower.set(xlabel="time (ms)", ylim=(-77.0, -43.0))
    axes[0, 0].set_ylabel("I (pA)")
    axes[1, 0].set_ylabel("V (mV)")
    axes[1, 1].legend(loc="upper left")
    # What the neuron does without any code of yours: a constant current from the start.
    steady = simulate_lif(pars, 100.0)[0]
    axes[1, 0].plot(pars["range_t"], steady, color="grey", linestyle=":", label="100 pA throughout")
    axes[1, 0].legend(loc="upper left")
    plt.show()
