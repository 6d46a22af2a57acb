"""Product rule on the alpha function of a synapse: fill in each `...`."""

import numpy as np

t = np.arange(0.0, 10.0, 0.1)  # times, au
tau = 0.5  # time constant, au

f = ...  # the alpha function t exp(-t/tau), au
du_dt = ...  # slope of u = t
dv_dt = ...  # slope of v = exp(-t/tau), 1/au
df_dt = ...  # slope of f = u v, by the product rule


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    fig, (curve, slope) = plt.subplots(2, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    curve.plot(t, f)
    slope.plot(t, df_dt)
    slope.axhline(0.0, color="black", linewidth=0.8)
    curve.set(ylabel="f (au)", title=f"Alpha function, tau = {tau} au")
    slope.set(xlabel="time (au)", ylabel="df/dt", title="Its slope: 0 where the curve peaks")
    plt.show()
