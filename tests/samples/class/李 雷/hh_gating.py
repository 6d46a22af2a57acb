# 李雷 2025 秋
import numpy as np

def _u(V):
    return np.asarray(V, dtype=float) + 65.0     # 相对静息电位

def alpha_m(V):
    y = (25.0 - _u(V)) / 10.0
    safe = np.where(np.abs(y) < 1e-7, 1.0, y)
    return np.where(np.abs(y) < 1e-7, 1.0 - y / 2, safe / np.expm1(safe))

def beta_m(V):
    return 4.0 * np.exp(-_u(V) / 18.0)

def alpha_h(V):
    return 0.07 * np.exp(-_u(V) / 20.0)

def beta_h(V):
    return 1.0 / (np.exp((30.0 - _u(V)) / 10.0) + 1.0)

def alpha_n(V):
    y = (10.0 - _u(V)) / 10.0
    safe = np.where(np.abs(y) < 1e-7, 1.0, y)
    return 0.1 * np.where(np.abs(y) < 1e-7, 1.0 - y / 2, safe / np.expm1(safe))

def beta_n(V):
    return 0.125 * np.exp(-_u(V) / 80.0)

def steady_state(a, b):
    return 1.0 / (1.0 + b / a)

def time_constant(a, b):
    return steady_state(a, b) / a

def gate_step(x, a, b, dt):
    return x * (1 - dt * (a + b)) + dt * a
