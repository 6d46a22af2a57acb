"""Text as it would be typed for NumPy."""


def drda():
    return "np.exp(a**4 + 1) * (4 * a**3)"
