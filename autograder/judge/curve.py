"""A student's curve over the reference's, for the figure of a visible check."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from autograder.boundary.outputs import Output
from autograder.compare.base import Comparison, Evidence
from autograder.compare.spikes import Spikes
from autograder.course.spec import Check
from autograder.judge.coordinates import abscissa
from autograder.judge.result import Curve

MAX_SAMPLES = 2000
MAX_SIDE = 60  # rows and columns of a map


def make_curve(
    check: Check,
    comparison: Comparison,
    signatures: Mapping[str, tuple[str, ...]],
    expected: Output | None = None,
) -> Curve | None:
    """Return both curves of a comparison, thinned to what a figure can show; None where there are none."""
    evidence = comparison.evidence
    if evidence.yours is None or evidence.reference is None:
        return None
    if evidence.reference.ndim == 2:
        return _map(evidence)
    yours, reference = evidence.yours.tolist(), evidence.reference.tolist()
    longest = max(len(yours), len(reference))
    unit = f" ({evidence.unit})" if evidence.unit else ""
    kind: Literal["line", "spikes"] = "line"
    if isinstance(check.expect, Spikes):
        kind, x, x_label, y_label = "spikes", _count(longest), "spike", f"spike time{unit}"
    else:
        call = check.calls[comparison.call or 0]
        found = abscissa(call, len(reference), signatures, check.expect.coordinate, expected)
        x = _lengthen(found.values, longest) if found else _count(longest)
        x_unit = f" ({check.expect.coordinate_unit})" if check.expect.coordinate_unit else ""
        x_label, y_label = f"{found.label}{x_unit}" if found else "sample", f"result{unit}"
    kept = _thin(longest, evidence.index)
    allowed = [] if evidence.allowed is None else evidence.allowed.tolist()
    return Curve(
        x=[x[i] for i in kept],
        yours=[yours[i] for i in kept if i < len(yours)],
        reference=[reference[i] for i in kept if i < len(reference)],
        x_label=x_label,
        y_label=y_label,
        first_bad=None if evidence.index is None else kept.index(evidence.index),
        kind=kind,
        allowed=[allowed[i] for i in kept if i < len(allowed)],
        indices=kept if len(kept) < longest else [],
    )


def _map(evidence: Evidence) -> Curve:
    """Return two tables, thinned to what a figure can show, the first bad value among the rest."""
    rows, columns = evidence.reference.shape
    bad = None if evidence.index is None else divmod(evidence.index, columns)
    kept = np.ix_(_few(rows, bad and bad[0]), _few(columns, bad and bad[1]))
    indices = np.arange(rows * columns).reshape(rows, columns)[kept].ravel().tolist()
    return Curve(
        x=_count(len(indices)),
        yours=evidence.yours[kept].ravel().tolist(),
        reference=evidence.reference[kept].ravel().tolist(),
        x_label="value",
        y_label=f"result ({evidence.unit})" if evidence.unit else "result",
        first_bad=None if evidence.index is None else indices.index(evidence.index),
        kind="map",
        indices=indices if len(indices) < rows * columns else [],
        columns=len(kept[1].ravel()),
    )


def _few(size: int, keep: int | None) -> list[int]:
    """Return at most `MAX_SIDE` rows or columns, among them the one to keep."""
    if size <= MAX_SIDE:
        return list(range(size))
    return sorted(
        {int(i) for i in np.linspace(0, size - 1, MAX_SIDE - 1)} | ({keep} if keep is not None else set())
    )


def _count(size: int) -> list[float]:
    return [float(i) for i in range(size)]


def _lengthen(values: list[float], size: int) -> list[float]:
    """Extend the coordinates by their last step when the student's curve is too long."""
    step = values[-1] - values[-2]
    return values + [values[-1] + step * (i + 1) for i in range(size - len(values))]


def _thin(size: int, keep: int | None) -> list[int]:
    """Return at most `MAX_SAMPLES` indices, even and with both ends, among them the one to keep."""
    if size <= MAX_SAMPLES:
        return list(range(size))
    indices = {int(i) for i in np.linspace(0, size - 1, MAX_SAMPLES - 1)}
    return sorted(indices if keep is None else indices | {keep})
