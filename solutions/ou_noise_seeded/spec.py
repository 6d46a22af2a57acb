"""Grading spec: Ornstein-Uhlenbeck current that follows from a seed (10 points).

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
    "tau_ou": 10.0,
}  # mV, ms, nS


def pars(**changes):
    """Return the default parameters with some changed, and the time points that belong to them."""
    values = DEFAULTS | changes
    return values | {"range_t": np.arange(0.0, values["T"], values["dt"])}


# tau_m is no simple multiple of tau_ou, so that a wrong factor is not mistaken for the other constant.
FEW = pars(T=16.0, dt=0.4, tau_ou=5.0, tau_m=13.0)
MANY = pars(T=6400.0, dt=0.4, tau_ou=5.0, tau_m=13.0)
MU, SIG = 32.4, 1.8  # MU is 18 standard deviations from 0, so that a start near 0 stands out
A = MANY["dt"] / MANY["tau_ou"]
N = MANY["range_t"].size
PER_PATH = 2 / (A * N)  # 2 tau / T: relative variance of what the whole path tells
VARIANCE = 1 / (1 - A / 2)  # stationary variance of the Euler scheme, in units of SIG**2


def from_seed(value):
    """Judge the currents for the seeds 5, 5 and 6 by where their numbers come from."""
    currents = [np.asarray(current, dtype=float).ravel() for current in value]
    if any(c.size != FEW["range_t"].size or not np.isfinite(c).all() for c in currents):
        return "a current needs one finite number for each time point"
    first, again, other = currents
    if not np.array_equal(first, again):
        return "the same seed gives another current when other numbers were drawn before: seed first"
    if np.array_equal(first, other):
        return "two seeds give the same current: myseed is not used"
    return True


# The bounds lie at 5 to 7 standard errors of N = 16,000 samples. Half of A is added where the Euler scheme
# and the exact update differ by about A: both are right here. In ou_noise the same bounds were simulated.
def standardised(value):
    """Return the path, the noise of its steps in units of what is asked for, and the bound on its length."""
    x = np.ravel(np.asarray(value, dtype=float))
    y = (x - MU) / SIG
    number = Bound("number of samples", x.size, N, 0.5, "a path needs one number for each time point")
    e = (np.diff(y) + A * y[:-1]) / np.sqrt(2 * A) if x.size == N else y
    return y, e, number


def size_bounds(value):
    _, e, number = standardised(value)
    if number.value != N:
        return [number]
    with np.errstate(all="ignore"):
        power = e.var()
    what = "the noise that is added in one step has the wrong size"
    allowed = 5.5 * np.sqrt(2 / N) + A / 2
    return [number, Bound("variance of the noise in one step", power, 1 - A / 2, allowed, what)]


def shape_bounds(value):
    _, e, number = standardised(value)
    if number.value != N:
        return [number]
    with np.errstate(all="ignore"):
        c = e - e.mean()
        power = np.mean(c**2)
        lags = [np.mean(c[k:] * c[:-k]) / power for k in range(1, 41)]
        skewness, kurtosis = np.mean(c**3) / power**1.5, np.mean(c**4) / power**2 - 3
    before = "the noise of one step depends on that of steps before"
    normal = "the noise is not normally distributed"
    # wide enough for whoever takes tau_m for tau_ou, which kick-size tells whatever is drawn
    allowed = 6 / np.sqrt(N) + A
    return [
        number,
        Bound("largest correlation of noise 1 to 40 steps apart", np.max(np.abs(lags)), 0.0, allowed, before),
        Bound("skewness of the noise", skewness, 0.0, 5.5 * np.sqrt(6 / N), normal),
        Bound("excess kurtosis of the noise", kurtosis, 0.0, 7 * np.sqrt(24 / N), normal),
    ]


def pull_bounds(value):
    y, _, number = standardised(value)
    if number.value != N:
        return [number]
    with np.errstate(all="ignore"):
        pull = -np.dot(np.diff(y), y[:-1]) / (A * np.dot(y[:-1], y[:-1]))
    what = "the pull towards mu has the wrong strength"
    return [number, Bound("pull towards mu", pull, 1.0, 5.5 * np.sqrt(PER_PATH) + A / 2, what)]


def spread_bounds(value):
    y, _, number = standardised(value)
    if number.value != N:
        return [number]
    with np.errstate(all="ignore"):
        spread = np.log(np.mean(y**2) / VARIANCE)
    far, mean = "the path starts too far from mu", "the path is not centred on mu"
    allowed = 5 * np.sqrt(PER_PATH * VARIANCE)
    return [
        number,
        Bound("first value in standard deviations from mu", y[0], 0.0, 5.0, far),
        Bound("mean in standard deviations from mu", y.mean(), 0.0, allowed, mean),
        Bound(
            "logarithm of the variance of the path",
            spread,
            0.0,
            5.5 * np.sqrt(PER_PATH),
            "the spread of the path is not sig",
        ),
    ]


LONG = Call("my_OU", MANY, MU, SIG, 3, driver="draw")


def statistics(id, points, title, bounds):
    expect = statistical(bounds, false_reject=1e-4)
    return Check(id=id, points=points, title=title, hidden=True, call=LONG, expect=expect)


EXERCISE = Exercise(
    slug="ou_noise_seeded",
    title="Ornstein-Uhlenbeck noise from a seed",
    checks=(
        Check(
            id="without-noise",
            points=1.5,
            title="Paths with sig = 0",
            call=(
                Call("my_OU", pars(T=20.0), 200.0, 0.0, 2020),
                Call("my_OU", pars(T=30.0, dt=0.5, tau_ou=7.0), -35.4, 0.0, 12),
            ),
            expect=close(rtol=1e-5, unit="pA"),
            hint="Without noise nothing moves a path that starts at mu. Where does yours start, and how many "
            "values has it?",
            readme_hints=(1,),
        ),
        Check(
            id="seeds",
            points=2,
            title="The same seed and another one",
            call=Call("my_OU", FEW, 200.0, 40.0, (2020, 7), driver="repeat"),
            expect=close(rtol=0.0, atol=0.1),
            hint="The first number is 1 when the same seed gives the same path twice, the second when "
            "another seed gives that path, too; 1 and 0 are right. What becomes of myseed in your function?",
            readme_hints=(3,),
        ),
        Check(
            id="other-states",
            points=1,
            title="Whatever was drawn before",
            hidden=True,
            call=Call("my_OU", FEW, MU, SIG, (5, 5, 6), driver="in_other_states"),
            expect=satisfies(from_seed),
        ),
        statistics("kick-size", 1.5, "Size of the noise in a step", size_bounds),
        statistics("kick-shape", 1, "Independence and distribution of the noise", shape_bounds),
        statistics("pull", 1.5, "Pull towards the mean", pull_bounds),
        statistics("spread", 1.5, "Start, mean and spread of a long path", spread_bounds),
    ),
)
