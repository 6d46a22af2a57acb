"""Grading spec: multiply arrays element by element, in variables (10 points).

The hidden checks run the script with other values, all different from each other and from those in the stub.
"""

import numpy as np

from autograder import Check, Exercise, Value, close

SQUARE = {
    "a": np.array([[1.5, -2.0, 3.0], [4.0, 0.5, 6.0], [7.0, 8.0, -9.5]]),
    "b": np.array([[2.0, -1.0, 0.3], [0.5, 3.0, 1.25], [-2.0, 4.0, 7.0]]),
}
COLUMN_AND_ROW = {"a": np.array([[0.25], [0.5], [-1.5]]), "b": np.array([2.0, 8.0, 5.0, 3.0, 1.0])}
CUBE = {"a": np.arange(1, 13).reshape(2, 3, 2), "b": np.linspace(-1.7, 2.3, 12).reshape(2, 3, 2)}

EXERCISE = Exercise(
    slug="array_multiply_script",
    title="Multiply arrays element by element, in variables",
    diagnoses=(
        "first_row_only",
        "hardcoded",
        "result_of_whole_numbers",
        "matmul_of_squares",
        "two_axes_only",
    ),
    checks=(
        Check(
            id="product",
            points=4,
            title="The product of the given arrays",
            call=Value("product"),
            expect=close(),
            hint="NumPy's operators work element by element on arrays; which of them multiplies?",
            readme_hints=(1, 2),
        ),
        Check(
            id="square",
            points=2,
            title="Two square arrays",
            hidden=True,
            reveal="diagnosis",
            call=Value("product", given=SQUARE),
            expect=close(),
        ),
        Check(
            id="broadcast",
            points=2,
            title="A column and a row",
            hidden=True,
            reveal="diagnosis",
            call=Value("product", given=COLUMN_AND_ROW),
            expect=close(),
        ),
        Check(
            id="cube",
            points=2,
            title="Three axes, whole numbers and fractions",
            hidden=True,
            reveal="diagnosis",
            call=Value("product", given=CUBE),
            expect=close(),
        ),
    ),
)
