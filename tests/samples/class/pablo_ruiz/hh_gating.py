import numpy as np
# las funciones del README

def alpha_m(V):
    u = V + 65
    return (2.5 - 0.1*u)/(np.exp(2.5 - 0.1*u) - 1)

def beta_m(V):
    u = V + 65
    return 4*np.exp(-u/18)

def alpha_h(V):
    u = V + 65
    return 0.07*np.exp(-u/20)

def beta_h(V):
    u = V + 65
    return 1/(np.exp(3 - 0.1*u) + 1)

def alpha_n(V):
    u = V + 65
    return (0.1 - 0.01*u)/(np.exp(1 - 0.1*u) - 1)

def beta_n(V):
    u = V + 65
    return 0.125*np.exp(-u/80)

def steady_state(a, b):
    x_inf = a/(a + b)
    return x_inf

def time_constant(a, b):
    tau = 1/(a + b)
    return tau

def gate_step(x, a, b, dt):
    dx = a*(1 - x) - b*x
    return x + dx*dt
