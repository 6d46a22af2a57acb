"""Nothing comes back from your functions: print shows a result, `return` hands it over."""

import numpy as np


def alpha_function(t, tau):
    print(t * np.exp(-t / tau))


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    print(1, -v / tau, v - t * v / tau)
