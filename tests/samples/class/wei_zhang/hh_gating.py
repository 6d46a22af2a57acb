import numpy as np

def frac(y):
    y = np.atleast_1d(np.asarray(y, float))
    out = np.empty_like(y)
    for i, yi in enumerate(y):
        out[i] = 1.0 if abs(yi) < 1e-8 else yi / (np.exp(yi) - 1.0)
    return out[0] if out.size == 1 else out

def alpha_m(V): return frac(-0.1 * (V + 40))
def beta_m(V): return 4.0 * np.exp(-(V + 65) / 18)
def alpha_h(V): return 0.07 * np.exp(-(V + 65) / 20)
def beta_h(V): return 1.0 / (np.exp(0.1 * (V + 35)) + 1.0)
def alpha_n(V): return 0.1 * frac(-0.1 * (V + 55))
def beta_n(V): return 0.125 * np.exp(-(V + 65) / 80)

def steady_state(a, b):
    return a / (a + b)

def time_constant(a, b):
    return 1 / a + 1 / b

def gate_step(x, a, b, dt):
    # dx/dt = a (1-x) - b x
    x += dt * (a * (1 - x) - b * x)
    return x
