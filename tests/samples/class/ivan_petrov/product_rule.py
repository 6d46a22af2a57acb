# Иван Петров
import numpy as np

def alpha_function(t, tau):
    u = np.array(t)
    v = np.e ** (-u / tau)
    return list(u * v)

def alpha_derivative(t, tau):
    u = np.array(t)
    v = np.e ** (-u / tau)
    du_dt = np.ones_like(u)
    dv_dt = -v / tau
    df_dt = du_dt * v + u * dv_dt
    return [list(du_dt), list(dv_dt), list(df_dt)]
