"""Plain Python: one Fourier sum a bin, lists out."""

import cmath


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    mean = sum(x) / N
    deviation = [float(value - mean) for value in x]
    circle = [cmath.exp(-2j * cmath.pi * i / N) for i in range(N)]
    f, Sxx = [], []
    for k in range(N // 2):
        total = sum(value * circle[k * i % N] for i, value in enumerate(deviation))
        f.append(k / T)
        Sxx.append(2 * dt**2 / T * abs(total) ** 2)
    return f, Sxx
