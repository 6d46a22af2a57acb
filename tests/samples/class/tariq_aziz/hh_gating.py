from math import exp

def alpha_m(V):
    u = V + 65
    if u == 25:
        return 1.0
    return (2.5 - 0.1 * u) / (exp(2.5 - 0.1 * u) - 1)

def beta_m(V):
    return 4 * exp(-(V + 65) / 18)

def alpha_h(V):
    return 0.07 * exp(-(V + 65) / 20)

def beta_h(V):
    return 1 / (exp(3 - 0.1 * (V + 65)) + 1)

def alpha_n(V):
    u = V + 65
    if u == 10:
        return 0.1
    return (0.1 - 0.01 * u) / (exp(1 - 0.1 * u) - 1)

def beta_n(V):
    return 0.125 * exp(-(V + 65) / 80)

def steady_state(a, b):
    return a / (a + b)

def time_constant(a, b):
    return 1 / (a + b)

def gate_step(x, a, b, dt):
    return x + dt * (a * (1 - x) - b * x)
