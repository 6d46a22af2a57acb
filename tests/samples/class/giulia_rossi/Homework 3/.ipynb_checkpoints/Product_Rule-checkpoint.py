import numpy as np

def alpha_function(t, tau):
    return t
