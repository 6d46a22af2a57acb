"""Loops over rows and columns that return lists."""

from sigmoid_rate import corrected_sigmoid


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    rows = []
    for e in exc:
        row = []
        for i in inh:
            rate = corrected_sigmoid(e, exc_a, exc_theta) - 0.5 * corrected_sigmoid(i, inh_a, inh_theta)
            row.append(max(rate, 0.0) if rectify else rate)
        rows.append(row)
    return rows


def surface_slopes(rate, step):
    n, m = rate.shape
    along_exc = [[(rate[i + 1, j] - rate[i, j]) / step for j in range(m)] for i in range(n - 1)]
    along_inh = [[(rate[i, j + 1] - rate[i, j]) / step for j in range(m - 1)] for i in range(n)]
    return along_exc, along_inh
