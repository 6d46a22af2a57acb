"""Grading spec: Ornstein-Uhlenbeck current into a leaky integrate-and-fire neuron (10 points).

Current, spikes, rate and CV come from one call and follow from one another. In the hidden checks rate and
CV are held against the spikes that the answer itself returns: a wrong current does not cost their points.
"""

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
}  # mV, ms, nS


def run(seed, mu, sig, tau_ou, **changes):
    """Return the arguments of a run whose noise is drawn with a seed."""
    pars = DEFAULTS | changes
    pars["range_t"] = np.arange(0.0, pars["T"], pars["dt"])
    return np.random.default_rng(seed).standard_normal(pars["range_t"].size), mu, sig, tau_ou, pars


def driven(arguments, observe="result"):
    return Call("ou_driven_lif", *arguments, observe=observe)


# At every threshold decision of all runs V is more than 4e-3 mV away from V_th, and no run ends on a crossing
# or in a clamp: which sample fires never hangs on rounding (1e-12 mV between right answers).
FAST_NOISE = driven(run(30, 230.0, 40.0, 10.0))  # tau_ou is tau_m here
SLOW_NOISE = driven(run(30, 230.0, 40.0, 30.0))

# No two parameters of a run agree, nor with those above. The first current is at times below 0.
OTHER = {"V_th": -52.0, "V_reset": -66.0, "V_init": -61.0, "E_L": -69.0, "tau_m": 14.0, "g_L": 8.0}
OTHER_RUN = run(24, 170.25, 65.5, 4.5, **OTHER, tref=3.0, T=180.0, dt=0.2)
BURSTS = {"V_th": -50.0, "V_reset": -71.0, "V_init": -64.0, "E_L": -73.0, "tau_m": 7.0, "g_L": 12.0}
BURST_RUN = run(24, 330.0, 90.0, 23.0, **BURSTS, tref=1.5, T=240.0, dt=0.3)
RARE = {"V_th": -54.0, "V_reset": -68.0, "V_init": -66.0, "E_L": -71.0, "tau_m": 9.0, "g_L": 11.0}
RARE |= {"tref": 4.0, "dt": 0.25}
NO_SPIKE = driven(run(31, 120.0, 30.0, 6.0, T=50.25, **RARE))
ONE_SPIKE = driven(run(41, 205.0, 55.0, 16.0, T=75.25, **RARE))
TWO_SPIKES = driven(run(36, 215.0, 50.0, 13.0, T=60.0, **RARE))
THREE_SPIKES = driven(run(39, 200.0, 60.0, 3.5, T=80.0, **RARE))

CURRENT = close(item=0, rtol=1e-6, unit="pA")
SPIKES = spikes(item=1, window=1e-4)  # a spike belongs to one sample
RATE = close(item=2, rtol=1e-6, unit="Hz")
# The CV of two spikes is 0, of fewer nan. The sample standard deviation (ddof=1) is off by 3 to 15 %.
CV = close(item=3, rtol=1e-6, atol=1e-6, nan_equal=True)


def trains(outputs):
    """Yield what was returned with the duration of its run, when there are spikes enough to describe."""
    for (_, times, rate, cv), (*_, pars) in zip(outputs, (OTHER_RUN, BURST_RUN), strict=True):
        times = np.asarray(times, dtype=float).ravel()
        if times.size < 4 or not np.isfinite(times).all() or not (np.diff(times) > 0).all():
            raise ValueError("no spikes to describe")
        yield times, float(np.ravel(rate)[0]), float(np.ravel(cv)[0]), pars["T"]


def rate_of_own_spikes(outputs):
    for times, rate, _, duration in trains(outputs):
        if not abs(rate - 1000.0 * times.size / duration) <= 1e-6 * rate:
            return "the rate is not the number of your spikes per second of the run"
    return True


def cv_of_own_spikes(outputs):
    for times, _, cv, _ in trains(outputs):
        intervals = np.diff(times)
        if not abs(cv - intervals.std() / intervals.mean()) <= 1e-6:
            return "the CV is not that of the intervals between your spikes"
    return True


def inputs_kept(outputs):
    """Ask that the current varies, and that noise and parameters are what they were, to the last bit."""
    (current, *_), (xi, *_, pars) = outputs
    if np.size(current) != OTHER_RUN[0].size or np.ptp(np.asarray(current, dtype=float)) == 0:
        return "the current does not depend on the noise, so that it does not matter whether xi is kept"
    if not np.array_equal(xi, OTHER_RUN[0]):
        return "xi holds other numbers after the call"
    given = OTHER_RUN[-1]
    if pars.keys() != given.keys() or not all(np.array_equal(pars[key], given[key]) for key in given):
        return "pars holds other values after the call"
    return True


EXERCISE = Exercise(
    slug="ou_lif",
    title="A neuron driven by coloured noise",
    provided=("noise_and_neuron.py",),
    diagnoses=(
        "rectified",
        "rate_in_whole_hertz",
        "none_when_few",
        "mutates_pars",
        "guard_too_weak",
        "zero_when_few",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="current",
            points=0.5,
            title="Current, tau_ou = 10 ms",
            call=FAST_NOISE,
            expect=CURRENT,
            hint="ou_current makes it. In which order does it take its arguments?",
            readme_hints=(1,),
        ),
        Check(
            id="slow-current",
            points=1,
            title="Current, tau_ou = 30 ms",
            call=SLOW_NOISE,
            expect=CURRENT,
            hint="There are two time constants in this exercise. Which one belongs to the noise?",
            readme_hints=(1,),
        ),
        Check(
            id="spikes",
            points=1,
            title="Spike times",
            call=(FAST_NOISE, SLOW_NOISE),
            expect=SPIKES,
            hint="simulate_lif returns two things. Its input is the current, not the noise.",
            readme_hints=(1,),
        ),
        Check(
            id="rate",
            points=1.25,
            title="Rate",
            call=(FAST_NOISE, SLOW_NOISE),
            expect=RATE,
            hint="Count the spikes of the run and divide by its duration in seconds.",
            readme_hints=(2,),
        ),
        Check(
            id="cv",
            points=1.25,
            title="CV",
            call=(FAST_NOISE, SLOW_NOISE),
            expect=CV,
            hint="Standard deviation of the intervals over their mean. The README says which kind of "
            "standard deviation is meant.",
            readme_hints=(3,),
        ),
        Check(
            id="other-current",
            points=1,
            title="Current with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=(driven(OTHER_RUN), driven(BURST_RUN)),
            expect=CURRENT,
        ),
        Check(
            id="other-spikes",
            points=0.75,
            title="Spike times with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=(driven(OTHER_RUN), driven(BURST_RUN)),
            expect=SPIKES,
        ),
        Check(
            id="rate-of-your-spikes",
            points=0.75,
            title="Rate of the spikes that you return",
            hidden=True,
            reveal="diagnosis",
            call=(driven(OTHER_RUN), driven(BURST_RUN)),
            expect=satisfies(rate_of_own_spikes),
        ),
        Check(
            id="cv-of-your-spikes",
            points=0.75,
            title="CV of the spikes that you return",
            hidden=True,
            reveal="diagnosis",
            call=(driven(OTHER_RUN), driven(BURST_RUN)),
            expect=satisfies(cv_of_own_spikes),
        ),
        Check(
            id="rate-of-few-spikes",
            points=0.5,
            title="Rate of no spike and of one",
            hidden=True,
            reveal="diagnosis",
            call=(NO_SPIKE, ONE_SPIKE),
            expect=RATE,
        ),
        # The trains of two and of three keep an answer that is always nan from passing.
        Check(
            id="cv-of-no-spike",
            points=0.5,
            title="CV of no spike and of two",
            hidden=True,
            reveal="diagnosis",
            call=(NO_SPIKE, TWO_SPIKES),
            expect=CV,
        ),
        Check(
            id="cv-of-one-spike",
            points=0.25,
            title="CV of one spike and of three",
            hidden=True,
            reveal="diagnosis",
            call=(ONE_SPIKE, THREE_SPIKES),
            expect=CV,
        ),
        Check(
            id="inputs-unchanged",
            points=0.5,
            title="xi and pars are left as they were",
            hidden=True,
            reveal="diagnosis",
            call=(driven(OTHER_RUN), driven(OTHER_RUN, observe="arguments")),
            expect=satisfies(inputs_kept),
        ),
    ),
)
