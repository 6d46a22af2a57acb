import numpy as np
import pytest

from autograder.errors import UsageError
from autograder.student.formula import read_formula

X = np.array([0.5, 1.5, 2.0])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("x**2 + 2*x*y - y^3", X**2 + 2 * X * 3 - 27),
        ("exp(-x**2) * sin(3*y)", np.exp(-(X**2)) * np.sin(9)),
        ("sqrt(x)/cosh(x) + log(x, 2)", np.sqrt(X) / np.cosh(X) + np.log2(X)),
        ("E**x * pi", np.e**X * np.pi),
        ("-x", -X),
    ],
)
def test_a_formula_is_evaluated_with_arrays(text, wanted):
    np.testing.assert_allclose(read_formula(text, ("x", "y"))(x=X, y=3.0), wanted)


def test_a_formula_may_lack_a_name():
    assert read_formula("5", ("x", "y"))(x=X, y=X) == 5.0


@pytest.mark.parametrize(
    "text", ["", "x.__class__", "open('f')", "z + 1", "x y", "lambda: 1", "x if x else y"]
)
def test_what_is_no_formula_is_refused_with_a_sentence(text):
    with pytest.raises(UsageError, match="cannot be read"):
        read_formula(text, ("x", "y"))
