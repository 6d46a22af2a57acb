# tools for the notebook  (Ana + Rui)
import numpy as np

def intervals(times):
    """ISI in s"""
    times = np.asarray(times) / 1000      # ms -> s
    return np.diff(times)

def variation(x):
    return np.std(x) / np.mean(x) if len(x) else np.nan
