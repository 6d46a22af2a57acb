import numpy as np

def alpha_function(t, tau):
    return t * np.exp(-t / tau)

def alpha_derivative(t, tau):
    du_dt = np.ones(t.shape)
    dv_dt = -np.exp(-t / tau) / tau
    df_dt = (1 - t) * np.exp(-t / tau) / tau
    return du_dt, dv_dt, df_dt
