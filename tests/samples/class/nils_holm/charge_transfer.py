import numpy as np

def PSP(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)

def charge_transfers(t, J, tau_s, t_sp, dt):
    heights = PSP(t, J, tau_s, t_sp)
    return heights, heights * dt, np.cumsum(heights * dt)
