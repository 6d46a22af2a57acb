import numpy as np

def psp(t, J, tau_s, t_sp):
    PSP = np.zeros(len(t))
    for i in range(len(t)):
        if t[i] >= t_sp:     # no response before the spike!
            PSP[i] = J*t[i]*np.exp(-(t[i] - t_sp)/tau_s)
    return PSP

def charge_transfer(t, J, tau_s, t_sp, dt):
    p = psp(t, J, tau_s, t_sp)
    return p, p*dt, np.cumsum(p*dt)
