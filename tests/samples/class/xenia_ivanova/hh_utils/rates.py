import numpy as np

REST = -65.0

def ratio(y):
    y = np.asarray(y, float)
    result = np.ones(y.shape)
    ok = np.abs(y) > 1e-10
    result[ok] = y[ok] / np.expm1(y[ok])
    return result if y.ndim else float(result)

def alpha_m(V):
    return ratio(2.5 - 0.1 * (V - REST))

def beta_m(V):
    return 4 * np.exp(-(V - REST) / 18)

def alpha_h(V):
    return 0.07 * np.exp(-(V - REST) / 20)

def beta_h(V):
    return 1 / (np.exp(3 - 0.1 * (V - REST)) + 1)

def alpha_n(V):
    return 0.1 * ratio(1 - 0.1 * (V - REST))

def beta_n(V):
    return 0.125 * np.exp(-(V - REST) / 80)
