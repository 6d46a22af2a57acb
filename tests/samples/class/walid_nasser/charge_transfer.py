import numpy as np

# I come from Matlab, column vectors

def psp(t, J, tau_s, t_sp):
    t = np.reshape(t, (len(t), 1))
    return J * t * np.exp(-(t - t_sp) / tau_s)

def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas, axis=0)
