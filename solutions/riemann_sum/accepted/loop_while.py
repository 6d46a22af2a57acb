"""Plain Python: one rectangle after another while they fit, lists returned."""


def riemann(dt, lo=0.0, hi=10.0):
    def integral(t):
        return t**3 / 3 - t**2 / 2 + t

    edges, sums, exact = [], [], []
    k = 0
    total = 0.0
    while lo + (k + 1) * dt <= hi + 1e-9:
        t = lo + k * dt
        total += (t * t - t + 1) * dt
        edges.append(t + dt)
        sums.append(total)
        exact.append(integral(t + dt) - integral(lo))
        k += 1
    return edges, sums, exact
