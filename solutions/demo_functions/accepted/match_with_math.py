"""A match statement and the math module, one time after another."""

import math


def one(name, t):
    match name:
        case "Linear":
            return -2 * t, -2, (10 - t) * (10 + t)
        case "Parabolic":
            return t * t, 2 * t, t**3 / 3 + 1000 / 3
        case "Exponential":
            return math.exp(t), math.exp(t), math.exp(-10) * math.expm1(t + 10)
        case "Sine":
            return math.sin(t), math.cos(t), math.cos(-10) - math.cos(t)
        case "Sigmoid":
            f = 1 / (1 + math.exp(5 - t))
            return f, f - f**2, math.log((1 + math.exp(t - 5)) / (1 + math.exp(-15)))
    raise ValueError(name)


def demo_curves(name, t):
    rows = [one(name, float(x)) for x in t]
    return tuple(list(column) for column in zip(*rows, strict=True))
