"""Grading spec: Ornstein-Uhlenbeck current from given noise and from the student's own draws (10 points)."""

import numpy as np

from autograder import Bound, Call, Check, Exercise, close, satisfies, statistical

XI = np.random.default_rng(11).standard_normal(400)
OTHER_XI = np.random.default_rng(23).standard_normal(350)

# Normwise, as paths cross 0. float32 differs by 7e-7, the exact update by 1e-3 in the visible calls.
PATH = close(rtol=1e-5, unit="pA")

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


def from_generator(value):
    """Judge the paths drawn for the seeds 5, 5 and 6 by where their numbers come from."""
    paths = [np.asarray(path, dtype=float).ravel() for path in value["paths"]]
    if any(path.size != FEW["range_t"].size or not np.isfinite(path).all() for path in paths):
        return "a path needs one finite number for each time point"
    first, again, other = paths
    if not np.array_equal(first, again):
        return "two generators with the same seed give different paths: some numbers do not come from rng"
    if np.array_equal(first, other):
        return "generators with different seeds give the same path: rng is not used"
    for before, after in zip(value["before"], value["after"], strict=True):
        if not all(np.array_equal(a, b) for a, b in zip(before, after, strict=True)):
            return "np.random itself is drawn from or seeded: use rng alone"
    return True


def path_bounds(value):
    """Bound the statistics of a path drawn with MANY, MU and SIG.

    The residual e is what is left of each step without the pull towards the mean, in units of the noise
    asked for. Half of a = dt/tau is added where the Euler scheme and the exact update differ by about a:
    both are right here. With N = 16,000 samples (1280 tau) the bounds lie at 5 to 7 standard errors.

    Simulated with this function: 60,000 Euler paths, 20,000 of the exact update, 12,000 that start at MU
    and 12,000 that take each number one step later; not one of the 104,000 was refused, so that the rate is
    below 5e-5 for the Euler scheme and below 3e-5 in all (95 % bounds). Of 31 kinds of mistake, 400 paths
    each, among them sig too large by 8 %, a pull too weak or too strong by a factor of 2 and a moving average
    of white noise, every path was refused.
    """
    x = np.ravel(np.asarray(value, dtype=float))
    n = MANY["range_t"].size
    bounds = [Bound("number of samples", x.size, n, 0.5, "a path needs one number for each time point")]
    if x.size != n:
        return bounds
    a = MANY["dt"] / MANY["tau_ou"]
    variance = 1 / (1 - a / 2)  # stationary variance of the Euler scheme, in units of SIG**2
    per_path = 2 / (a * n)  # 2 tau / T: relative variance of what the whole path tells
    with np.errstate(all="ignore"):
        y = (x - MU) / SIG
        e = (np.diff(y) + a * y[:-1]) / np.sqrt(2 * a)
        c = e - e.mean()
        power = np.mean(c**2)
        bounds += [
            Bound(
                "first value in standard deviations from mu",
                y[0],
                0.0,
                5.0,
                "the path starts too far from mu",
            ),
            Bound(
                "variance of the noise in one step",
                power,
                1 - a / 2,
                5.5 * np.sqrt(2 / n) + a / 2,
                "the noise that is added in one step has the wrong size",
            ),
            Bound(
                "mean in standard deviations from mu",
                y.mean(),
                0.0,
                5 * np.sqrt(per_path * variance),
                "the path is not centred on mu",
            ),
            Bound(
                "correlation of neighbouring noise values",
                np.mean(c[1:] * c[:-1]) / power,
                0.0,
                5 / np.sqrt(n) + a / 2,
                "the noise of one step depends on that of the step before",
            ),
            Bound(
                "largest correlation of noise values 2 to 40 steps apart",
                max(abs(np.mean(c[k:] * c[:-k])) / power for k in range(2, 41)),
                0.0,
                6 / np.sqrt(n) + a / 2,
                "the noise of one step depends on that of a few steps before",
            ),
            Bound(
                "pull towards mu",
                -np.dot(np.diff(y), y[:-1]) / (a * np.dot(y[:-1], y[:-1])),
                1.0,
                5.5 * np.sqrt(per_path) + a / 2,
                "the pull towards mu has the wrong strength",
            ),
            Bound(
                "logarithm of the variance of the path",
                np.log(np.mean(y**2) / variance),
                0.0,
                5.5 * np.sqrt(per_path),
                "the spread of the path is not sig",
            ),
            Bound(
                "skewness of the noise",
                np.mean(c**3) / power**1.5,
                0.0,
                5.5 * np.sqrt(6 / n),
                "the noise is not normally distributed",
            ),
            Bound(
                "excess kurtosis of the noise",
                np.mean(c**4) / power**2 - 3,
                0.0,
                7 * np.sqrt(24 / n),
                "the noise is not normally distributed",
            ),
        ]
    return bounds


EXERCISE = Exercise(
    slug="ou_noise",
    title="Ornstein-Uhlenbeck noise",
    diagnoses=(
        "gwn_scaled",
        "fixed_seed",
        "truthy_x0",
        "one_draw",
        "smoothed_noise",
        "three_uniforms",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="path",
            points=2,
            title="Path from given noise, starting from xi[0]",
            expect=PATH,
            call=(
                Call("ou_noise", XI, 200.0, 40.0, 10.0, 0.1),
                Call("ou_noise", XI, 200.0, 40.0, 30.0, 0.1),
            ),
            hint="Compute x[0] and x[1] by hand. Is x[0] right? Then write the step as two parts, the "
            "pull towards mu and the kick, and ask of each by what power of dt and of tau it grows.",
            readme_hints=(1, 2),
        ),
        Check(
            id="given-start",
            points=1,
            title="Path from given noise with x0, xi left unchanged",
            expect=PATH,
            call=(
                Call("ou_noise", XI[:200], 200.0, 40.0, 10.0, 0.1, x0=150.0),
                Call("ou_noise", XI[:200], 200.0, 40.0, 10.0, 0.1, x0=150.0, observe="arguments"),
            ),
            hint="x0 takes the place of the first value only; xi[0] is then not used. If the path is right, "
            "look for an operator such as *= that overwrites the array xi.",
            readme_hints=(3,),
        ),
        Check(
            id="draw-without-noise",
            points=1,
            title="A draw with sig = 0",
            expect=PATH,
            call=(
                Call("ou_draw", pars(T=20.0), 200.0, 0.0, 1, driver="draw"),
                Call("ou_draw", pars(T=30.0, dt=0.5, tau_ou=7.0), -35.4, 0.0, 2, driver="draw"),
            ),
            hint="Without noise nothing moves a path that starts at mu. Where does yours start, and how many "
            "values has it?",
            readme_hints=(4,),
        ),
        Check(
            id="other-path",
            points=2,
            title="Path with other parameters",
            hidden=True,
            reveal="diagnosis",
            expect=PATH,
            call=(
                Call("ou_noise", OTHER_XI, -3.0, 2.0, 2.5, 0.5, x0=5.0),
                Call("ou_noise", OTHER_XI[::-1].copy(), 35.0, 7.25, 4.0, 1.0),
                Call("ou_noise", XI[:250], 120.0, 25.0, 17.0, 0.25),
            ),
        ),
        Check(
            id="zero-start",
            points=1,
            title="Path that starts at 0 pA",
            hidden=True,
            reveal="diagnosis",
            expect=PATH,
            call=Call("ou_noise", OTHER_XI[:200], 45.0, 11.0, 6.0, 0.3, x0=0.0),
        ),
        Check(
            id="relaxation",
            points=0.5,
            title="Return to mu without noise",
            hidden=True,
            reveal="diagnosis",
            expect=PATH,
            call=(
                Call("ou_noise", np.zeros(120), 70.0, 6.0, 9.0, 0.2, x0=-20.0),
                Call("ou_noise", np.zeros(80), -15.0, 3.0, 5.0, 0.4, x0=90.0),
            ),
        ),
        Check(
            id="own-draws",
            points=1,
            title="All random numbers come from rng",
            hidden=True,
            reveal="diagnosis",
            call=Call("ou_draw", FEW, MU, SIG, (5, 5, 6), driver="draw_with_seeds"),
            expect=satisfies(from_generator),
        ),
        Check(
            id="draw-statistics",
            points=1.5,
            title="Statistics of a long drawn path",
            hidden=True,
            reveal="diagnosis",
            call=Call("ou_draw", MANY, MU, SIG, 3, driver="draw"),
            expect=statistical(path_bounds, false_reject=1e-4),
        ),
    ),
)
