def drda():
    """The derivative of e^x is e^x again, so nothing changes."""
    return "exp(a**4 + 1)"
