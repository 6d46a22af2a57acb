"""Mutants have one place changed, name it, and leave out what an author has answered."""

import ast

import pytest

from autograder.authoring.mutants import make_mutants


def changes(source):
    return {mutant.change for mutant in make_mutants(source.encode())}


@pytest.mark.parametrize(
    ("body", "change"),
    [
        ("return x + 1", "`+` turned into `-`"),
        ("return x * 2", "`*` turned into `/`"),
        ("return x ** 2", "`**` turned into `*`"),
        ("return x >= 3", "`>=` turned into `>`"),
        ("return x < 3", "`<` turned into `<=`"),
        ("return x == 3", "`==` turned into `!=`"),
        ("return x and y", "`and` turned into `or`"),
        ("return -x", "`-` left out"),
        ("return x + 3", "3 turned into 4"),
        ("return x + 2.5", "2.5 turned into -2.5"),
        ("return x[1:]", "the end `1` of a slice moved by one"),
        ("return x[:-1]", "the end `-1` of a slice left out"),
        ("return x[k]", "the index `k` moved by one"),
        ("return np.ceil(x)", "`ceil` turned into `floor`"),
        ("return np.std(x)", "`ddof=1` added to `std`"),
        ("return np.std(x, ddof=1)", "`ddof` of `std` left out"),
        ("return f(x, y)", "the first two arguments of `f` swapped"),
        ("return x, y", "the first two returned values swapped"),
        ("return x", "`x` turned into `y`"),
        ("return y", "`y` turned into its default 5"),
        ("a = x\n    return a", "`a = x` left out"),
        ("a = x\n    b = a\n    return b", "this statement and the next one swapped"),
        ("if x:\n        y = 1\n    return y", "a branch left out"),
        ("return x", "`x` cut to whole numbers"),
        ("return x", "the results cut to whole numbers"),
        ("return x", "an array that came in changed in place"),
    ],
)
def test_a_mistake_of_each_kind_is_made(body, change):
    assert change in changes(f"def g(x, y=5):\n    {body}\n")


def test_each_mutant_is_valid_python_and_differs_from_the_reference():
    source = "import numpy as np\n\ndef g(x, y=2.0):\n    z = np.diff(x)[1:] * y\n    return z, z.std()\n"
    mutants = make_mutants(source.encode())
    texts = [ast.unparse(ast.parse(mutant.source)) for mutant in mutants]
    assert len(set(texts)) == len(texts) and ast.unparse(ast.parse(source)) not in texts


def test_a_mutant_names_the_line_of_the_reference():
    mutants = make_mutants(b"def g(x):\n\n    return x - 1\n")
    assert {mutant.line for mutant in mutants if "`-`" in mutant.change} == {3}


def test_an_author_answers_for_a_line():
    answered = "def g(x):\n    return x - 1  # verify: same because x is 0\n"
    assert not any("`-`" in change for change in changes(answered))


def test_docstrings_imports_and_the_plot_are_left_alone():
    source = '"""One."""\nimport numpy as np\n\ndef g():\n    """Two."""\n    return 0\n'
    plot = 'if __name__ == "__main__":\n    print(g() + 1)\n'
    assert changes(source) == changes(source + plot)
    assert all(b"One." in mutant.source for mutant in make_mutants(source.encode()))
