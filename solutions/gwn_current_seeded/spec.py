"""Grading spec: Gaussian white noise current that follows from a seed (10 points).

Which generator is seeded and in what order it is drawn from is open: noise is judged by its statistics.
"""

import numpy as np

from autograder import Bound, Call, Check, Exercise, close, satisfies, statistical

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


FEW = pars(T=16.0, dt=0.4, tau_m=13.0)
MANY = pars(T=6400.0, dt=0.4, tau_m=13.0)
MU, SIG = 160.0, 0.03  # samples of 1.5 pA: whoever rounds to whole pA is noticed
SIZE = SIG / np.sqrt(MANY["dt"] / 1000)  # 1.5 pA, the standard deviation of a sample
N = MANY["range_t"].size


def from_seed(value):
    """Judge the currents for the seeds 7, 7 and 8 by where their numbers come from."""
    currents = [np.asarray(current, dtype=float).ravel() for current in value]
    if any(c.size != FEW["range_t"].size or not np.isfinite(c).all() for c in currents):
        return "a current needs one finite number for each time point"
    first, again, other = currents
    if not np.array_equal(first, again):
        return "the same seed gives another current when other numbers were drawn before: seed first"
    if np.array_equal(first, other):
        return "two seeds give the same current: myseed is not used"
    return True


# The bounds lie at 5 to 7 standard errors of N = 16,000 samples, as in gwn_current.
def standardised(value):
    """Return the samples in units of what is asked for, and the bound on their number."""
    z = (np.ravel(np.asarray(value, dtype=float)) - MU) / SIZE
    return z, Bound("number of samples", z.size, N, 0.5, "a current needs one number for each time point")


def size_bounds(value):
    z, number = standardised(value)
    if z.size != N:
        return [number]
    centred, scatter = "the current is not centred on mu", "the samples do not scatter as they should"
    return [
        number,
        Bound("mean in standard deviations from mu", z.mean(), 0.0, 5 / np.sqrt(N), centred),
        Bound("variance in units of what is asked for", z.var(), 1.0, 5.5 * np.sqrt(2 / N), scatter),
    ]


def shape_bounds(value):
    """Bound what does not depend on mean and size: a wrong factor is not punished here a second time."""
    z, number = standardised(value)
    if z.size != N:
        return [number]
    with np.errstate(all="ignore"):
        c = z - z.mean()
        power = np.mean(c**2)
        lags = [np.mean(c[k:] * c[:-k]) / power for k in range(1, 21)]
        skewness, kurtosis = np.mean(c**3) / power**1.5, np.mean(c**4) / power**2 - 3
    memory = "a sample depends on those before it: white noise has no memory"
    normal = "the noise is not normally distributed"
    return [
        number,
        Bound(
            "largest correlation 1 to 20 samples apart", np.max(np.abs(lags)), 0.0, 5.5 / np.sqrt(N), memory
        ),
        Bound("skewness", skewness, 0.0, 5.5 * np.sqrt(6 / N), normal),
        Bound("excess kurtosis", kurtosis, 0.0, 7 * np.sqrt(24 / N), normal),
    ]


LONG = Call("my_GWN", MANY, MU, SIG, 5, driver="draw")

EXERCISE = Exercise(
    slug="gwn_current_seeded",
    title="Gaussian white noise from a seed",
    checks=(
        Check(
            id="without-noise",
            points=1.5,
            title="Currents with sig = 0",
            call=(
                Call("my_GWN", pars(T=9.0), 200.0, 0.0, 2020),
                Call("my_GWN", pars(T=15.0, dt=0.5), -35.4, 0.0, 12),
            ),
            expect=close(rtol=1e-5, unit="pA"),
            hint="Without noise the current is mu at every time point. How many values has yours?",
            readme_hints=(1,),
        ),
        Check(
            id="seeds",
            points=2,
            title="The same seed and another one",
            call=Call("my_GWN", FEW, 200.0, 2.5, (2020, 7), driver="repeat"),
            expect=close(rtol=0.0, atol=0.1),
            hint="The first number is 1 when the same seed gives the same current twice, the second when "
            "another seed gives that current, too; 1 and 0 are right. What becomes of myseed?",
            readme_hints=(3,),
        ),
        # T is not a multiple of dt: there are 41 and 30 time points.
        Check(
            id="length",
            points=1,
            title="One value for each time point",
            hidden=True,
            call=(
                Call("my_GWN", pars(T=10.1, dt=0.25), 66.5, 0.0, 3, driver="draw"),
                Call("my_GWN", pars(T=20.5, dt=0.7), -19.0, 0.0, 4, driver="draw"),
            ),
            expect=close(rtol=1e-5, unit="pA"),
        ),
        Check(
            id="other-states",
            points=1,
            title="Whatever was drawn before",
            hidden=True,
            call=Call("my_GWN", FEW, MU, SIG, (7, 7, 8), driver="in_other_states"),
            expect=satisfies(from_seed),
        ),
        Check(
            id="size",
            points=3,
            title="Mean and scatter of a long current",
            hidden=True,
            call=LONG,
            expect=statistical(size_bounds, false_reject=1e-4),
        ),
        Check(
            id="shape",
            points=1.5,
            title="Independence and distribution of a long current",
            hidden=True,
            call=LONG,
            expect=statistical(shape_bounds, false_reject=1e-4),
        ),
    ),
)
