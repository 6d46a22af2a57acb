import numpy as np

def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)

def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    rectangle_areas = PSP * dt
    # the trapezoids are more exact than rectangles
    numerical_integral = [0.0]
    for k in range(1, len(t)):
        numerical_integral.append(numerical_integral[-1] + 0.5 * (PSP[k - 1] + PSP[k]) * dt)
    return PSP, rectangle_areas, np.array(numerical_integral)
