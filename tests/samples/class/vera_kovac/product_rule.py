import numpy as np

def alpha_function(t, tau):
    f = t * np.exp(-t / tau)
    print(f)

def alpha_derivative(t, tau):
    du = 1
    dv = -1 / tau * np.exp(-t / tau)
    df = du * np.exp(-t / tau) + t * dv
    print("du/dt =", du)
    print("dv/dt =", dv)
    print("df/dt =", df)
