import numpy as np

# all rates use u = V + 65
rest = -65.

def x_over_exp(x):
    # without 0/0
    small = np.isclose(x, 0, atol=1e-9)
    x = np.where(small, 1e-9, x)
    return x / np.expm1(x)

def alpha_m(V):
    u = V - rest
    return x_over_exp(2.5 - 0.1*u)

def beta_m(V):
    u = V - rest
    return 4*np.exp(-u/18)

def alpha_h(V):
    u = V - rest
    return 0.07*np.exp(-u/20)

def beta_h(V):
    u = V - rest
    return 1/(np.exp(3 - 0.01*u) + 1)

def alpha_n(V):
    u = V - rest
    return 0.1*x_over_exp(1 - 0.1*u)

def beta_n(V):
    u = V - rest
    return 0.125*np.exp(-u/80)

def steady_state(a, b):
    return a/(a + b)

def time_constant(a, b):
    return 1/(a + b)

def gate_step(x, a, b, dt):
    return x + dt*(a*(1 - x) - b*x)
