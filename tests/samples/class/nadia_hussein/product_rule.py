import numpy as np

def alpha_function(t, tau):
    f = t
    f *= np.exp(-t / tau)
    return f

def alpha_derivative(t, tau):
    u = t
    v = np.exp(-t / tau)
    du_dt = np.gradient(u, t)
    dv_dt = np.gradient(v, t)
    df_dt = np.gradient(u * v, t)
    return du_dt, dv_dt, df_dt
