"""Goertzel's recursion."""

import math


def psd_at(f, signal, Fs):
    twice = 2 * math.cos(2 * math.pi * f / Fs)
    last, before = 0.0, 0.0
    for value in signal:
        last, before = value + twice * last - before, last
    return (last**2 + before**2 - twice * last * before) / (Fs * len(signal))
