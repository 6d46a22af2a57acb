"""Powers at several frequencies, apart from their scale."""


def shares(function, frequencies, signal, Fs):
    """Return the power at each frequency, divided by the sum of all of them."""
    powers = [function(f, signal.copy(), Fs) for f in frequencies]
    return [power / sum(powers) for power in powers]


def ratio_and_signal(function, f, other, signal, Fs):
    """Return the ratio of the powers at two frequencies, and the signal as it is after both calls."""
    ratio = function(f, signal, Fs) / function(other, signal, Fs)
    return [ratio, signal]
