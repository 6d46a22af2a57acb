"""A pulse of current into the neuron: how far does V rise, and does it fire?"""

import numpy as np
from lif_neuron import default_pars, simulate_lif

from autograder import Explorer, Slider


def draw(figure, yours, amplitude, start, duration):
    pars = default_pars(T=500.0)
    t = pars["range_t"]
    if yours:
        current, v, spikes, peak = yours.pulse_response(pars, amplitude, start, start + duration)
        title = f"{len(spikes)} spikes, highest V {peak:.2f} mV"
    else:
        current, title = np.full(t.size, amplitude), "the same current all the time"
        v = simulate_lif(pars, current)[0]
    upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(1, 3))
    upper.plot(t, current)
    lower.plot(t, v)
    lower.axhline(pars["V_th"], color="0.6", linestyle="--", label="threshold")
    upper.set(ylabel="I (pA)", title=title)
    lower.set(xlabel="t (ms)", ylabel="V (mV)")
    lower.legend(loc="upper right")


EXPLORER = Explorer(
    title="A current pulse",
    controls={
        "amplitude": Slider(-100, 400, 100, "pA"),
        "start": Slider(0, 400, 150, "ms"),
        "duration": Slider(1, 400, 200, "ms"),
    },
    draw=draw,
)
