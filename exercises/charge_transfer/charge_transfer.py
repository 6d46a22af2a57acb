"""Charge transferred by a postsynaptic potential: your answer goes here."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    """Evaluate the postsynaptic potential PSP(t) = J t exp(-(t - t_sp)/tau_s).

    Parameters
    ----------
    t : array of float, shape (n,)
        Times in ms. Must be left unchanged.
    J : float
        Amplitude, without unit; negative for an inhibitory synapse.
    tau_s : float
        Time constant of the synapse in ms, above 0.
    t_sp : float
        Time of the spike in ms.

    Returns
    -------
    PSP : array of float, shape (n,)
        Height of the curve at each time, in arbitrary units (au). The formula holds at all times, before
        the spike too.
    """
    raise NotImplementedError("psp: replace this line by your own code")


def charge_transfer(t, J, tau_s, t_sp, dt):
    """Add up the area under the postsynaptic potential, rectangle by rectangle.

    Parameters
    ----------
    t : array of float, shape (n,)
        Times in ms, `dt` apart. Must be left unchanged.
    J, tau_s, t_sp : float
        As in `psp`.
    dt : float
        Width of a rectangle in ms.

    Returns
    -------
    PSP : array of float, shape (n,)
        Height of the curve at each time, in au.
    rectangle_areas : array of float, shape (n,)
        Area of the rectangle that belongs to each time, in au ms.
    numerical_integral : array of float, shape (n,)
        Sum of the areas up to each time, its own included, in au ms.
    """
    raise NotImplementedError("charge_transfer: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    dt = 0.1
    t = np.arange(0.0, 10.0, dt)
    PSP, rectangle_areas, numerical_integral = charge_transfer(t, 1.0, 1.0, 1.0, dt)
    fig, (heights, charge) = plt.subplots(2, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    heights.bar(t, np.ravel(rectangle_areas) / dt, width=dt, align="edge", alpha=0.4, label="area / dt")
    heights.plot(t, PSP, color="black", label="PSP")
    heights.set(ylabel="PSP (au)", title="Rectangles under the PSP")
    heights.legend()
    charge.plot(t, numerical_integral, color="tab:red")
    charge.set(xlabel="time (ms)", ylabel="charge (au ms)", title="Their running sum")
    plt.show()
