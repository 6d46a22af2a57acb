"""Grading spec: the response of a leaky integrate-and-fire neuron to a current pulse (10 points).

The neuron itself is provided, so v differs between right answers by rounding alone, and one sample of the
pulse more or less is 2 mV in the course's pulse. On every grid here the time points that are meant to be t_on
or t_off are equal to it or a rounding error above, so that comparing with and without slack is the same.
"""

import numpy as np

from autograder import Call, Check, Exercise, close, exact, spikes

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


CURRENT = close(rtol=1e-6, unit="pA")
ALL = close(rtol=0.0, atol=1e-6)  # of each of the four items, in its own unit

COURSE = Call("pulse_response", pars(T=500.0), 100.0, 150.0, 350.0)  # silent
STRONG = Call("pulse_response", pars(T=120.0), 300.0, 20.0, 60.0)  # three spikes
OTHER = {
    "V_th": -52.0,
    "V_reset": -66.0,
    "tau_m": 14.0,
    "g_L": 8.0,
    "V_init": -61.0,
    "E_L": -69.0,
    "tref": 3.0,
}  # all different, and different from the defaults
FINE = np.arange(0.0, 30.0, 0.05)
LATE = 5.0 + np.arange(201) * 0.25  # does not start at 0; odd

EXERCISE = Exercise(
    slug="lif_pulse",
    title="A current pulse into a neuron",
    provided=("lif_neuron.py",),
    diagnoses=(
        "whole_numbers",
        "first_sample_skipped",
        "default_neuron",
        "mutates_pars",
        "negative_index",
        "grid_from_zero",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="current",
            points=2,
            title="The pulse",
            call=(
                Call("pulse_current", np.arange(0.0, 500.0, 0.1), 100.0, 150.0, 350.0),
                Call("pulse_current", np.arange(0.0, 8.0, 0.5), 40.0, 2.0, 5.0),
            ),
            expect=CURRENT,
            hint="In the second call t is 0, 0.5, 1, ... ms. Print t and your current side by side: the "
            "first sample with current is at 2 ms, the last one at 4.5 ms.",
            readme_hints=(1, 2),
        ),
        Check(
            id="potential",
            points=1,
            title="Membrane potential in two runs",
            call=(COURSE, STRONG),
            expect=close(item=1, rtol=0.0, atol=1e-6, unit="mV"),
            hint="Give the whole array of currents to simulate_lif: one current for each time point.",
        ),
        Check(
            id="spike-times",
            points=1,
            title="Spike times at 300 pA",
            call=STRONG,
            expect=spikes(item=2, window=1e-4),
            hint="simulate_lif returns the potential first and the spike times second.",
            readme_hints=(2,),
        ),
        Check(
            id="peak",
            points=1,
            title="The highest potential",
            call=(COURSE, STRONG),
            expect=close(item=3, rtol=0.0, atol=1e-4, unit="mV"),
            hint="All potentials here are below 0. Which of -75 mV and -65 mV is the higher one?",
            readme_hints=(3,),
        ),
        Check(
            id="other-current",
            points=1,
            title="Other pulses on other grids",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("pulse_current", FINE, -70.0, 4.0, 21.5),
                Call("pulse_current", LATE, 35.5, 11.0, 30.25),
            ),
            expect=CURRENT,
        ),
        # 3.03 and 7.07 lie on both sides of the middle between two samples, and so do 2.08 and 6.04.
        Check(
            id="between-samples",
            points=1,
            title="Pulses that begin and end between two samples",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("pulse_current", np.arange(0.0, 10.0, 0.1), 55.0, 3.03, 7.07),
                Call("pulse_current", np.arange(0.0, 9.0, 0.1), 65.0, 2.08, 6.04),
            ),
            expect=CURRENT,
        ),
        Check(
            id="beyond-the-run",
            points=0.5,
            title="Pulses that begin before the run or end after it",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("pulse_current", FINE, 45.0, -6.0, 12.0),
                Call("pulse_current", FINE, 50.0, 22.0, 80.0),
                Call("pulse_current", FINE, 60.0, -9.0, -2.0),
                Call("pulse_current", FINE, 75.0, 17.0, 17.0),
            ),
            expect=CURRENT,
        ),
        # The pulse covers the whole run, so that a sample too many or too few costs nothing here.
        Check(
            id="always-on",
            points=1,
            title="Response to a current that is on all the time",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("pulse_response", pars(**OTHER, T=70.0, dt=0.05), 260.0, -3.0, 95.0),
                Call("pulse_response", pars(T=45.0, V_init=-60.0), -120.5, -4.0, 60.0),
            ),
            expect=ALL,
        ),
        Check(
            id="other-response",
            points=1,
            title="Response to other pulses with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("pulse_response", pars(**OTHER, T=90.0, dt=0.05), 320.0, 12.5, 71.0),
                # The potential is highest at the first sample, long before the pulse.
                Call("pulse_response", pars(T=80.0, V_init=-70.0), -80.25, 10.0, 40.0),
            ),
            expect=ALL,
        ),
        # Item 0 is the current of the first call, and the caller's pars and t after the other two. The
        # current is a whole number, so that every right answer has exactly this value.
        Check(
            id="input-unchanged",
            points=0.5,
            title="The parameters and time points are left as they were",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("pulse_response", pars(T=25.0, dt=0.25), 96.0, -1.0, 40.0),
                Call("pulse_response", pars(T=25.0, dt=0.25), 96.0, -1.0, 40.0, observe="arguments"),
                Call("pulse_current", LATE, 48.0, 9.0, 20.0, observe="arguments"),
            ),
            expect=exact(item=0),
        ),
    ),
)
