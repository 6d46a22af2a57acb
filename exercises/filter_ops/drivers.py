"""What a filter leaves of the signal that it is given."""


def signal_and_length(filter_function, x, *passes):
    """Return the signal as it is after the call, and the number of samples that came out."""
    length = len(filter_function(x, *passes))
    return [x, length]
