import numpy as np
# PSP = J * exp(t_sp/tau) * alpha function, so I can take it from exercise 1!!
from product_rule import alpha_function

def psp(t, J, tau_s, t_sp):
    return J * np.exp(t_sp / tau_s) * alpha_function(t, tau_s)

def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    rectangle_areas = PSP * dt
    numerical_integral = [rectangle_areas[0]]
    for area in rectangle_areas[1:]:
        numerical_integral += [numerical_integral[-1] + area]
    return PSP, rectangle_areas, np.array(numerical_integral)
