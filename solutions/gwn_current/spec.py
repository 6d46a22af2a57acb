"""Grading spec: Gaussian white noise current from given noise and from own draws (10 points)."""

import numpy as np

from autograder import Bound, Call, Check, Exercise, close, satisfies, statistical

XI = np.random.default_rng(2020).standard_normal(200)
OTHER_XI = np.random.default_rng(41).standard_normal(151)

# float32 differs by 7e-8 of the peak, the nearest mistake by more than 1e-2.
CURRENT = close(rtol=1e-5, unit="pA")

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
MU, SIG = 160.0, 1.3
SIZE = SIG / np.sqrt(MANY["dt"] / 1000)  # 65 pA, the standard deviation of a sample


def from_generator(value):
    """Judge the currents drawn for the seeds 7, 7 and 8 by where their numbers come from."""
    currents = [np.asarray(current, dtype=float).ravel() for current in value["currents"]]
    if any(c.size != FEW["range_t"].size or not np.isfinite(c).all() for c in currents):
        return "a current needs one finite number for each time point"
    first, again, other = currents
    if not np.array_equal(first, again):
        return "two generators with the same seed give different currents: some numbers do not come from rng"
    if np.array_equal(first, other):
        return "generators with different seeds give the same current: rng is not used"
    for before, after in zip(value["before"], value["after"], strict=True):
        if not all(np.array_equal(a, b) for a, b in zip(before, after, strict=True)):
            return "np.random itself is drawn from or seeded: use rng alone"
    return True


# The bounds lie at 5 to 7 standard errors of N = 16,000 samples. Simulated with these functions: of 70,000
# right currents none was refused by either, so that each rate is below 4.3e-5 (95 % bound).
def standardised(value):
    """Return the samples in units of what is asked for, and the bound on their number."""
    z = (np.ravel(np.asarray(value, dtype=float)) - MU) / SIZE
    n = MANY["range_t"].size
    return z, Bound("number of samples", z.size, n, 0.5, "a current needs one number for each time point")


def size_bounds(value):
    """Bound mean and variance; of 400 too large by 5 %, 385 were refused, by 7 % all."""
    z, number = standardised(value)
    if z.size != number.expected:
        return [number]
    return [
        number,
        Bound(
            "mean in standard deviations from mu",
            z.mean(),
            0.0,
            5 / np.sqrt(number.expected),
            "the current is not centred on mu",
        ),
        Bound(
            "variance in units of what is asked for",
            z.var(),
            1.0,
            5.5 * np.sqrt(2 / number.expected),
            "the samples do not scatter as they should: look at the factor of xi",
        ),
    ]


def shape_bounds(value):
    """Bound what does not depend on mean and size: a wrong factor is not punished here a second time."""
    z, number = standardised(value)
    n = number.expected
    if z.size != n:
        return [number]
    with np.errstate(all="ignore"):
        c = z - z.mean()
        power = np.mean(c**2)
        lags = [np.mean(c[k:] * c[:-k]) / power for k in range(1, 21)]
        return [
            number,
            Bound(
                "largest correlation of samples 1 to 20 steps apart",
                np.max(np.abs(lags)),
                0.0,
                5.5 / np.sqrt(n),
                "a sample depends on those before it: white noise has no memory",
            ),
            Bound(
                "skewness",
                np.mean(c**3) / power**1.5,
                0.0,
                5.5 * np.sqrt(6 / n),
                "the noise is not normally distributed",
            ),
            Bound(
                "excess kurtosis",
                np.mean(c**4) / power**2 - 3,
                0.0,
                7 * np.sqrt(24 / n),
                "the noise is not normally distributed",
            ),
        ]


EXERCISE = Exercise(
    slug="gwn_current",
    title="Gaussian white noise current",
    diagnoses=(
        "one_draw",
        "fixed_seed",
        "changes_xi",
        "n_from_T",
        "rand_0_1",
        "walk_draw",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="by-hand",
            points=1,
            title="Four samples that can be computed by hand",
            call=Call("gwn_current", np.array([0.0, 1.0, -1.0, 2.0]), -5.0, 0.7, 0.4),
            expect=CURRENT,
            hint="0.4 ms are 0.0004 s, the square root of which is 0.02. What has to become of a sample with "
            "xi = 0, and of one with xi = 1?",
            readme_hints=(1, 2),
        ),
        Check(
            id="current",
            points=2,
            title="Current from given noise with two time steps",
            call=(
                Call("gwn_current", XI, 200.0, 2.5, 0.1),
                Call("gwn_current", XI, 200.0, 2.5, 0.8),
            ),
            expect=CURRENT,
            hint="The samples scatter around mu by sig/sqrt(dt/1000), 250 pA in the first call. Compute the "
            "mean and the standard deviation of your current: which of the two is wrong?",
            readme_hints=(1, 2),
        ),
        Check(
            id="draw-without-noise",
            points=1,
            title="A draw with sig = 0",
            call=(
                Call("gwn_draw", pars(T=9.0), 200.0, 0.0, 1, driver="draw"),
                Call("gwn_draw", pars(T=15.0, dt=0.5), -35.4, 0.0, 2, driver="draw"),
            ),
            expect=CURRENT,
            hint="Without noise the current is mu at every time point. How many values has yours?",
            readme_hints=(4,),
        ),
        Check(
            id="other-current",
            points=2,
            title="Current with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("gwn_current", OTHER_XI, 35.25, 1.7, 0.5),
                Call("gwn_current", XI[::-1].copy(), -80.5, 0.35, 0.05),
                Call("gwn_current", OTHER_XI[:80], 12.0, 6.5, 4.0),
            ),
            expect=CURRENT,
        ),
        Check(
            id="mean-alone",
            points=0.5,
            title="Currents without noise",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("gwn_current", XI[:25], 71.5, 0.0, 0.2),
                Call("gwn_current", np.zeros(14), -42.25, 3.5, 0.3),
            ),
            expect=CURRENT,
        ),
        # dt is such that the current has few digits: float32 has all of them.
        Check(
            id="input-unchanged",
            points=0.5,
            title="The noise is left as it was",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("gwn_current", np.array([0.25, -1.5, 0.75]), 12.0, 3.0, 62.5),
                Call("gwn_current", np.array([0.25, -1.5, 0.75]), 12.0, 3.0, 62.5, observe="arguments"),
            ),
            expect=close(rtol=0.0, atol=1e-6),
        ),
        # T is not a multiple of dt: there are 41 and 30 time points.
        Check(
            id="draw-length",
            points=0.5,
            title="One value for each time point",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("gwn_draw", pars(T=10.1, dt=0.25), 66.5, 0.0, 3, driver="draw"),
                Call("gwn_draw", pars(T=20.5, dt=0.7), -19.0, 0.0, 4, driver="draw"),
            ),
            expect=CURRENT,
        ),
        Check(
            id="own-draws",
            points=1,
            title="All random numbers come from rng",
            hidden=True,
            reveal="diagnosis",
            call=Call("gwn_draw", FEW, MU, SIG, (7, 7, 8), driver="draw_with_seeds"),
            expect=satisfies(from_generator),
        ),
        Check(
            id="draw-size",
            points=1,
            title="Mean and scatter of a long drawn current",
            hidden=True,
            reveal="diagnosis",
            call=Call("gwn_draw", MANY, MU, SIG, 5, driver="draw"),
            expect=statistical(size_bounds, false_reject=1e-4),
        ),
        Check(
            id="draw-shape",
            points=0.5,
            title="Independence and distribution of a long drawn current",
            hidden=True,
            reveal="diagnosis",
            call=Call("gwn_draw", MANY, MU, SIG, 6, driver="draw"),
            expect=statistical(shape_bounds, false_reject=1e-4),
        ),
    ),
)
