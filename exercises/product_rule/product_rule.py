"""Product rule on the alpha function of a synapse: your answer goes here."""

import numpy as np


def alpha_function(t, tau):
    """Evaluate the alpha function f(t) = t exp(-t/tau).

    Parameters
    ----------
    t : array of float, shape (n,)
        Times in arbitrary units (au), not necessarily evenly spaced. Must be left unchanged.
    tau : float
        Time constant in the same unit as `t`, above 0.

    Returns
    -------
    f : array of float, shape (n,)
        The curve at each time, in au.
    """
    raise NotImplementedError("alpha_function: replace this line by your own code")


def alpha_derivative(t, tau):
    """Differentiate the alpha function with the product rule, as u = t times v = exp(-t/tau).

    Parameters
    ----------
    t : array of float, shape (n,)
        Times in arbitrary units (au), not necessarily evenly spaced. Must be left unchanged.
    tau : float
        Time constant in the same unit as `t`, above 0.

    Returns
    -------
    du_dt : float or array of float, shape (n,)
        Slope of u, without unit; a single number will do where it is the same at every time.
    dv_dt : array of float, shape (n,)
        Slope of v, in 1/au.
    df_dt : array of float, shape (n,)
        Slope of f = u v, without unit.
    """
    raise NotImplementedError("alpha_derivative: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    t = np.arange(0.0, 10.0, 0.1)
    fig, (curve, slope) = plt.subplots(2, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    for tau in (0.5, 1.0, 2.0):
        du_dt, dv_dt, df_dt = alpha_derivative(t, tau)
        curve.plot(t, alpha_function(t, tau), label=f"tau = {tau} au")
        slope.plot(t, df_dt, label=f"tau = {tau} au")
    slope.axhline(0.0, color="black", linewidth=0.8)
    curve.set(ylabel="f (au)", title="Alpha function")
    slope.set(xlabel="time (au)", ylabel="df/dt", title="Its slope: 0 where the curve peaks")
    curve.legend()
    plt.show()
