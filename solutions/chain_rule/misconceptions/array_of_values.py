"""You return numbers on a grid; the answer is an expression in the symbol a."""

import numpy as np


def drda():
    a = np.linspace(-1.5, 1.5, 61)
    return 4 * a**3 * np.exp(a**4 + 1)
