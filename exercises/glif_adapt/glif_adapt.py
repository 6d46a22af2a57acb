"""A neuron that adapts, with an after-spike current and a moving threshold: your answer goes here."""

import numpy as np


def run_glif(pars, Iinj):
    """Simulate the neuron over all time points.

    Parameters
    ----------
    pars : dict
        Parameters of the neuron: "V_th", "V_reset", "V_init" and "E_L" (mV), "tau_m", "tref", "T" and "dt"
        (ms), "g_L" (nS); of its adaptation: "tau_w" (ms) and "b" (pA), "tau_th" (ms) and "d_th" (mV); all
        float; and "range_t", the n time points in ms, an array of shape (n,). Must be left unchanged.
    Iinj : float or array of float, shape (n,)
        Injected current in pA: one number for the whole run, or one for each time point.
        An array must be left unchanged.

    Returns
    -------
    v : array of float, shape (n,)
        Membrane potential in mV.
    spike_times : array of float, shape (n_spikes,)
        Times of the spikes in ms, in ascending order; an empty array when there is no spike.
    w : array of float, shape (n,)
        After-spike current in pA.
    th : array of float, shape (n,)
        Distance of the threshold above "V_th" in mV.
    """
    raise NotImplementedError("run_glif: replace this line by your own code")


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
        "T": 400.0,
        "dt": 0.1,
        "tau_w": 100.0,
        "b": 30.0,
        "tau_th": 50.0,
        "d_th": 2.0,
    }
    pars["range_t"] = np.arange(0.0, pars["T"], pars["dt"])
    time = pars["range_t"]
    v, spike_times, w, th = run_glif(pars, 300.0)
    fig, (top, middle, bottom) = plt.subplots(3, 1, figsize=(8, 6.5), sharex=True, constrained_layout=True)
    top.plot(time, v, linewidth=1.0, label="V")
    top.plot(time, pars["V_th"] + th, color="black", linewidth=0.8, label="threshold")
    top.vlines(spike_times, -50.0, -40.0, color="tab:red", label="spikes")
    top.set(ylabel="mV", ylim=(-78.0, -38.0), title=f"300 pA: {len(spike_times)} spikes")
    top.legend(loc="lower right", ncols=3)
    middle.plot(time, w, color="tab:green", label="w")
    middle.set(ylabel="w (pA)")
    for name, changes in {
        "both": {},
        "after-spike current alone": {"d_th": 0.0},
        "threshold alone": {"b": 0.0},
        "none": {"b": 0.0, "d_th": 0.0},
    }.items():
        times = run_glif(pars | changes, 300.0)[1]
        bottom.plot(times[1:], np.diff(times), ".-", linewidth=0.8, label=name)
    bottom.set(xlabel="time (ms)", ylabel="interval (ms)", ylim=(0.0, 40.0))
    bottom.legend(loc="lower right", ncols=4)
    plt.show()
