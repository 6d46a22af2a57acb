"""Forward differences of a sine: your answer goes here."""

import numpy as np


def forward_difference(y, h):
    """Estimate the slope of a sampled curve from neighbouring samples.

    Parameters
    ----------
    y : array of float, shape (n,)
        Samples, `h` apart; n is at least 2. Must be left unchanged.
    h : float
        Step between two samples, above 0, in arbitrary units (au).

    Returns
    -------
    slope : array of float, shape (n - 1,)
        (y[k + 1] - y[k]) / h for each pair of neighbours, in units of y per au.
    """
    raise NotImplementedError("forward_difference: replace this line by your own code")


def sine_slope(h, lo=-10.0, hi=10.0):
    """Estimate the slope of sin(t) by forward differences, and compare it with the exact slope.

    Parameters
    ----------
    h : float
        Step between two samples in au, above 0.
    lo, hi : float
        Samples are taken at lo, lo + h, lo + 2 h and so on, as long as the time is below hi; in au.

    Returns
    -------
    t : array of float, shape (n - 1,)
        All times but the last, in au.
    slope : array of float, shape (n - 1,)
        Forward differences of sin(t), in 1/au.
    max_error : float
        Largest distance between a slope and cos(t) at the time it belongs to, in 1/au.
    """
    raise NotImplementedError("sine_slope: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    steps = (0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01)
    fig, (curve, error) = plt.subplots(2, 1, figsize=(7, 6), constrained_layout=True)
    exact = np.arange(-10.0, 10.0, 0.01)
    curve.plot(exact, np.cos(exact), "k--", label="cos(t)")
    for h in steps[:2]:
        t, slope, max_error = sine_slope(h)
        curve.plot(t, slope, ".-", label=f"forward difference, h = {h} au")
    errors = [sine_slope(h)[2] for h in steps]
    error.loglog(steps, errors, "o", label="largest error")
    error.loglog(steps, np.divide(steps, 2), "k--", label="h/2")
    curve.set(xlabel="t (au)", ylabel="slope (1/au)", title="Slope of the sine", ylim=(-1.2, 1.9))
    error.set(xlabel="h (au)", ylabel="largest error (1/au)", title="Half the step, half the error")
    curve.legend(loc="upper center", ncols=3)
    error.legend()
    plt.show()
