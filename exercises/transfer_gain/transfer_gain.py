"""Transfer function and gain of a neuron: your answer goes here."""

import numpy as np


def rate(I, a, theta):
    """Evaluate the transfer function, from input current to firing rate.

    Parameters
    ----------
    I : float or array of float, shape (n,)
        Input current in arbitrary units (au); it may be negative. Must be left unchanged.
    a : float
        Slope of the sigmoid in 1/au, above 0.
    theta : float
        Threshold of the sigmoid in au.

    Returns
    -------
    float or array of float, shape (n,)
        Firing rate, without unit: 0 for no input, negative for a negative one.
    """
    raise NotImplementedError("rate: replace this line by your own code")


def rate_and_gain(I, a, theta, dI):
    """Evaluate the transfer function at equidistant inputs, and estimate its slope.

    Parameters
    ----------
    I : array of float, shape (n,)
        Input currents in au, `dI` apart. Must be left unchanged.
    a, theta : float
        As in `rate`.
    dI : float
        Step between two inputs in au.

    Returns
    -------
    rates : array of float, shape (n,)
        Firing rate for each input, without unit.
    gain : array of float, shape (n - 1,)
        (rates[k + 1] - rates[k]) / dI, in 1/au.
    """
    raise NotImplementedError("rate_and_gain: replace this line by your own code")


def gain_at(I_mean, a, theta, dI=0.1):
    """Divide the change of the output by the change of the input around one input.

    Parameters
    ----------
    I_mean : float
        Middle of the interval of inputs in au.
    a, theta : float
        As in `rate`.
    dI : float
        Width of the interval in au.

    Returns
    -------
    float
        Gain in 1/au.
    """
    raise NotImplementedError("gain_at: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    dI = 0.1
    I = np.arange(0.0, 8.0, dI)
    fig, (output, slope) = plt.subplots(2, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    for a, theta in ((1.2, 2.4), (0.5, 4.0), (2.0, 1.2)):
        rates, gain = rate_and_gain(I, a, theta, dI)
        (line,) = output.plot(I, rates, label=f"a = {a} per au, theta = {theta} au")
        slope.plot(I[:-1], gain, color=line.get_color(), label=f"a = {a} per au, theta = {theta} au")
        slope.plot(theta, gain_at(theta, a, theta), "o", color=line.get_color())
    output.set(ylabel="firing rate", title="Transfer function")
    slope.set(xlabel="input current (au)", ylabel="gain (1/au)", title="Gain (dots: gain_at the threshold)")
    output.legend()
    plt.show()
