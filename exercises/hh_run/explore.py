"""Action potentials and the gates behind them, against the injected current."""

import numpy as np
from hh_membrane import closing_h, closing_m, closing_n, opening_h, opening_m, opening_n

from autograder import Explorer, Slider

GATES = {"m": (opening_m, closing_m), "h": (opening_h, closing_h), "n": (opening_n, closing_n)}


def draw(figure, yours, current):
    upper, lower = figure.subplots(2, 1, sharex=yours is not None)
    if yours:
        V, *gates, t = yours.hh(current, 60.0, dt=0.02)
        spikes = yours.spike_times(V, t)
        upper.plot(t, V)
        upper.set(ylabel="V (mV)", title=f"{len(spikes)} spikes in 60 ms")
        for name, gate in zip(GATES, gates, strict=True):
            lower.plot(t, gate, label=name)
        lower.set(xlabel="t (ms)", ylabel="share of open gates")
    else:
        voltages = np.linspace(-100.0, 50.0, 151)
        for name, (opening, closing) in GATES.items():
            a, b = (np.array([rate(V) for V in voltages]) for rate in (opening, closing))
            upper.plot(voltages, a, label=f"{name} opens")
            lower.plot(voltages, b, label=f"{name} closes")
        upper.set(ylabel="rate (1/ms)")
        lower.set(xlabel="V (mV)", ylabel="rate (1/ms)")
        upper.legend()
    lower.legend()


EXPLORER = Explorer(
    title="The Hodgkin-Huxley neuron", controls={"current": Slider(-5, 50, 10, "µA/cm²")}, draw=draw
)
