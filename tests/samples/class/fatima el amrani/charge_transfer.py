import numpy as np
import matplotlib.pyplot as plt

def psp(t, J, tau_s, t_sp):
	return J * t * np.exp(-(t - t_sp) / tau_s)

def charge_transfer(t, J, tau_s, t_sp, dt):
	PSP = psp(t, J, tau_s, t_sp)
	rectangle_areas = PSP * dt
	numerical_integral = np.zeros_like(PSP)
	numerical_integral[0] = rectangle_areas[0]
	for k in range(1, t.size):
		numerical_integral[k] = numerical_integral[k - 1] + rectangle_areas[k]
	return PSP, rectangle_areas, numerical_integral


if __name__ == "__main__":
	t = np.arange(0, 10, 0.1)
	plt.plot(t, charge_transfer(t, 1, 1, 1, 0.1)[2])
	plt.show()
