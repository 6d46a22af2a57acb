"""Exact sums, with whole turns taken off each phase."""

import math


def psd_at(f, signal, Fs):
    phases = [2 * math.pi * ((f * i / Fs) % 1.0) for i in range(len(signal))]
    even = math.fsum(value * math.cos(phase) for value, phase in zip(signal, phases, strict=True))
    odd = math.fsum(value * math.sin(phase) for value, phase in zip(signal, phases, strict=True))
    return math.hypot(even, odd) ** 2 / (Fs * len(signal))
