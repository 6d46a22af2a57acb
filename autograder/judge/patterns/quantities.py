"""The quantities of a call by which a wrong factor or an offset is named."""

from typing import Any

import numpy as np

from autograder.course.calls import Request
from autograder.errors import is_number
from autograder.judge.coordinates import arguments_of


def quantities_of(call: Request, names: tuple[str, ...]) -> dict[str, float]:
    """Return the numbers of a call by name: its arguments, and length and step of its rows."""
    found: dict[str, float] = {}
    for name, value in arguments_of(call, names):
        if is_number(value):
            found[name] = float(value)
            continue
        row = row_of(value)
        if row is None:
            continue
        found[f"the number of values in {name}"] = float(row.size)
        steps = np.diff(row)
        if row.size > 2 and steps[0] > 0 and np.allclose(steps, steps[0], rtol=1e-6, atol=0.0):
            found[f"the step of {name}"] = float(steps[0])
    lengths = {value for name, value in found.items() if name.startswith("the number of ")}
    if "dt" in found and len(lengths) == 1:
        found["the duration (number of values times dt)"] = lengths.pop() * found["dt"]
    for name in [name for name in found if name.startswith("the step of ")]:
        # an argument of its own names the step better, and two names of one quantity would be a doubt
        if any(np.isclose(found[name], value, rtol=1e-9) for other, value in found.items() if other == "dt"):
            del found[name]
    return {name: value for name, value in found.items() if np.isfinite(value) and value != 0}


def row_of(value: Any) -> Any:
    """Return a row of real numbers as float64; None for anything else."""
    try:
        row = np.asarray(value)
    except (ValueError, TypeError):
        return None
    return row.astype(np.float64) if row.ndim == 1 and row.size and row.dtype.kind in "iuf" else None
