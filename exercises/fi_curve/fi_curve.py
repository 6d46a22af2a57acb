"""How a neuron's firing depends on the mean of its input, with and without noise: your answer goes here."""

from lif_neuron import simulate_lif
from white_noise import noisy_current


def fi_curve(I_mean, sig, xi, pars):
    """Count the spikes for each mean current, with noise and without.

    Parameters
    ----------
    I_mean : array of float, shape (m,)
        Mean currents in pA, in any order. Must be left unchanged.
    sig : float
        Strength of the noise in pA times the square root of a second.
    xi : array of float, shape (n,)
        Standard normal numbers, the same ones for every mean current. Must be left unchanged.
    pars : dict
        Parameters of the neuron as `default_pars` returns them, with n time points. Must be left unchanged.

    Returns
    -------
    n_gwn : array of int or float, shape (m,)
        Number of spikes in the run with the noisy current of each mean.
    n_dc : array of int or float, shape (m,)
        Number of spikes in the run with each mean as a constant current.
    """
    raise NotImplementedError("fi_curve: replace this line by your own code")


def dc_rate(I, pars):
    """Compute from the formula, without a simulation, how often a constant current makes the neuron fire.

    Parameters
    ----------
    I : float
        Current in pA.
    pars : dict
        Parameters of the neuron as `default_pars` returns them.

    Returns
    -------
    float
        Spikes per second (Hz); 0 when the neuron does not fire.
    """
    raise NotImplementedError("dc_rate: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    import numpy as np
    from lif_neuron import default_pars, simulate_lif
    from white_noise import noisy_current

    pars = default_pars(T=500.0)
    xi = np.random.RandomState(2020).randn(pars["range_t"].size)
    I_mean = np.arange(100.0, 400.0, 20.0)
    fig, (trace, curve) = plt.subplots(1, 2, figsize=(10, 3.8), constrained_layout=True)
    # What one of the runs looks like: 190 pA are not enough, but some noise helps.
    v, spikes = simulate_lif(pars, noisy_current(xi, 190.0, 3.0, pars["dt"]))
    trace.plot(pars["range_t"], v, linewidth=0.7)
    trace.vlines(spikes, pars["V_th"], -45.0, color="tab:red", label="spikes")
    trace.axhline(pars["V_th"], color="grey", linestyle="--", linewidth=0.8)
    trace.set(xlabel="time (ms)", ylabel="V (mV)", title="mean 190 pA, sig = 3", ylim=(-80.0, -42.0))
    trace.legend(loc="upper right")
    per_second = 1000.0 / pars["T"]
    for sig, marker in ((3.0, "o"), (6.0, "s")):
        n_gwn, n_dc = fi_curve(I_mean, sig, xi, pars)
        curve.plot(I_mean, per_second * np.asarray(n_gwn), f"{marker}-", markersize=4, label=f"sig = {sig}")
    curve.plot(I_mean, per_second * np.asarray(n_dc), "k^", markersize=4, label="constant current")
    fine = np.linspace(100.0, 380.0, 281)
    curve.plot(fine, [dc_rate(I, pars) for I in fine], color="black", linewidth=0.8, label="formula")
    curve.set(xlabel="mean current (pA)", ylabel="rate (Hz)", title="F-I curves")
    curve.legend()
    plt.show()
