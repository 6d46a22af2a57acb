import numpy as np

def alpha_function(t, tau):
    return np.multiply(t, np.exp(np.divide(t, -tau)))

def alpha_derivative(t, tau):
    e = np.exp(-np.asarray(t) / tau)
    return 1.0, -e / tau, (1 - np.asarray(t) / tau) * e
