"""Grading spec: leaky integrate-and-fire neuron with after-spike current and adaptive threshold (10 points).

w and th act back on the spikes, so a mistake in one of them soon spoils all that is returned. Runs with one
spike, runs in which only one of the two is at work, and a check of w and th against the answer's own spikes
keep them apart.
"""

from functools import partial

import numpy as np

from autograder import Call, Check, Exercise, close, satisfies, spikes

DEFAULTS = {
    "V_th": -55.0,
    "V_reset": -75.0,
    "tau_m": 10.0,
    "g_L": 10.0,
    "V_init": -75.0,
    "E_L": -75.0,
    "tref": 2.0,
    "T": 100.0,
    "dt": 0.25,
    "tau_w": 100.0,
    "b": 30.0,
    "tau_th": 50.0,
    "d_th": 2.0,
}  # mV, ms, nS, pA


def pars(**changes):
    """Return the default parameters with some changed, and the time points that belong to them."""
    values = DEFAULTS | changes
    return values | {"range_t": np.arange(0.0, values["T"], values["dt"])}


def spike_samples(dt, reference):
    """Mark the samples at which the reference fires: the crossing may be kept there or overwritten."""
    v, times, *_ = reference
    mask = np.zeros(v.size, dtype=bool)
    mask[np.rint(times / dt).astype(int)] = True
    return mask


def trace(dt):
    # Right answers differ by 1e-13 mV.
    return close(item=0, rtol=0.0, atol=1e-4, ignore=partial(spike_samples, dt), unit="mV")


TIMES = spikes(item=1, window=1e-4)  # a spike belongs to one sample
W = close(item=2, unit="pA")
TH = close(item=3, unit="mV")

# At every threshold decision V is more than 1e-3 mV away from the threshold (but for the runs that are made
# to hit it), and no run ends on a crossing or in the clamp: the verdict never hangs on rounding.
ONE_SPIKE = Call("run_glif", pars(T=26.0), 300.0)
ADAPTING = Call("run_glif", pars(), np.linspace(360.0, 310.0, 400))

# No two parameters of a run agree, nor with the defaults. The time constants are no large multiples of dt,
# so that exponential and Euler decay differ.
FINE = pars(
    V_th=-52.0,
    V_reset=-66.0,
    V_init=-61.0,
    E_L=-69.0,
    tau_m=14.0,
    g_L=8.0,
    tref=3.0,
    T=120.0,
    dt=0.2,
    tau_w=37.0,
    b=42.0,
    tau_th=23.0,
    d_th=3.5,
)
WAVE = 290.0 + 130.0 * np.sin(2 * np.pi * FINE["range_t"] / 33.0)  # pA
COARSE = pars(
    V_th=-50.0,
    V_reset=-71.0,
    V_init=-64.0,
    E_L=-68.0,
    tau_m=12.0,
    g_L=6.0,
    tref=4.5,
    T=151.5,
    dt=0.5,
    tau_w=15.0,
    b=75.0,
    tau_th=85.0,
    d_th=1.2,
)
RUNS = (Call("run_glif", FINE, WAVE), Call("run_glif", COARSE, 255.0))

# All of this is exact in binary, whatever the order of the operations. V reaches the threshold to the last
# bit: at sample 1 of the first run, at sample 3 of the second one, where the threshold is 4 mV above V_th.
EXACT = pars(
    V_th=-56.0,
    V_reset=-80.0,
    V_init=-72.0,
    E_L=-72.0,
    tau_m=8.0,
    g_L=1.0,
    tref=12.0,
    T=64.0,
    dt=4.0,
    tau_w=32.0,
    b=6.0,
    tau_th=16.0,
    d_th=5.0,
)
EXACT_LATER = pars(
    V_th=-56.0,
    V_reset=-76.0,
    V_init=-72.0,
    E_L=-74.0,
    tau_m=4.0,
    g_L=1.0,
    tref=4.0,
    T=60.0,
    dt=4.0,
    tau_w=16.0,
    b=16.0,
    tau_th=8.0,
    d_th=8.0,
)


def follows_spikes(item, jump, tau, outputs):
    """Ask that a variable jumps at the spikes that were returned and decays in Euler steps between them."""
    for output, (given, _) in zip(outputs, (call.args for call in RUNS), strict=True):
        x, times = (np.asarray(output[i], dtype=float).ravel() for i in (item, 1))
        fired = np.rint(times / given["dt"]).astype(int)
        if x.size != given["range_t"].size or not 2 <= fired.size == np.unique(fired).size:
            return "there are no spikes that it could follow"
        expected = np.zeros(x.size)
        for k in range(x.size):
            expected[k] = expected[k - 1] * (1 - given["dt"] / given[tau]) if k else 0.0
            expected[k] += given[jump] * (k in fired)
        if not np.abs(x - expected).max() <= 1e-5 * expected.max():
            return "it does not follow from the spikes that you return"
    return True


def inputs_kept(outputs):
    """Ask that V varies, and that parameters and current are what they were, to the last bit."""
    (v, *_), (given, current) = outputs
    if np.size(v) != FINE["range_t"].size or np.ptp(np.asarray(v, dtype=float)) == 0:
        return "V does not change, so that it does not matter whether the inputs are kept"
    if not np.array_equal(current, WAVE):
        return "the current holds other numbers after the call"
    if given.keys() != FINE.keys() or not all(np.array_equal(given[key], FINE[key]) for key in FINE):
        return "pars holds other values after the call"
    return True


EXERCISE = Exercise(
    slug="glif_adapt",
    title="A neuron that adapts",
    provided=("lif_pieces.py",),
    diagnoses=(
        "starts_at_reset",
        "mutates_current",
        "nan_when_silent",
        "reset_to_EL",
        "mutates_pars",
        "strict_threshold",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="w-after-one-spike",
            points=0.75,
            title="After-spike current after one spike",
            call=ONE_SPIKE,
            expect=W,
            hint="w is 0 up to the spike, b at the sample of the spike, and loses the share dt/tau_w of "
            "itself in each step, also while V is held.",
            readme_hints=(1,),
        ),
        Check(
            id="th-after-one-spike",
            points=0.75,
            title="Threshold after one spike",
            call=ONE_SPIKE,
            expect=TH,
            hint="th is 0 up to the spike, d_th at the sample of the spike, and loses the share dt/tau_th "
            "of itself in each step, also while V is held.",
            readme_hints=(1,),
        ),
        Check(
            id="current-alone",
            points=0.75,
            title="Spikes with the after-spike current alone",
            call=Call("run_glif", pars(d_th=0.0, b=60.0, tau_w=40.0), 350.0),
            expect=TIMES,
            hint="The current that drives the membrane is what is injected minus w. Later spikes add to "
            "what is left of w.",
            readme_hints=(2, 3),
        ),
        Check(
            id="threshold-alone",
            points=0.75,
            title="Spikes with the moving threshold alone",
            call=Call("run_glif", pars(b=0.0, d_th=3.0), 340.0),
            expect=TIMES,
            hint="V is compared with V_th + th of the same sample. Later spikes add to what is left of th.",
            readme_hints=(3,),
        ),
        Check(
            id="spike-times",
            points=0.75,
            title="Spikes with both",
            call=ADAPTING,
            expect=TIMES,
            hint="Make the plot. If either mechanism alone is right, do they get in each other's way?",
            readme_hints=(4,),
        ),
        Check(
            id="trace",
            points=0.75,
            title="Membrane potential with both",
            call=ADAPTING,
            expect=trace(DEFAULTS["dt"]),
            hint="After a spike V is held at V_reset, which does not move with the threshold.",
            readme_hints=(1,),
        ),
        Check(
            id="w",
            points=0.25,
            title="After-spike current with both",
            call=ADAPTING,
            expect=W,
            hint="If w is right after one spike, compare the spike times first.",
            readme_hints=(3, 4),
        ),
        Check(
            id="th",
            points=0.25,
            title="Threshold with both",
            call=ADAPTING,
            expect=TH,
            hint="If th is right after one spike, compare the spike times first.",
            readme_hints=(3, 4),
        ),
        Check(
            id="other-spikes",
            points=0.5,
            title="Spikes with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=RUNS,
            expect=TIMES,
        ),
        *(
            Check(
                id=f"other-trace-{number}",
                points=0.25,
                title=f"Membrane potential with other parameters, {what} current",
                hidden=True,
                reveal="diagnosis",
                call=call,
                expect=trace(call.args[0]["dt"]),
            )
            for number, (what, call) in enumerate(zip(("changing", "constant"), RUNS, strict=True), start=1)
        ),
        Check(
            id="other-w",
            points=0.25,
            title="After-spike current with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=RUNS,
            expect=W,
        ),
        Check(
            id="other-th",
            points=0.25,
            title="Threshold with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=RUNS,
            expect=TH,
        ),
        Check(
            id="w-follows-spikes",
            points=0.5,
            title="After-spike current after the spikes that you return",
            hidden=True,
            reveal="diagnosis",
            call=RUNS,
            expect=satisfies(partial(follows_spikes, 2, "b", "tau_w")),
        ),
        Check(
            id="th-follows-spikes",
            points=0.5,
            title="Threshold after the spikes that you return",
            hidden=True,
            reveal="diagnosis",
            call=RUNS,
            expect=satisfies(partial(follows_spikes, 3, "d_th", "tau_th")),
        ),
        Check(
            id="no-adaptation",
            points=0.75,
            title="Neither of the two",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("run_glif", FINE | {"b": 0.0, "d_th": 0.0}, WAVE[::-1].copy()),
                Call("run_glif", COARSE | {"b": 0.0, "d_th": 0.0}, 208.0),
            ),
            expect=TIMES,
        ),
        Check(
            id="other-current-alone",
            points=0.25,
            title="Spikes with the after-spike current alone, other parameters",
            hidden=True,
            reveal="diagnosis",
            call=Call("run_glif", COARSE | {"d_th": 0.0}, 305.0),
            expect=TIMES,
        ),
        Check(
            id="other-threshold-alone",
            points=0.25,
            title="Spikes with the moving threshold alone, other parameters",
            hidden=True,
            reveal="diagnosis",
            call=Call("run_glif", FINE | {"b": 0.0}, 275.0),
            expect=TIMES,
        ),
        Check(
            id="exact-threshold",
            points=0.5,
            title="V lands exactly on the threshold",
            hidden=True,
            reveal="diagnosis",
            call=(Call("run_glif", EXACT, 32.0), Call("run_glif", EXACT_LATER, 32.0)),
            expect=TIMES,
        ),
        Check(
            # The second call keeps an answer that never finds a spike from passing.
            id="silent",
            points=0.25,
            title="A current too weak to make the neuron fire",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("run_glif", FINE | {"T": 60.0, "range_t": np.arange(0.0, 60.0, 0.2)}, 90.0),
                ONE_SPIKE,
            ),
            expect=TIMES,
        ),
        Check(
            id="inputs-unchanged",
            points=0.5,
            title="pars and the current are left as they were",
            hidden=True,
            reveal="diagnosis",
            call=(RUNS[0], Call("run_glif", FINE, WAVE, observe="arguments")),
            expect=satisfies(inputs_kept),
        ),
    ),
)
