import numpy as np

tau = float(input("Enter tau: "))
n = int(input("How many points? "))

def alpha_function(t, tau):
    return t * np.exp(-t / tau)

def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    return np.ones(len(t)), -v / tau, v - t * v / tau

t = np.linspace(0, 10, n)
print(alpha_function(t, tau))
