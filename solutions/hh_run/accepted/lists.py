"""Lists that grow."""

from hh_membrane import closing_h, closing_m, closing_n, opening_h, opening_m, opening_n, slope_of_V


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    V, m, h, n, t = [V0], [m0], [h0], [n0], [0.0]
    while len(V) < T0 / dt - 1e-9:
        v, a, b, c = V[-1], m[-1], h[-1], n[-1]
        V.append(v + dt * slope_of_V(v, a, b, c, I0))
        m.append(a + dt * (opening_m(v) * (1 - a) - closing_m(v) * a))
        h.append(b + dt * (opening_h(v) * (1 - b) - closing_h(v) * b))
        n.append(c + dt * (opening_n(v) * (1 - c) - closing_n(v) * c))
        t.append(len(t) * dt)
    return V, m, h, n, t


def spike_times(V, t, level=0.0):
    found = []
    for k in range(1, len(V)):
        if V[k - 1] < level and V[k] >= level:
            found.append(t[k])
    return found
