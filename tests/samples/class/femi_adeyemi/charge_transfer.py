import numpy as np

def psp(t, J, tau_s, t_sp):
    # PSP(t) = J t exp(-(t - t_sp)/tau_s^2)
    return J * t * np.exp(-(t - t_sp) / tau_s ** 2)

def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    rectangle_areas = PSP * dt
    numerical_integral = np.add.accumulate(rectangle_areas)
    return PSP, rectangle_areas, numerical_integral
