import numpy as np
import matplotlib.pyplot as plt

def alpha_function(t, tau):
    return t * decay(t, tau)

def decay(t, tau):
    return np.exp(-t / tau)

def alpha_derivative(t, tau):
    du_dt = 1
    dv_dt = -decay(t, tau) / tau
    return du_dt, dv_dt, du_dt * decay(t, tau) + t * dv_dt

t = np.linspace(0, 10, 100)
plt.plot(t, alpha_function(t, 0.5))
plt.plot(t, alpha_derivative(t, 0.5)[2])
plt.legend(["f", "f'"])
plt.show()
