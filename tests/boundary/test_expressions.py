"""A SymPy expression becomes a tree of names and texts, a mere number a number."""

import pytest
import sympy as sp

from autograder.boundary.expressions import encode_expression
from autograder.boundary.values import MAX_TREE_NODES, Symbolic
from autograder.errors import UnsendableValue

a, t = sp.symbols("a t")


@pytest.mark.parametrize(
    ("expression", "tree"),
    [
        (a, ("symbol", "a")),
        (sp.Symbol("a", positive=True), ("symbol", "a")),
        (a**3, ("Pow", ("symbol", "a"), ("int", "3"))),
        (a + sp.Rational(1, 3), ("Add", ("rational", "1", "3"), ("symbol", "a"))),
        (sp.exp(-a), ("exp", ("Mul", ("int", "-1"), ("symbol", "a")))),
        (sp.pi, ("const", "pi")),
        (sp.E, ("const", "E")),
        (sp.I, ("const", "I")),
        (sp.oo, ("const", "oo")),
        (-sp.oo, ("const", "-oo")),
        (sp.zoo, ("const", "zoo")),
        (sp.nan, ("const", "nan")),
        (sp.GoldenRatio, ("const", "GoldenRatio")),
        (sp.Derivative(a**2, a), "Derivative"),
        (sp.Integral(a, t), "Integral"),
        (sp.Function("f")(t), ("unknown", "f")),
        (sp.Eq(a, t), ("unknown", "Equality")),
        (sp.Tuple(a, t), ("unknown", "Tuple")),
        (sp.true, ("unknown", "BooleanTrue")),
    ],
    ids=str,
)
def test_expressions_become_trees(expression, tree):
    found = encode_expression(expression)
    assert type(found) is Symbolic
    assert (found.tree if isinstance(tree, tuple) else found.tree[0]) == tree


def test_mere_numbers_are_numbers():
    assert encode_expression(sp.Integer(4)) == 4 and type(encode_expression(sp.Integer(4))) is int
    assert type(encode_expression(sp.Float("0.5"))) is float
    assert encode_expression(sp.Integer(10) ** 40) == 10**40


def test_rationals_stay_exact():
    assert encode_expression(sp.Rational(1, 3)).tree == ("rational", "1", "3")


def test_floats_keep_all_their_digits():
    number = encode_expression(a + sp.Float("0.1234567890123456789012345678", 28)).tree
    (text,) = [node[1] for node in number[1:] if node[0] == "float"]
    assert text.startswith("0.123456789012345678901234567")


def test_an_expression_of_too_many_terms_is_refused():
    terms = sp.Add(*[sp.Symbol(f"x{n}") for n in range(MAX_TREE_NODES)], evaluate=False)
    with pytest.raises(UnsendableValue, match=f"more than {MAX_TREE_NODES} terms"):
        encode_expression(terms)


def test_an_expression_that_is_too_deep_is_refused():
    deep = a
    for _ in range(5000):
        deep = sp.Pow(deep, t, evaluate=False)
    with pytest.raises(UnsendableValue, match=r"more than|nested too deeply"):
        encode_expression(deep)


def test_a_name_given_by_a_student_is_only_text():
    assert encode_expression(sp.Symbol("__import__('os')")).tree == ("symbol", "__import__('os')")
