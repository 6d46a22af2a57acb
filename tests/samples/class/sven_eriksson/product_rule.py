import numpy as np

def alpha_function(t, tau):
    return t*np.exp(-t/tau)

def alpha_derivative(t, tau):
    u, v = t, np.exp(-t/tau)
    ustrich = t**0
    vstrich = 1/tau*np.exp(-t/tau)
    return ustrich, vstrich, ustrich*v + u*vstrich
