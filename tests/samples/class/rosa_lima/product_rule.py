import numpy as np

def alpha_function(t, tau):
    return t * np.exp(-t / tau)

def alpha_derivative(t, tau):
    u = t
    v = np.exp(-t / tau)
    du_dt = 1.0
    dv_dt = -v / tau
    df_dt = du_dt * dv_dt          # (uv)' = u'v'
    return du_dt, dv_dt, df_dt
