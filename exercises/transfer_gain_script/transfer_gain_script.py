"""Transfer function and its gain, in variables: fill in each `...`."""

import numpy as np

a = 1.2  # slope parameter, 1/au
theta = 2.4  # threshold, au
dI = 0.1  # step between two inputs, au
I = np.arange(0.0, 8.0, dI)  # inputs, au
I_mean = 2.0  # a single input, au

rates = ...  # the transfer function at each input
gain = ...  # its slope between neighbouring inputs, 1/au
gain_at_mean = ...  # its slope around I_mean, 1/au


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    fig, (output, slope) = plt.subplots(2, 1, sharex=True, figsize=(7, 6), constrained_layout=True)
    output.plot(I, rates)
    slope.plot(I[:-1], gain, label="gain")
    slope.plot(I_mean, gain_at_mean, "o", label="gain_at_mean")
    output.set(ylabel="firing rate", title=f"Transfer function, a = {a} per au, theta = {theta} au")
    slope.set(xlabel="input current (au)", ylabel="gain (1/au)", title="Gain")
    slope.legend()
    plt.show()
