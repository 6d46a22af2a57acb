import numpy as np
from numpy import exp

def psp(t, J, tau_s, t_sp):
    s = t - t_sp
    return J * t * exp(-s / tau_s)

def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    rectangle_areas = np.array([height * dt for height in PSP])
    # integral = sum of f(t) * dt
    numerical_integral = np.zeros(len(t))
    running = 0.0
    for i, area in enumerate(rectangle_areas):
        running += area * dt
        numerical_integral[i] = running
    return PSP, rectangle_areas, numerical_integral
