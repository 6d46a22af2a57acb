"""Grading spec: the square of a number or an array, plus a constant (10 points).

2 is both the square and the double of what it comes from, and 0 and 1 are their own squares: wherever these
stand in a call, there are others beside them. Right answers agree to 1e-15; float32 is refused.
"""

import numpy as np

from autograder import Call, Check, Exercise, close, satisfies

GRID = np.linspace(0.0, 10.0, 11)
SIGNED = np.array([-3.0, -0.5, 1e-3, 0.0, 7.3, -12.6])
TABLE = np.array([[1.5, -2.5, 0.3], [-9.0, 4.0, 6.7]])
WHOLE = np.array([-4, 9, 3, 12, 0])

VALUE = close(rtol=1e-12)
PAIR = (3.6, -1.7, 8.9, 0.4)  # x, another x, c, another c


def squares(values):
    """Whether values at two x differ as the squares do, whatever becomes of c."""
    one, other = map(float, values)
    return abs(one - other - PAIR[0] ** 2 + PAIR[1] ** 2) < 1e-9


def constants(values):
    """Whether values for two c differ as these do, whatever becomes of x."""
    one, other = map(float, values)
    return abs(one - other - PAIR[2] + PAIR[3]) < 1e-9


UNCHANGED = close(rtol=0.0, atol=1e-12)

EXERCISE = Exercise(
    slug="square_plus_c",
    title="Square and add a constant",
    diagnoses=(
        "float32",
        "c_absolute",
        "mutates",
        "one_axis_only",
        "squeezed",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="one-number",
            points=1,
            title="One number",
            call=(Call("my_square_function", 5.0, 15.0), Call("my_square_function", -7.25, 0.5)),
            expect=VALUE,
            hint="5 squared is 25, and c is added to that. In Python, ** raises to a power; ^ does not.",
            readme_hints=(1, 2),
        ),
        Check(
            id="array",
            points=2,
            title="An array",
            call=Call("my_square_function", GRID, 2.5),
            expect=VALUE,
            hint="Each number of the array gets its own square: 11 numbers come in, and 11 go out.",
            readme_hints=(3, 4),
        ),
        Check(
            id="whole-numbers",
            points=1,
            title="Whole numbers",
            call=(Call("my_square_function", 5, 15), Call("my_square_function", WHOLE, 0.75)),
            expect=VALUE,
            hint="x may be whole where c is not. What type has the array that you return?",
            readme_hints=(3,),
        ),
        Check(
            id="other-numbers",
            points=0.5,
            title="Other numbers",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("my_square_function", -3.5, -6.25),
                Call("my_square_function", 0.4, 31.0),
                Call("my_square_function", 128.5, -0.3),
            ),
            expect=VALUE,
        ),
        Check(
            id="other-arrays",
            points=1,
            title="Other arrays",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("my_square_function", SIGNED, -2.0),
                Call("my_square_function", 0.1 * GRID[:8] - 0.65, 14.2),
            ),
            expect=VALUE,
        ),
        Check(
            id="square",
            points=1,
            title="The square alone",
            hidden=True,
            reveal="diagnosis",
            call=tuple(Call("my_square_function", x, PAIR[2]) for x in PAIR[:2]),
            expect=satisfies(squares),
        ),
        Check(
            id="constant",
            points=1,
            title="The constant alone",
            hidden=True,
            reveal="diagnosis",
            call=tuple(Call("my_square_function", PAIR[0], c) for c in PAIR[2:]),
            expect=satisfies(constants),
        ),
        Check(
            # a column and a row among them, and an array of one number, which is not a number
            id="shapes",
            points=1,
            title="Arrays of other shapes",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("my_square_function", TABLE, 8.4),
                Call("my_square_function", TABLE.T.reshape(1, 6), -1.3),
                Call("my_square_function", np.arange(24.0).reshape(4, 3, 2) - 7.5, 3.6),
                Call("my_square_function", np.array([[-4.5], [11.0], [0.2]]), -5.7),
                Call("my_square_function", np.array([6.5]), 9.1),
            ),
            expect=VALUE,
        ),
        Check(
            id="input-unchanged",
            points=1.5,
            title="The array is left as it was",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("my_square_function", SIGNED[::-1].copy(), 4.4),
                Call("my_square_function", SIGNED[::-1].copy(), 4.4, observe="arguments"),
                Call("my_square_function", TABLE, -3.2, observe="arguments"),
            ),
            expect=UNCHANGED,
        ),
    ),
)
