"""Grading spec: a constant current into a leaky integrate-and-fire neuron (10 points).

The neuron is provided, so counts and times of samples are the same for every right answer: at each decision
the potential is more than 1e-7 mV from where it would turn out differently, rounding is 1e-12 mV. Where
first_spike_time is asked, V_init = E_L, as its formula says.
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


CURRENT = close(rtol=1e-6, unit="pA")
COUNT = close(rtol=0.0, atol=1e-6)  # an integer, which may come as a float
TIME = close(rtol=0.0, atol=1e-5, unit="ms")
TIME_OR_NAN = close(rtol=0.0, atol=1e-5, nan_equal=True, unit="ms")

COURSE = pars(T=20.0)
# No two parameters agree but for V_init = E_L; the rheobase is 98 pA.
OTHER = pars(
    V_th=-52.0, V_reset=-71.0, tau_m=14.0, g_L=7.0, V_init=-66.0, E_L=-66.0, tref=3.0, T=60.0, dt=0.2
)
# 1 nS makes g_L harmless: only the potentials and the time constant tell. The rheobase is 12 pA.
UNIT = pars(V_th=-50.0, V_reset=-70.0, tau_m=8.0, g_L=1.0, V_init=-62.0, E_L=-62.0, tref=4.0, T=50.0, dt=0.05)

EXERCISE = Exercise(
    slug="lif_dc_explore",
    title="A constant current into a neuron: when does it fire?",
    provided=("lif_neuron.py",),
    diagnoses=(
        "fp_default_rheobase",
        "duration_fixed",
        "count_whole_current",
        "rheo_init",
        "fp_absolute",
        "near_strict",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="rheobase",
            points=1,
            title="The rheobase",
            call=(Call("rheobase", COURSE), Call("rheobase", pars(g_L=8.0, E_L=-70.0, V_init=-70.0, T=15.0))),
            expect=CURRENT,
            hint="Under a constant current the potential settles at E_L + I/g_L. Set this equal to V_th and "
            "solve for I. nS times mV is pA.",
            readme_hints=(1,),
        ),
        Check(
            id="counts",
            points=1,
            title="Number of spikes in 100 ms",
            call=(
                Call("spike_count", 210.0, 10.0),
                Call("spike_count", 210.0, 30.0),
                Call("spike_count", 250.0, 10.0),
                Call("spike_count", 300.0, 20.0),
            ),
            expect=COUNT,
            hint="default_pars(tau_m=..., T=...) makes the parameters, simulate_lif gives the potential "
            "first and the spike times second.",
            readme_hints=(1,),
        ),
        Check(
            id="first-spike",
            points=1.5,
            title="Time of the first spike from the formula",
            call=(
                Call("first_spike_time", 210.0, 10.0, COURSE),
                Call("first_spike_time", 210.0, 30.0, COURSE),
                Call("first_spike_time", 250.0, 10.0, COURSE),
            ),
            expect=TIME,
            hint="No simulation is needed. A current just above the rheobase makes the neuron wait for "
            "a long time: is the argument of your logarithm large then?",
            readme_hints=(2,),
        ),
        Check(
            id="approach",
            points=1,
            title="When 200 pA bring V near the threshold",
            call=(
                Call("time_to_within", 200.0, 10.0, 0.135),
                Call("time_to_within", 200.0, 30.0, 0.135),
            ),
            expect=TIME_OR_NAN,
            hint="Run the neuron and look for the first sample whose potential is at most 0.135 mV below "
            "V_th. Its time in ms is asked, not its number.",
            readme_hints=(3, 4),
        ),
        Check(
            id="other-rheobase",
            points=1,
            title="The rheobase of other neurons",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("rheobase", OTHER),
                Call("rheobase", pars(V_th=-47.5, V_reset=-68.0, g_L=12.5, V_init=-72.0, E_L=-63.0, T=80.0)),
            ),
            expect=CURRENT,
        ),
        Check(
            id="other-counts",
            points=1,
            title="Number of spikes for other currents and time constants",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("spike_count", 300.0, 2.0),
                Call("spike_count", 200.4, 7.5),
                Call("spike_count", 201.0, 10.0),
                Call("spike_count", 280.0, 2.6),
                Call("spike_count", -320.0, 6.0),
                Call("spike_count", 200.0, 10.0),
            ),
            expect=COUNT,
        ),
        Check(
            id="duration",
            points=0.5,
            title="Number of spikes in runs of other durations",
            hidden=True,
            reveal="diagnosis",
            call=(Call("spike_count", 233.0, 14.0, T=170.0), Call("spike_count", 345.0, 23.0, T=47.0)),
            expect=COUNT,
        ),
        Check(
            id="other-first-spikes",
            points=1,
            title="First spike of other neurons, pars left as they were",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("first_spike_time", 131.0, 23.0, OTHER),
                Call("first_spike_time", 98.3, 9.5, OTHER),
                Call("first_spike_time", 131.0, 23.0, OTHER, observe="arguments"),
            ),
            expect=TIME,
        ),
        # A rheobase that is wrong by g_L is not punished here a second time.
        Check(
            id="first-spike-unit-conductance",
            points=0.5,
            title="First spike of a neuron with g_L = 1 nS",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("first_spike_time", 17.0, 6.0, UNIT),
                Call("first_spike_time", 12.25, 19.0, UNIT),
            ),
            expect=TIME,
        ),
        Check(
            id="no-first-spike",
            points=0.5,
            title="Currents that never cause a spike",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("first_spike_time", 201.0, 10.0, COURSE),
                Call("first_spike_time", 200.0, 12.0, COURSE),
                Call("first_spike_time", 98.0, 30.0, OTHER),
                Call("first_spike_time", 55.0, 16.0, OTHER),
                Call("first_spike_time", 0.0, 21.0, COURSE),
                Call("first_spike_time", -130.0, 11.0, COURSE),
            ),
            expect=TIME,
        ),
        # V starts 20 mV below the threshold, which is the first sample. The third comes at 381.0 ms, near the
        # end of a run of 400 ms, the fourth before the first of several spikes, the last at the last sample.
        Check(
            id="other-approach",
            points=0.5,
            title="When V comes near the threshold in other runs",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("time_to_within", 190.0, 25.4, 1.6, T=150.0),
                Call("time_to_within", 182.5, 13.0, 20.0),
                Call("time_to_within", 200.0, 36.0, 0.0005),
                Call("time_to_within", 260.0, 17.0, 5.0, T=120.0),
                Call("time_to_within", 200.0, 10.0, 0.135, T=49.85),
            ),
            expect=TIME_OR_NAN,
        ),
        Check(
            id="never-near",
            points=0.5,
            title="Runs that never come so near",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("time_to_within", 150.0, 10.0, 5.2, T=200.0),
                Call("time_to_within", 150.0, 11.0, 4.5),
                Call("time_to_within", 200.0, 30.0, 0.135, T=140.0),
                Call("time_to_within", 200.0, 38.0, 0.0005),
                Call("time_to_within", -60.0, 9.0, 15.0, T=70.0),
            ),
            expect=TIME_OR_NAN,
        ),
    ),
)
