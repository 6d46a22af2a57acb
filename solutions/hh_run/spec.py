"""Grading spec: Hodgkin-Huxley neuron, forward Euler run and spike times (10 points).

In a run, a mistake in one variable soon spoils the others. So a step from known values is graded variable by
variable: there, a wrong gate does not cost the points of V. The spikes are found in traces that are given.
"""

import numpy as np

from autograder import Call, Check, Exercise, close, satisfies, spikes

# Right answers differ by 1e-10 mV, the nearest mistake (gates that see the new V) by 1e-2 mV at rest.
V = close(item=0, rtol=0.0, atol=1e-5, unit="mV")
GATES = {name: close(item=item, rtol=0.0, atol=1e-6) for item, name in enumerate("mhn", start=1)}
# In a single step nothing has added up yet: rounding is all that right answers differ by.
STEPPED = {name: close(item=item, rtol=0.0, atol=1e-7) for item, name in enumerate("mhn", start=1)}
T = close(item=4, rtol=0.0, atol=1e-6, unit="ms")
SPIKES = spikes(window=1e-6)  # times of samples, taken from t

AWAY = {"V0": -61.5, "m0": 0.11, "h0": 0.45, "n0": 0.38}
RISING = {"V0": -47.0, "m0": 0.23, "h0": 0.35, "n0": 0.42}


def beginning(samples, *args, **kwargs):
    """Look at the first samples alone, whatever the run does later on and how long it is."""
    return Call("hh", *args, driver="beginning", samples=samples, **kwargs)


FIRST_STEP = (beginning(2, 10.0, 0.2, dt=0.04), beginning(2, -3.0, 0.2, dt=0.05, **AWAY))
OTHER_STEP = (beginning(2, 23.0, 0.1, dt=0.025, **RISING), beginning(2, 4.0, 0.12, dt=0.04, **AWAY))
AT_REST = Call("hh", 0.0, 8.0, dt=0.02)
# No two parameters agree. Both currents are far from the onset of firing, where the number of
# spikes hangs on the rule, and both steps far from those with which forward Euler overflows.
DRIVEN = Call("hh", 17.0, 9.0, dt=0.015, V0=-63.0, m0=0.08, h0=0.47, n0=0.41)

TRACE = np.array([-70.0, -31.0, 4.0, 36.0, 12.0, -2.0, -75.0, -68.0, -9.0, -1.0, 27.0, 38.0, -20.0, -64.0])
TIMES = 0.05 * np.arange(TRACE.size)
CLOCK = np.linspace(12.0, 61.0, 197)  # does not begin at 0
WAVE = -18.0 + 41.0 * np.sin(0.7 * CLOCK) + 9.0 * np.cos(2.3 * CLOCK)  # V, about 6 waves
UNEVEN = np.array([3.0, 3.5, 4.75, 5.0, 6.5, 7.25, 9.0, 9.5, 11.0, 12.75, 13.0, 14.5, 15.0])
# It begins at the level (no spike), then meets it exactly: coming up through it, as a peak, staying
# there for two samples, from above only, and at the very end.
TOUCHING = np.array([-20.0, -44.0, -20.0, 8.0, -20.0, -30.0, -20.0, -31.0, -20.0, -20.0, -5.0, -21.0, -20.0])


def inputs_kept(outputs):
    """Ask for a time among those given, and for V and t as they were, to the last bit."""
    times, (trace, clock, *_) = outputs
    if not 1 <= np.size(times) < TRACE.size or not np.isin(times, TIMES).all():
        return "the result holds no time of a sample, so that it does not matter whether V and t are kept"
    if not np.array_equal(trace, TRACE) or not np.array_equal(clock, TIMES):
        return "V or t holds other numbers after the call"
    return True


EXERCISE = Exercise(
    slug="hh_run",
    title="Hodgkin-Huxley neuron: a run and its spikes",
    aliases={"hh": ("HH",)},
    provided=("hh_membrane.py",),
    diagnoses=(
        "level_ignored",
        "samples_rounded",
        "mutates_V",
        "counts_the_start",
        "steps_times_number",
        "last_step_missed",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="start",
            points=0.25,
            title="V at the start",
            call=(beginning(1, 0.0, 0.05), beginning(1, 5.0, 0.1, dt=0.02, **AWAY)),
            expect=V,
            hint="Sample 0 holds the values at the start, before any step.",
            readme_hints=(1,),
        ),
        Check(
            id="times",
            points=0.5,
            title="Times of the samples",
            call=(Call("hh", 0.0, 0.5), Call("hh", 2.0, 1.2, dt=0.04)),
            expect=T,
            hint="The first sample is at 0 and the last one a step before T0. How many are that?",
            readme_hints=(2,),
        ),
        Check(
            id="first-step-voltage",
            points=0.5,
            title="First step of V",
            call=FIRST_STEP,
            expect=V,
            hint="New value = old value + dt times the slope at the old values. The injected current "
            "goes into slope_of_V.",
            readme_hints=(3,),
        ),
        *(
            Check(
                id=f"first-step-{name}",
                points=0.25,
                title=f"First step of {name}",
                call=FIRST_STEP,
                expect=STEPPED[name],
                hint="Closed gates, 1 - x, open at the rate alpha; open gates, x, close at the rate beta. "
                "Both rates are those at the old V.",
                readme_hints=(3,),
            )
            for name in "mhn"
        ),
        Check(
            id="rest",
            points=1,
            title="V without current",
            call=AT_REST,
            expect=V,
            hint="If the first step is right: from which sample come the V, m, h and n that go into the "
            "second one? All four new values follow from the four old ones.",
            readme_hints=(1, 3),
        ),
        Check(
            id="spike",
            points=1,
            title="V in a spike",
            call=Call("hh", 10.0, 6.0),
            expect=V,
            hint="Up to the peak of a spike a slip grows by a lot. Compare the first few samples.",
            readme_hints=(3,),
        ),
        Check(
            id="crossings",
            points=1,
            title="Two spikes in a short trace",
            call=Call("spike_times", TRACE, TIMES),
            expect=SPIKES,
            hint="A spike is a pair of neighbours: one below the level, the next one at or above it. The "
            "time is that of the second.",
            readme_hints=(4, 5),
        ),
        *(
            Check(
                id=f"other-step-{name}",
                points=points,
                title=f"First step of {name} with other values",
                hidden=True,
                reveal="diagnosis",
                call=OTHER_STEP,
                expect=expect,
            )
            for name, points, expect in (("v", 0.5, V), *((x, 0.25, STEPPED[x]) for x in "mhn"))
        ),
        Check(
            id="driven-voltage",
            points=0.5,
            title="V with another current, start and step",
            hidden=True,
            reveal="diagnosis",
            call=DRIVEN,
            expect=V,
        ),
        *(
            Check(
                id=f"driven-{name}",
                points=0.25,
                title=f"{name} with another current, start and step",
                hidden=True,
                reveal="diagnosis",
                call=DRIVEN,
                expect=GATES[name],
            )
            for name in "mhn"
        ),
        Check(
            id="inhibited",
            points=0.25,
            title="V with a negative current",
            hidden=True,
            reveal="diagnosis",
            call=Call("hh", -6.5, 11.0, dt=0.025, V0=-58.0, m0=0.13, h0=0.62, n0=0.29),
            expect=V,
        ),
        Check(
            # 28.999999999999996, 33.3 and 16.7 steps.
            id="other-times",
            points=0.5,
            title="Times when T0 is no whole number of steps",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("hh", 0.0, 0.29),
                Call("hh", 3.5, 1.0, dt=0.03, **AWAY),
                Call("hh", 8.0, 1.0, dt=0.06, **RISING),
            ),
            expect=T,
        ),
        Check(
            id="other-levels",
            points=0.75,
            title="Other levels and other times",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("spike_times", WAVE, CLOCK, 10.0),
                Call("spike_times", WAVE[::-1].copy(), CLOCK, level=-35.5),
                Call("spike_times", TRACE, UNEVEN[0] + np.append(0.0, UNEVEN), level=-30.0),
            ),
            expect=SPIKES,
        ),
        Check(
            id="exactly-at-the-level",
            points=0.5,
            title="V exactly at the level, and V above it from the start",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("spike_times", TOUCHING, UNEVEN, level=-20.0),
                Call("spike_times", np.array([7.0, 3.0, -1.0, -50.0, 0.0, 0.0, 12.0]), UNEVEN[:7]),
            ),
            expect=SPIKES,
        ),
        Check(
            # The second call keeps an answer that never finds a spike from passing.
            id="silent",
            points=0.25,
            title="A trace without spikes",
            hidden=True,
            reveal="diagnosis",
            call=(Call("spike_times", WAVE, CLOCK, 60.0), Call("spike_times", TRACE, TIMES, 37.0)),
            expect=SPIKES,
        ),
        Check(
            id="inputs-unchanged",
            points=0.25,
            title="V and t are left as they were",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("spike_times", TRACE, TIMES, -15.0),
                Call("spike_times", TRACE, TIMES, -15.0, observe="arguments"),
            ),
            expect=satisfies(inputs_kept),
        ),
    ),
)
