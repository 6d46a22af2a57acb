"""Grading spec: left rectangles under a curve, in variables (10 points).

The hidden checks run the script with other values, all different from each other and from those in the stub.
"""

from autograder import Check, Exercise, Value, close

NEGATIVE = {"dt": 0.3, "lo": -2.0, "hi": 6.0}
LATE = {"dt": 0.25, "lo": 1.5, "hi": 9.0}

EXERCISE = Exercise(
    slug="riemann_sum_script",
    title="Left rectangles under a curve, in variables",
    diagnoses=(
        "edges_from_zero",
        "grid_hardcoded",
        "hi_as_length",
        "rounded_up",
        "dt_hardcoded",
        "lo_ignored",
    ),
    checks=(
        Check(
            id="edges",
            points=1,
            title="Right edges",
            call=Value("right_edges"),
            expect=close(unit="au"),
            hint="The first rectangle ends one width after the interval begins.",
            readme_hints=(1,),
        ),
        Check(
            id="running-sum",
            points=2,
            title="Running sum of left rectangles",
            call=Value("running_sum"),
            expect=close(),
            hint="The height is that of the curve at the left edge; keep every partial sum.",
            readme_hints=(1,),
        ),
        Check(
            id="exact",
            points=2,
            title="Exact integral up to the same times",
            call=Value("exact"),
            expect=close(),
            hint="An antiderivative at the right edge, minus the same at the beginning.",
            readme_hints=(2,),
        ),
        Check(
            id="other-edges",
            points=1,
            title="Right edges with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("right_edges", given=NEGATIVE), Value("right_edges", given=LATE)),
            expect=close(),
        ),
        Check(
            id="other-sums",
            points=2,
            title="Running sum with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("running_sum", given=NEGATIVE), Value("running_sum", given=LATE)),
            expect=close(),
        ),
        Check(
            id="other-integrals",
            points=2,
            title="Exact integral with other values",
            hidden=True,
            reveal="diagnosis",
            call=(Value("exact", given=NEGATIVE), Value("exact", given=LATE)),
            expect=close(),
        ),
    ),
)
