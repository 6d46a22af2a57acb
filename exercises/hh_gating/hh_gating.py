"""Hodgkin-Huxley gates, from their rates to one Euler step: your answer goes here."""

import numpy as np


def alpha_m(V):
    """Compute the rate at which a closed gate m opens.

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages. Finite at every voltage.
    """
    raise NotImplementedError("alpha_m: replace this line by your own code")


def beta_m(V):
    """Compute the rate at which an open gate m closes.

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages.
    """
    raise NotImplementedError("beta_m: replace this line by your own code")


def alpha_h(V):
    """Compute the rate at which a closed gate h opens (recovery from inactivation).

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages.
    """
    raise NotImplementedError("alpha_h: replace this line by your own code")


def beta_h(V):
    """Compute the rate at which an open gate h closes (inactivation).

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages.
    """
    raise NotImplementedError("beta_h: replace this line by your own code")


def alpha_n(V):
    """Compute the rate at which a closed gate n opens.

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages. Finite at every voltage.
    """
    raise NotImplementedError("alpha_n: replace this line by your own code")


def beta_n(V):
    """Compute the rate at which an open gate n closes.

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages.
    """
    raise NotImplementedError("beta_n: replace this line by your own code")


def steady_state(a, b):
    """Compute the share of gates that are open after a long time at fixed rates.

    Parameters
    ----------
    a, b : float or array of float, shape (n,)
        Opening rate and closing rate in 1/ms.

    Returns
    -------
    float or array of float, shape (n,)
        Steady state, without unit, between 0 and 1.
    """
    raise NotImplementedError("steady_state: replace this line by your own code")


def time_constant(a, b):
    """Compute how long the gates take to approach their steady state.

    Parameters
    ----------
    a, b : float or array of float, shape (n,)
        Opening rate and closing rate in 1/ms.

    Returns
    -------
    float or array of float, shape (n,)
        Time constant in ms.
    """
    raise NotImplementedError("time_constant: replace this line by your own code")


def gate_step(x, a, b, dt):
    """Advance the share of open gates by one forward Euler step.

    Parameters
    ----------
    x : float or array of float, shape (n,)
        Share of open gates now, without unit. Must be left unchanged.
    a, b : float or array of float, shape (n,)
        Opening rate and closing rate in 1/ms.
    dt : float
        Time step in ms.

    Returns
    -------
    float or array of float, shape (n,)
        Share of open gates at the end of the step.
    """
    raise NotImplementedError("gate_step: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    rates = {"m": (alpha_m, beta_m), "h": (alpha_h, beta_h), "n": (alpha_n, beta_n)}
    V = np.arange(-100.0, 50.5, 0.5)
    dt = 0.01
    time = np.arange(0.0, 12.0, dt)
    fig, (left, middle, right) = plt.subplots(1, 3, figsize=(11, 3.5), constrained_layout=True)
    for gate, (alpha, beta) in rates.items():
        left.plot(V, steady_state(alpha(V), beta(V)), label=gate)
        middle.plot(V, time_constant(alpha(V), beta(V)), label=gate)
        # The voltage jumps from rest to 0 mV at 2 ms, and the gate follows in Euler steps.
        x = np.empty(time.size)
        x[0] = steady_state(alpha(-65.0), beta(-65.0))
        for k in range(time.size - 1):
            voltage = -65.0 if time[k] < 2.0 else 0.0
            x[k + 1] = gate_step(x[k], alpha(voltage), beta(voltage), dt)
        right.plot(time, x, label=gate)
    left.set(xlabel="V (mV)", ylabel="steady state", ylim=(-0.05, 1.05))
    middle.set(xlabel="V (mV)", ylabel="time constant (ms)")
    right.set(xlabel="time (ms)", ylabel="share of open gates", ylim=(-0.05, 1.05))
    right.set_title("V jumps from -65 to 0 mV")
    left.legend()
    plt.show()
