import numpy as np


def psp(t, J, tau_s, t_sp):
    t = np.array(t)
    return np.where(t < t_sp, 0.0, J * t * np.exp((t_sp - t) / tau_s))


def charge_transfer(t, J, tau_s, t_sp, dt):
    heights = psp(t, J, tau_s, t_sp)
    areas = heights * dt
    total = 0.0
    charges = []
    for area in areas:
        total += area
        charges.append(total)
    return heights, areas, charges
