"""Load a recording from a MATLAB file and find its rhythms: your answer goes here."""

import numpy as np
from bin_power import power_of_bins


def load_signal(path):
    """Load a recording from a MATLAB file.

    Parameters
    ----------
    path : str
        Path of a .mat file that holds the variables ``t``, times in s, and ``EEG``, the signal in mV. Each is
        a table with one row or with one column.

    Returns
    -------
    t : array of float, shape (N,)
        Times in s.
    x : array, shape (N,)
        The signal in mV.
    dt : float
        Time from one sample to the next in s.
    """
    raise NotImplementedError("load_signal: replace this line by your own code")


def strongest_rhythms(path, k=2):
    """Find the frequencies at which a recording has the greatest power.

    Parameters
    ----------
    path : str
        Path of a .mat file, as in `load_signal`.
    k : int
        How many frequencies.

    Returns
    -------
    frequencies : array of float, shape (k,)
        Frequencies in Hz of the k bins with the greatest power, the strongest first.
    """
    raise NotImplementedError("strongest_rhythms: replace this line by your own code")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    t, x, dt = load_signal("rhythms.mat")
    frequencies = strongest_rhythms("rhythms.mat")
    power = power_of_bins(x)
    fig, (signal, spectrum) = plt.subplots(2, 1, figsize=(7, 5), constrained_layout=True)
    signal.plot(t[:500], x[:500], linewidth=0.8)
    signal.set(xlabel="time (s)", ylabel="EEG (mV)", title="rhythms.mat, its first half second")
    spectrum.plot(np.arange(power.size) / (x.size * dt), power / power.max())
    for place, frequency in enumerate(frequencies, start=1):
        spectrum.axvline(frequency, color="tab:red", linestyle=":")
        spectrum.annotate(f"  number {place}: {frequency:.4g} Hz", (frequency, 0.85))
    spectrum.set(xlim=(0.0, 100.0), xlabel="frequency (Hz)", ylabel="power / highest", title="Its rhythms")
    plt.show()
