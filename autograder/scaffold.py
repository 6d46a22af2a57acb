"""``autograder new``: a small exercise that already works, to be edited into the one you want."""

from pathlib import Path

from autograder.catalog import Course
from autograder.errors import UsageError
from autograder.spec import SLUG, require

_STUB = '''"""Exponential decay of a membrane potential."""

import numpy as np


def decay(t, tau):
    """Return the relative potential at the times given.

    Parameters
    ----------
    t : array of float, shape (n,)
        Times in ms.
    tau : float
        Time constant in ms, above 0.

    Returns
    -------
    array of float, shape (n,)
        exp(-t/tau), without unit.
    """
    raise NotImplementedError("decay is yours to write")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    t = np.linspace(0.0, 50.0, 200)
    plt.plot(t, decay(t, 10.0))
    plt.xlabel("t (ms)")
    plt.ylabel("V/V0")
    plt.show()
'''
_REFERENCE = '''"""Reference: exponential decay."""

import numpy as np


def decay(t, tau):
    return np.exp(-t / tau)
'''
_ACCEPTED = '''"""A loop instead of array arithmetic."""

import math


def decay(t, tau):
    return [math.exp(-x / tau) for x in t]
'''
_MISCONCEPTION = '''"""Your potential grows: a decay needs a minus sign in the exponent."""

import numpy as np


def decay(t, tau):
    return np.exp(t / tau)
'''
_HARD_CODED = '''"""Your time constant is always 10 ms: use the argument tau."""

import numpy as np


def decay(t, tau):
    return np.exp(-t / 10.0)
'''
_SPEC = '''"""Grading spec of {slug}: replace calls, points and hints by your own (5 points)."""

import numpy as np

from autograder import Call, Check, Exercise, close

T = np.linspace(0.0, 50.0, 51)  # ms

EXERCISE = Exercise(
    slug="{slug}",
    title="Exponential decay",
    checks=(
        # A visible check: students see its inputs and expected values and can run it at home.
        Check(
            id="decay",
            points=2,
            call=Call("decay", T, 10.0),
            expect=close(rtol=1e-6),
            hint="The potential falls to 37 % within one time constant.",
        ),
        # A hidden check: other parameters, all different from each other and from the visible ones.
        Check(
            id="other-time-constant",
            points=3,
            call=Call("decay", T[::3], 7.5),
            expect=close(rtol=1e-6),
            hidden=True,
        ),
    ),
)
'''
_README = """# Exponential decay

Write a function that returns how a membrane potential decays.

$$\\frac{{V(t)}}{{V_0}} = e^{{-t/\\tau}}$$

| function | arguments | returns |
|---|---|---|
| `decay(t, tau)` | `t`: times, array (n,), ms; `tau`: time constant, float, ms | array (n,), no unit |

Points: 2 for the visible check, 3 for a hidden one with other parameters.

![What a right answer looks like](example.svg)

<details><summary>Hint 1</summary>

The potential falls to 37 % within one time constant.

</details>

Check your work with `autograder check --exercise {slug}`.
"""


def write_scaffold(course: Course, slug: str) -> list[Path]:
    """Write both folders of a new exercise and return the files.

    Raises
    ------
    SpecError
        If the slug is no slug.
    UsageError
        If the exercise exists.
    """
    require(
        bool(SLUG.match(slug)), "The name of an exercise", "lower-case letters, digits and underscores", slug
    )
    public, hidden = course.root / "exercises" / slug, course.root / "solutions" / slug
    for folder in (public, hidden):
        if folder.exists():
            raise UsageError(f"{folder} exists; remove it or choose another name.")
    files = {
        public / "README.md": _README.format(slug=slug),
        public / f"{slug}.py": _STUB,
        hidden / "spec.py": _SPEC.format(slug=slug),
        hidden / f"{slug}.py": _REFERENCE,
        hidden / "accepted" / "loop.py": _ACCEPTED,
        hidden / "misconceptions" / "grows.py": _MISCONCEPTION,
        hidden / "misconceptions" / "hard_coded_tau.py": _HARD_CODED,
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)
