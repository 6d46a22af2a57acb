"""Grading spec: rate of a neuron with excitation and inhibition, and its slopes (10 points).

No grid is square, so that exchanged axes show as a shape. The slopes are taken of given surfaces, so that a
mistake in the surface does not cost them. With a step of 0.5 the visible surfaces are small enough to be
kept as examples.
"""

import numpy as np

from autograder import Call, Check, Exercise, close, satisfies

STEP = 0.5  # au, as all inputs here
EXC, INH = np.arange(1, 10, STEP), np.arange(0, 7, STEP)
OTHER_EXC, OTHER_INH = np.array([-0.8, 0.4, 1.5, 2.2, 4.9]), np.array([5.1, 0.7, 3.3, 2.8, 8.6, -1.2, 1.9])
SMALL = np.array([[0.1, 0.0, -0.2, -0.3], [0.5, 0.45, 0.3, 0.1], [0.8, 0.7, 0.65, 0.4]])
BUMPS = np.outer(np.sin(np.arange(6) / 2), np.cos(np.arange(9) / 3)) + 0.1 * np.arange(9) ** 2 - 1
FLAT = np.maximum(BUMPS, 0)
SURFACE = close(rtol=1e-6, x_unit="au")
OTHERS = (
    Call("rate_surface", OTHER_EXC, OTHER_INH, 0.7, 3.1, 1.6, 2.3),
    Call("rate_surface", OTHER_EXC, OTHER_INH[:3], exc_a=1.9, inh_theta=1.1),
    Call("rate_surface", OTHER_EXC[:4], OTHER_INH, exc_theta=0.9, inh_a=0.45),
)


def unchanged(values):
    """Whether both functions returned something of the right size, and left their arrays as they were."""
    rate, (exc, inh, *_), slopes, (surface, _) = values
    right_sizes = np.size(rate) == OTHER_EXC.size * OTHER_INH.size and len(slopes) == 2
    pairs = ((exc, OTHER_EXC), (inh, OTHER_INH), (surface, BUMPS))
    return right_sizes and all(np.array_equal(one, other) for one, other in pairs)


EXERCISE = Exercise(
    slug="transfer_surface",
    title="Rate with excitation and inhibition",
    provided=("sigmoid_rate.py",),
    diagnoses=(
        "hardcoded_exc",
        "mutates_exc",
        "hardcoded_inh",
        "inputs_sorted",
        "mutates_inh",
        "mutates_rate",
        "argument",
    ),
    checks=(
        Check(
            id="surface",
            points=2,
            title="Rates with the usual parameters",
            call=Call("rate_surface", EXC, INH),
            expect=SURFACE,
            hint="One row for each excitation, one column for each inhibition. Inhibition counts half, and "
            "has a slope and a threshold of its own.",
            readme_hints=(1,),
        ),
        Check(
            id="rectified",
            points=1,
            title="Rates with rectify=True",
            call=Call("rate_surface", EXC[:6], INH, rectify=True),
            expect=SURFACE,
            hint="Negative rates become 0, all others stay what they are.",
            readme_hints=(2,),
        ),
        Check(
            id="slope-exc",
            points=1,
            title="Slope along excitation of a small surface",
            call=Call("surface_slopes", SMALL, 0.2),
            expect=close(item=0, rtol=1e-6, unit="1/au"),
            hint="Excitation changes from row to row: subtract each row from the one below, and divide.",
            readme_hints=(3,),
        ),
        Check(
            id="slope-inh",
            points=1,
            title="Slope along inhibition of a small surface",
            call=Call("surface_slopes", SMALL, 0.2),
            expect=close(item=1, rtol=1e-6, unit="1/au"),
            hint="Inhibition changes from column to column: subtract each column from the one to its right.",
            readme_hints=(3,),
        ),
        Check(
            id="other-surfaces",
            points=2,
            title="Rates with other inputs and parameters",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=SURFACE,
        ),
        Check(
            id="other-rectified",
            points=1,
            title="Rectified rates with other inputs and parameters",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("rate_surface", OTHER_EXC[1:], OTHER_INH, 1.1, 2.7, 0.8, 1.7, True),
                Call("rate_surface", OTHER_EXC, OTHER_INH[1:], inh_a=2.1, exc_theta=4.3, rectify=True),
            ),
            expect=SURFACE,
        ),
        Check(
            id="other-slopes-exc",
            points=0.75,
            title="Slopes along excitation of other surfaces",
            hidden=True,
            reveal="diagnosis",
            call=(Call("surface_slopes", BUMPS, 0.35), Call("surface_slopes", FLAT.T.copy(), 1.6)),
            expect=close(item=0, rtol=1e-6),
        ),
        Check(
            id="other-slopes-inh",
            points=0.75,
            title="Slopes along inhibition of other surfaces",
            hidden=True,
            reveal="diagnosis",
            call=(Call("surface_slopes", BUMPS, 0.35), Call("surface_slopes", FLAT.T.copy(), 1.6)),
            expect=close(item=1, rtol=1e-6),
        ),
        Check(
            id="input",
            points=0.5,
            title="Inputs are left unchanged",
            hidden=True,
            reveal="diagnosis",
            call=tuple(
                Call(*call, observe=what)
                for call in (
                    ("rate_surface", OTHER_EXC, OTHER_INH, 0.9, 1.3, 1.4, 2.9, True),
                    ("surface_slopes", BUMPS, 0.7),
                )
                for what in ("result", "arguments")
            ),
            expect=satisfies(unchanged),
        ),
    ),
)
