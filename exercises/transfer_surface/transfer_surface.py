"""Rate of a neuron with excitation and inhibition: your answer goes here."""

import numpy as np
from sigmoid_rate import corrected_sigmoid  # noqa: F401 (it waits for your code)


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    """Evaluate the rate for every pair of excitation and inhibition.

    Parameters
    ----------
    exc : array of float, shape (n_e,)
        Excitatory inputs in arbitrary units (au). Must be left unchanged.
    inh : array of float, shape (n_i,)
        Inhibitory inputs in au. Must be left unchanged.
    exc_a, exc_theta : float
        Slope in 1/au and threshold in au of the sigmoid of excitation.
    inh_a, inh_theta : float
        The same of inhibition.
    rectify : bool
        Whether negative rates become 0.

    Returns
    -------
    rate : array of float, shape (n_e, n_i)
        Rate without unit; rate[i, j] belongs to exc[i] and inh[j].
    """
    raise NotImplementedError("rate_surface: replace this line by your own code")


def surface_slopes(rate, step):
    """Estimate both partial derivatives of a surface by forward differences.

    Parameters
    ----------
    rate : array of float, shape (n_e, n_i)
        Rates as `rate_surface` returns them. Must be left unchanged.
    step : float
        Step between neighbouring inputs in au, the same for both kinds.

    Returns
    -------
    d_exc : array of float, shape (n_e - 1, n_i)
        Slope with respect to excitation, in 1/au.
    d_inh : array of float, shape (n_e, n_i - 1)
        Slope with respect to inhibition, in 1/au.
    """
    raise NotImplementedError("surface_slopes: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    step = 0.2
    exc, inh = np.arange(1, 10, step), np.arange(0, 7, step)
    fig, rows = plt.subplots(2, 3, sharex=True, sharey=True, figsize=(10, 6), constrained_layout=True)
    for row, rectify in zip(rows, (False, True), strict=True):
        rate = rate_surface(exc, inh, rectify=rectify)
        d_exc, d_inh = surface_slopes(rate, step)
        word = "rate, rectified" if rectify else "rate"
        titles = (word, "slope along excitation (1/au)", "slope along inhibition (1/au)")
        for panel, values, title in zip(row, (rate, d_exc, d_inh), titles, strict=True):
            values = np.asarray(values)
            lines = panel.contour(inh[: values.shape[1]], exc[: values.shape[0]], values, levels=8)
            panel.clabel(lines, fontsize=7)
            panel.set(title=title)
        row[0].set_ylabel("excitation (au)")
    for panel in rows[1]:
        panel.set_xlabel("inhibition (au)")
    plt.show()
