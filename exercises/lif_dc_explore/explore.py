"""A constant current against the time constant: when is the threshold reached, and how often?"""

from lif_neuron import default_pars, simulate_lif

from autograder import Explorer, Slider


def draw(figure, yours, current, tau_m):
    pars = default_pars(T=100.0, tau_m=tau_m)
    v, spikes = simulate_lif(pars, current)
    axes = figure.subplots()
    axes.plot(pars["range_t"], v)
    axes.axhline(pars["V_th"], color="0.6", linestyle="--", label="threshold")
    title = f"{len(spikes)} spikes in 100 ms"
    if yours:
        first = yours.first_spike_time(current, tau_m, pars)
        axes.axvline(min(first, 100.0), color="tab:red", label=f"your first passage, {first:.2f} ms")
        title = f"your count: {yours.spike_count(current, tau_m)}; rheobase {yours.rheobase(pars):g} pA"
    axes.set(xlabel="t (ms)", ylabel="V (mV)", title=title)
    axes.legend(loc="lower right")


EXPLORER = Explorer(
    title="A constant current",
    controls={"current": Slider(0, 400, 210, "pA"), "tau_m": Slider(2, 40, 10, "ms")},
    draw=draw,
)
