"""``autograder new``: a small exercise that already works, to be edited into the one you want."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.course.catalog import Course, find_course
from autograder.course.spec import SLUG
from autograder.errors import UsageError, require

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
        # A hidden check: other values, all different from each other and from the visible ones. The second
        # call looks at the arguments afterwards: they must be as they were.
        Check(
            id="other-time-constant",
            points=3,
            call=(
                Call("decay", T[::3] + 0.4, 7.5),
                Call("decay", T[::3] + 0.4, 7.5, observe="arguments"),
            ),
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

| check | points | what is looked at |
|---|---|---|
| Decay | 2 | the potential with a time constant of 10 ms |
| Other time constant (hidden) | 3 | other times and another time constant; `t` is left unchanged |
| **in all** | **5** | |

![What a right answer looks like](example.svg)

<details><summary>Hint 1</summary>

The potential falls to 37 % within one time constant.

</details>

Check your work with `autograder check --exercise {slug}`.
"""


_ASSIGNMENTS = """# Named groups of exercises, in order. The points of an exercise count as often as its
# weight says, once if it has none: weights = {{ {first} = 2 }}

[first-assignment]
title = "First assignment"
exercises = [{slugs}]
"""


def course_or_new(root: Path | None) -> Course:
    """Return the course, or the one that an empty folder becomes when its first exercise is written.

    Raises
    ------
    UsageError
        If there is no course, and the folder holds something else.
    """
    try:
        return find_course(root)
    except UsageError:
        place = root or Path.cwd()
        if place.is_dir() and all(item.name.startswith(".") for item in place.iterdir()):
            return Course(place.resolve())
        raise


def write_assignments(course: Course, slugs: Sequence[str]) -> Path:
    """Write the list of assignments of a course that has its first exercises; return its path."""
    path = course.root / "exercises" / "assignments.toml"
    listed = ", ".join(f'"{slug}"' for slug in slugs)
    path.write_text(_ASSIGNMENTS.format(slugs=listed, first=slugs[0]), encoding="utf-8")
    return path


def write_scaffold(course: Course, slug: str) -> list[Path]:
    """Write both folders of a new exercise and return the files.

    Raises
    ------
    SpecError
        If the slug is no slug.
    UsageError
        If the exercise exists.
    """
    public = {"README.md": _README.format(slug=slug), f"{slug}.py": _STUB}
    hidden = {
        "spec.py": _SPEC.format(slug=slug),
        f"{slug}.py": _REFERENCE,
        "accepted/loop.py": _ACCEPTED,
        "misconceptions/grows.py": _MISCONCEPTION,
        "misconceptions/hard_coded_tau.py": _HARD_CODED,
    }
    return write_exercise(course, slug, public, hidden)


def require_new(course: Course, slug: str) -> None:
    """Refuse a name that is none for an exercise, or that one has.

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
    for half in ("exercises", "solutions"):
        if (course.root / half / slug).exists():
            raise UsageError(f"{course.root / half / slug} exists; remove it or choose another name.")


def write_exercise(
    course: Course, slug: str, public: Mapping[str, str], hidden: Mapping[str, str]
) -> list[Path]:
    """Write the files of both halves of a new exercise, given by relative name; return their paths.

    Raises
    ------
    SpecError, UsageError
        As `require_new` does.
    """
    require_new(course, slug)
    files = {course.root / "exercises" / slug / name: text for name, text in public.items()}
    files |= {course.root / "solutions" / slug / name: text for name, text in hidden.items()}
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)
