"""Forward differences of a sine, in variables: fill in each `...`."""

import numpy as np

h = 0.2  # step, au
t = np.arange(-10.0, 10.0, h)  # times, au

y = ...  # the sine at each time
slope = ...  # its forward differences, 1/au
max_error = ...  # their largest distance from the cosine, 1/au


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    fig, (curve, error) = plt.subplots(2, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    curve.plot(t, np.cos(t), "k--", label="cos(t)")
    curve.plot(t[:-1], slope, ".-", label=f"forward difference, h = {h} au")
    error.plot(t[:-1], np.abs(slope - np.cos(t[:-1])), label="distance")
    error.axhline(max_error, color="tab:red", label="max_error")
    curve.set(ylabel="slope (1/au)", title="Slope of the sine")
    error.set(xlabel="t (au)", ylabel="error (1/au)", title="Its error")
    curve.legend(loc="upper right")
    error.legend(loc="upper right")
    plt.show()
