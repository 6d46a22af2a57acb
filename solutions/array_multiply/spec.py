"""Grading spec: the product of two arrays, element by element (10 points).

A product of two numbers is rounded once, whatever way it is computed, so that right answers agree to the last
bit; the tolerance of 1e-12 leaves room for sums of logarithms and the like, and refuses float32.
"""

import numpy as np

from autograder import Call, Check, Exercise, close

ROW = (np.array([[1, 2, 3, 4]]), np.array([[0, 4, 7, 6]]))
SQUARE = (
    np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]),
    np.array([[2.0, -1.0, 0.0], [0.5, 3.0, 1.0], [-2.0, 4.0, 7.0]]),
)
# Square, as the matrix product exists there; taller and wider than square; one and three axes. No factor is
# twice the other or its inverse, as sums or powers could then be mistaken for products.
TWO_BY_TWO = (np.array([[-2.5, 0.75], [11.0, -0.125]]), np.array([[3.2, -5.0], [0.0, -7.5]]))
WIDE = (
    np.array([[1.5, -2.25, 0.3, 8.0, -6.5], [0.0, 4.75, -1.1, 2.6, 9.0]]),
    np.array([[-4.0, 0.6, 12.0, -0.5, 3.3], [7.0, -3.5, -0.9, 5.25, 1.25]]),
)
TALL = (WIDE[1].T[:3].copy(), WIDE[0].T[2:].copy())
ONE_AXIS = (np.array([0.7, -3.0, 5.5, 2.2, -9.0]), np.array([-6.0, 4.1, 0.35, -1.75, -8.0]))
THREE_AXES = (np.arange(12.0).reshape(2, 3, 2) - 4.5, 1.75 * np.arange(12.0).reshape(2, 3, 2) - 3.0)
CUT = np.array([[-1.6, 0.4, 3.9], [2.7, -5.5, 0.9]])

PRODUCT = close(rtol=1e-12)
UNCHANGED = close(rtol=0.0, atol=1e-12)

EXERCISE = Exercise(
    slug="array_multiply",
    title="Multiply arrays element by element",
    diagnoses=(
        "float32",
        "rounded_to_whole",
        "mutates_first",
        "mutates_second",
        "written_into_a_copy",
        "no_broadcasting",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="one-row",
            points=2,
            title="One row of whole numbers",
            call=Call("multiply_arrays", *ROW),
            expect=PRODUCT,
            hint="Multiply the numbers that stand at the same place, and keep the one row of four.",
            readme_hints=(1, 2),
        ),
        Check(
            id="square",
            points=2,
            title="Three rows of three",
            call=Call("multiply_arrays", *SQUARE),
            expect=PRODUCT,
            hint="This is not the matrix product of linear algebra: nothing is summed. NumPy writes the two "
            "products with two different operators.",
            readme_hints=(1, 3),
        ),
        Check(
            id="other-values",
            points=1.5,
            title="Fractions and negative numbers",
            hidden=True,
            reveal="diagnosis",
            call=(Call("multiply_arrays", *TWO_BY_TWO), Call("multiply_arrays", *WIDE)),
            expect=PRODUCT,
        ),
        Check(
            id="other-shapes",
            points=1,
            title="One, two and three axes",
            hidden=True,
            reveal="diagnosis",
            call=tuple(Call("multiply_arrays", *pair) for pair in (ONE_AXIS, TALL, THREE_AXES)),
            expect=PRODUCT,
        ),
        Check(
            id="broadcasting",
            points=1.5,
            title="Shapes that are broadcast",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call(
                    "multiply_arrays", np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 10.0, 100.0, 1000.0])
                ),
                Call("multiply_arrays", ONE_AXIS[0], WIDE[1]),
                Call("multiply_arrays", WIDE[0][:, :3].copy(), np.array([[-0.6], [4.5]])),
            ),
            expect=PRODUCT,
        ),
        Check(
            # whole numbers come first and second: what is made in the likeness of either holds no fractions
            id="mixed-types",
            points=1,
            title="Whole numbers times fractions",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("multiply_arrays", np.array([[3, -7, 2], [5, 1, -4]]), CUT),
                Call("multiply_arrays", CUT, np.array([[-9, 6, 7], [2, -3, 11]])),
            ),
            expect=PRODUCT,
        ),
        Check(
            id="input-unchanged",
            points=1,
            title="The arrays are left as they were",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("multiply_arrays", *TALL),
                Call("multiply_arrays", *TALL, observe="arguments"),
                Call("multiply_arrays", *ROW, observe="arguments"),
            ),
            expect=UNCHANGED,
        ),
    ),
)
