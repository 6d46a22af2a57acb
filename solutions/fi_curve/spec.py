"""Grading spec: F-I curves of a leaky integrate-and-fire neuron with and without noise (10 points).

Neuron and noise are provided, so counts are the same for every right answer: at each threshold decision V is
more than 1e-5 mV away from V_th (6e-6 mV at the rheobase, which V approaches from below), rounding is
1e-12 mV. A run that simulates in float32 may differ, and is not asked for.
"""

import numpy as np

from autograder import Call, Check, Exercise, close

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


def noise(seed, n):
    return np.random.default_rng(seed).standard_normal(n)


def counts(item):
    # whole numbers, which may come as floats
    return close(item=item, rtol=0.0, atol=1e-6)


RATE = close(rtol=1e-6, unit="Hz")

COURSE = Call(
    "fi_curve",
    np.arange(160.0, 320.0, 20.0),
    3.0,
    np.random.RandomState(2020).randn(1500),
    pars(T=150.0),
)
# No two parameters agree. The currents are in no order, the first one is above the rheobase of 98 pA and the
# last one, too.
OTHER = {
    "V_th": -52.0,
    "V_reset": -71.0,
    "tau_m": 14.0,
    "g_L": 7.0,
    "V_init": -62.0,
    "E_L": -66.0,
    "tref": 3.0,
}
MIXED = Call(
    "fi_curve",
    np.array([243.0, 118.5, 310.0, 97.0, 160.25]),
    1.7,
    noise(8, 1200),
    pars(**OTHER, T=240.0, dt=0.2),
)
FINE = {
    "V_th": -57.0,
    "V_reset": -68.0,
    "tau_m": 6.0,
    "g_L": 12.0,
    "V_init": -70.0,
    "tref": 1.5,
}  # the reset is above E_L, the rheobase is 216 pA
SHORT = Call("fi_curve", np.array([301.0, 257.0]), 4.5, noise(9, 3000), pars(**FINE, T=150.0, dt=0.05))
WEAK = (np.array([251.0, -60.0, 222.5]), 0.8, noise(10, 400), pars(tau_m=5.0, T=40.0))

EXERCISE = Exercise(
    slug="fi_curve",
    title="F-I curves with and without noise",
    provided=("lif_neuron.py", "white_noise.py"),
    diagnoses=(
        "default_neuron",
        "rate_from_init",
        "rate_absolute",
        "sorted_currents",
        "whole_currents",
        "default_dt",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="noise-counts",
            points=1.5,
            title="Spike counts with noise",
            call=COURSE,
            expect=counts(0),
            hint="noisy_current makes the current for one mean. simulate_lif returns the potential first and "
            "the spike times second. The same xi goes into every run.",
            readme_hints=(1,),
        ),
        Check(
            id="dc-counts",
            points=1.5,
            title="Spike counts with constant currents",
            call=COURSE,
            expect=counts(1),
            hint="The run without noise gets the mean itself as its current. Below 200 pA there is no spike.",
            readme_hints=(2,),
        ),
        Check(
            id="rates",
            points=1.5,
            title="Rates from the formula",
            call=(
                Call("dc_rate", 210.0, pars(T=10.0)),
                Call("dc_rate", 250.0, pars(T=10.0)),
                Call("dc_rate", 400.0, pars(T=10.0)),
            ),
            expect=RATE,
            hint="The time between two spikes has two parts: how long V is held, and how long it takes from "
            "V_reset to V_th. A rate in Hz is 1000 over this time in ms.",
            readme_hints=(3,),
        ),
        Check(
            id="other-noise-counts",
            points=1.5,
            title="Spike counts with noise of other neurons",
            hidden=True,
            reveal="diagnosis",
            call=(MIXED, SHORT),
            expect=counts(0),
        ),
        Check(
            id="other-dc-counts",
            points=1,
            title="Spike counts with constant currents of other neurons",
            hidden=True,
            reveal="diagnosis",
            call=(MIXED, SHORT),
            expect=counts(1),
        ),
        Check(
            id="other-rates",
            points=1.5,
            title="Rates of other neurons from the formula",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("dc_rate", 131.0, pars(**OTHER, T=16.0, dt=0.2)),
                Call("dc_rate", 98.3, pars(**OTHER, T=16.0, dt=0.2)),
                Call("dc_rate", 333.5, pars(**FINE, T=8.0, dt=0.05)),
            ),
            expect=RATE,
        ),
        # The first one fires. The rheobase itself is a current without spikes.
        Check(
            id="silent-rates",
            points=1,
            title="Currents that do not make the neuron fire",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("dc_rate", 226.0, pars(T=12.0)),
                Call("dc_rate", 150.0, pars(T=12.0)),
                Call("dc_rate", 200.0, pars(T=12.0)),
                Call("dc_rate", 98.0, pars(**OTHER, T=12.0, dt=0.2)),
                Call("dc_rate", 0.0, pars(T=12.0)),
                Call("dc_rate", -75.0, pars(**OTHER, T=12.0, dt=0.2)),
            ),
            expect=RATE,
        ),
        Check(
            id="input-unchanged",
            points=0.5,
            title="Currents, noise and parameters are left as they were",
            hidden=True,
            reveal="diagnosis",
            call=(Call("fi_curve", *WEAK), Call("fi_curve", *WEAK, observe="arguments")),
            expect=close(rtol=0.0, atol=1e-6),
        ),
    ),
)
