"""Horner's rule: the phase factor of one step, multiplied up from the last sample."""

import cmath


def psd_at(f, signal, Fs):
    factor = cmath.rect(1.0, -2 * cmath.pi * f / Fs)
    total = 0j
    for value in signal[::-1]:
        total = total * factor + value
    return (total.real**2 + total.imag**2) / (len(signal) * Fs)
