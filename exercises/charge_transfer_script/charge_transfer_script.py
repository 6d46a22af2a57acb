"""Charge transferred by a PSP, in variables: fill in each `...`."""

import numpy as np

J = 1.0  # amplitude
tau_s = 1.0  # time constant of the synapse, ms
t_sp = 1.0  # time of the spike, ms
dt = 0.1  # width of a rectangle, ms
t = np.arange(0.0, 10.0, dt)  # times, ms

PSP = ...  # height of the curve at each time, au
rectangle_areas = ...  # area of the rectangle at each time, au ms
numerical_integral = ...  # sum of the areas up to each time, au ms


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    fig, (heights, charge) = plt.subplots(2, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    heights.bar(t, np.ravel(rectangle_areas) / dt, width=dt, align="edge", alpha=0.4, label="area / dt")
    heights.plot(t, PSP, color="black", label="PSP")
    heights.set(ylabel="PSP (au)", title="Rectangles under the PSP")
    heights.legend()
    charge.plot(t, numerical_integral, color="tab:red")
    charge.set(xlabel="time (ms)", ylabel="charge (au ms)", title="Their running sum")
    plt.show()
