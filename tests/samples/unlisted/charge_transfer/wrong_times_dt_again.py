import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * np.array(t) * np.exp((t_sp - np.array(t)) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    heights = psp(t, J, tau_s, t_sp)
    areas = heights * dt
    total = 0.0
    charges = []
    for area in areas:
        total += area
        charges.append(total * dt)
    return heights, areas, charges
