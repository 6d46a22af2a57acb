"""A matrix of two columns."""

import numpy as np


def psd_at(f, signal, Fs):
    phase = 2 * np.pi * f * np.linspace(0, len(signal) / Fs, len(signal), endpoint=False)
    parts = np.column_stack([np.cos(phase), np.sin(phase)]).T @ signal
    return parts @ parts / len(signal) / Fs
