"""Grading spec: leaky integrate-and-fire neuron, Euler step and run (10 points).

In hidden runs V may also follow the student's own `lif_dv`, so that a mistake in the step is not punished
again in every run: then V must move by that step, and fire and be held where it reaches the threshold.
"""

import math
from functools import partial

import numpy as np

from autograder import Call, Check, Exercise, close, spikes

DEFAULTS = {
    "V_th": -55.0,
    "V_reset": -75.0,
    "tau_m": 10.0,
    "g_L": 10.0,
    "V_init": -75.0,
    "E_L": -75.0,
    "tref": 2.0,
    "T": 400.0,
    "dt": 0.1,
}  # mV, ms, nS


def pars(**changes):
    """Return the default parameters with some changed, and the time points that belong to them."""
    values = DEFAULTS | changes
    return values | {"range_t": np.arange(0.0, values["T"], values["dt"])}


# A float32 state is off by 4e-5 mV at most, one sample of delay by more than 0.01 mV.
TRACE = 1e-3  # mV


def spike_samples(dt, reference):
    """Mark the samples at which the reference fires: the crossing may be kept there or overwritten."""
    v, times = reference
    mask = np.zeros(v.size, dtype=bool)
    mask[np.rint(times / dt).astype(int)] = True
    return mask


def follow(pars, run, steps, item):
    """Return V or the spike times that a run has when V moves by these steps from each of its samples."""
    v, times = np.array(run[0], dtype=float).ravel(), np.ravel(run[1])
    last = v.size - 1
    clamp = math.ceil(pars["tref"] / pars["dt"] - 1e-9)
    wanted, fired, held, reached = v.copy(), [], 0, pars["V_init"]
    for k in range(last):
        crossing = held == 0 and reached >= pars["V_th"] - 1e-9
        if crossing:
            fired.append(k)
        if held > 0 or (crossing and v[k] < pars["V_th"] - 1e-6):
            wanted[k] = pars["V_reset"]
        elif not crossing:
            wanted[k] = reached
        held = clamp if crossing else max(held - 1, 0)
        reached = v[k] + steps[k]
    # whoever tests the last sample too may fire there; what V is then is left open
    if times.size and abs(times[-1] / pars["dt"] - last) < 1e-6 and held == 0 and reached >= pars["V_th"]:
        fired.append(last)
    elif held == 0 and reached < pars["V_th"]:
        wanted[last] = reached
    if item == 1 and np.abs(v - wanted).max() > TRACE:
        raise ValueError("spike times follow from a trace only that itself follows from the steps")
    return (wanted, np.array(fired, dtype=float) * pars["dt"])[item]


def by_own_steps(item, *runs):
    """Return the calls of runs and of their steps, and what follows for one item of the runs."""

    def carry(values):
        pairs = zip(runs, values[: len(runs)], values[len(runs) :], strict=True)
        follows = [follow(run.args[0], value, steps, item) for run, value, steps in pairs]
        return [*follows, *[None] * len(runs)]

    steps = (Call(run.function, *run.args, driver="own_steps") for run in runs)
    return {"call": (*runs, *steps), "expect": (trace if item == 0 else times)(carry)}


def trace(carry=None, dt=0.05):
    mask = partial(spike_samples, dt)
    return close(item=0, rtol=0.0, atol=TRACE, ignore=mask, unit="mV", x="range_t", carry=carry)


def times(carry=None):
    return spikes(
        item=1, window=1e-4, carry=carry
    )  # a spike belongs to one sample: only rounding is forgiven


TIMES = times()
STEP = close(rtol=1e-4, unit="mV")  # the exact exponential step differs by 2e-3 at dt/tau_m = 1/240

# At every threshold decision of the runs below V is more than 5e-4 mV away from V_th (but for the one run
# that is made to hit it), and no run ends on a crossing or in the clamp: the verdict never hangs on rounding.
SHORT = pars(T=10.0)
STEADY = Call("run_lif", pars(T=100.0), 210.0)

# Every parameter differs from the defaults and from the others.
FINE = pars(
    V_th=-52.0,
    V_reset=-66.0,
    tau_m=14.0,
    g_L=8.0,
    V_init=-61.0,
    E_L=-69.0,
    tref=3.0,
    T=60.0,
    dt=0.05,
)
WAVE = 190.0 + 110.0 * np.sin(2 * np.pi * FINE["range_t"] / 23.0)  # pA
DRIVEN = Call("run_lif", FINE, WAVE)
SLOW = pars(
    V_th=-55.0,
    V_reset=-80.0,
    tau_m=15.0,
    g_L=8.0,
    V_init=-65.0,
    E_L=-70.0,
    tref=5.0,
    T=80.0,
    dt=0.1,
)
COARSE = pars(
    V_th=-50.0,
    V_reset=-71.0,
    tau_m=24.0,
    g_L=6.0,
    V_init=-64.0,
    E_L=-68.0,
    tref=5.0,
    T=90.0,
    dt=0.2,
)
RAMP = np.linspace(90.0, 290.0, COARSE["range_t"].size)  # pA

# Here dV is exact in binary, whatever the order of the operations: V reaches V_th to the last bit, at
# sample 1 of the first run and two samples after each clamp of the second. tref is whole samples, so that
# this check is about the threshold alone. V_reset is so far from E_L that a neuron that leaks to V_reset is
# later still than one that fires above V_th only; no two parameters of the second run agree, so that it
# tells others apart.
EXACT = pars(
    V_th=-56.0,
    V_reset=-84.0,
    tau_m=8.0,
    g_L=1.0,
    V_init=-72.0,
    E_L=-72.0,
    tref=8.0,
    T=36.0,
    dt=4.0,
)
EXACT_LATER = pars(
    V_th=-44.0,
    V_reset=-72.0,
    tau_m=4.0,
    g_L=2.0,
    V_init=-76.0,
    E_L=-50.0,
    tref=6.0,
    T=27.0,
    dt=1.0,
)

EXERCISE = Exercise(
    slug="lif_update",
    title="Leaky integrate-and-fire neuron: Euler step and spikes",
    aliases={"run_lif": ("run_LIF", "my_LIF")},
    carried=3.5,
    diagnoses=(
        "hard_coded_dt",
        "reset_to_Vinit",
        "first_current",
        "starts_at_reset",
        "reset_to_EL",
        "late_current",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="increment",
            points=1.5,
            title="One Euler step with the default parameters",
            expect=STEP,
            call=(
                Call("lif_dv", -60.0, 210.0, SHORT),
                Call("lif_dv", -57.0, 0.0, SHORT),
                Call("lif_dv", np.array([-75.0, -66.5, -55.5]), np.array([210.0, 0.0, -35.0]), SHORT),
            ),
            hint="Work out dV/dt in mV/ms first: leak and input both belong to it. Then ask how far V gets "
            "in one step. pA divided by nS gives mV.",
            readme_hints=(1, 2),
        ),
        Check(
            id="trace",
            points=1.5,
            title="Membrane potential at 210 pA",
            call=STEADY,
            expect=trace(dt=0.1),
            hint="Follow one sample: is V held, does it fire, or neither? Whichever it is, the next sample "
            "is this one plus lif_dv. Print V around the first spike and count the samples at V_reset.",
            readme_hints=(3, 4),
        ),
        Check(
            id="spike-times",
            points=1.5,
            title="Spike times at 210 pA",
            call=STEADY,
            expect=TIMES,
            hint="Spike times are in ms from the start of the run. If the first one is right and the later "
            "ones drift, look at how long V is held after a spike.",
            readme_hints=(3, 4),
        ),
        Check(
            id="other-increments",
            points=1,
            title="One Euler step with other parameters",
            hidden=True,
            reveal="diagnosis",
            expect=STEP,
            call=(
                Call("lif_dv", -60.0, 300.0, pars(tau_m=12.0, g_L=8.0, E_L=-70.0, dt=0.05, T=10.0)),
                Call("lif_dv", np.array([-58.0, -77.5, -63.25]), np.array([-40.0, 155.0, 260.0]), FINE),
                # a long step, at which the better methods differ from one another, too
                Call("lif_dv", -64.0, 170.0, pars(tau_m=6.0, g_L=7.0, E_L=-73.0, dt=0.75, T=15.0)),
            ),
        ),
        Check(
            id="other-trace",
            points=1,
            hidden=True,
            reveal="diagnosis",
            **by_own_steps(0, DRIVEN),
            title="Membrane potential with other parameters and a changing current",
        ),
        Check(
            id="other-spikes",
            points=1,
            title="Spike times with other parameters",
            hidden=True,
            reveal="diagnosis",
            **by_own_steps(1, DRIVEN, Call("run_lif", SLOW, 200.0), Call("run_lif", COARSE, RAMP)),
        ),
        Check(
            id="exact-threshold",
            points=0.5,
            title="V lands exactly on the threshold",
            hidden=True,
            reveal="diagnosis",
            call=(Call("run_lif", EXACT, 32.0), Call("run_lif", EXACT_LATER, 84.0)),
            expect=TIMES,
        ),
        Check(
            id="refractory",
            points=0.5,
            title="Longer and shorter refractory periods",
            hidden=True,
            reveal="diagnosis",
            **by_own_steps(
                1,
                Call("run_lif", pars(tref=3.0, T=50.0), 300.0),
                Call("run_lif", pars(tref=5.0, tau_m=7.0, V_reset=-72.0, V_init=-69.0, T=50.0), 260.0),
                Call("run_lif", pars(tref=0.5, tau_m=6.0, g_L=12.0, T=30.0, dt=0.05), 420.0),
            ),
        ),
        Check(
            # Fractions above one half: counting elapsed time with half a step of slack is right here, too.
            id="partial-sample",
            points=0.5,
            title="A refractory period that ends between two samples",
            hidden=True,
            reveal="diagnosis",
            **by_own_steps(
                1,
                Call("run_lif", pars(tref=2.07, T=50.0), 300.0),
                Call("run_lif", pars(tref=3.15, T=60.0, dt=0.2, V_reset=-73.0, V_init=-77.0), 310.0),
            ),
        ),
        Check(
            id="silent",
            points=0.5,
            title="A current too weak to make the neuron fire",
            hidden=True,
            reveal="diagnosis",
            **by_own_steps(
                1, Call("run_lif", pars(T=40.0), 150.0), Call("run_lif", pars(T=40.0, V_init=-58.0), 240.0)
            ),
        ),
        Check(
            # Item 1 is the spike times in the first call and the caller's current after the second.
            id="input-unchanged",
            points=0.5,
            title="The current is left as it was",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("run_lif", pars(T=40.0, tau_m=9.0), np.linspace(330.0, 220.0, 400)),
                Call("run_lif", pars(T=40.0, tau_m=9.0), np.linspace(330.0, 220.0, 400), observe="arguments"),
            ),
            expect=close(item=1, rtol=1e-6),
        ),
    ),
)
