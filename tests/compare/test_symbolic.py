import math

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.boundary.expressions import encode_expression
from autograder.boundary.outputs import Raised, Returned
from autograder.boundary.values import Symbolic
from autograder.compare import symbolic
from autograder.compare.symbolic import POINTS
from autograder.compare.symbolic_parse import read
from autograder.errors import ReferenceFault, SpecError

A = sp.Symbol("a")
RIGHT = 4 * A**3 * sp.exp(A**4 + 1)
RAISED = Raised("ValueError", "")
REFERENCE = Returned(encode_expression(RIGHT))


def compare(answer, comparer=None):
    if isinstance(answer, sp.Basic):
        answer = encode_expression(answer)
    return (comparer or symbolic("a")).compare(Returned(answer), REFERENCE)


@pytest.mark.parametrize(
    "answer",
    [
        RIGHT,
        sp.expand(RIGHT * (A + 1)) / (A + 1),
        RIGHT.subs(A, sp.Symbol("a", positive=True, real=True)),
        4 * A**3 * sp.E * sp.exp(A**4),
        4 * A**3 * sp.Float(math.e) ** (A**4 + 1),
        A**3 * sp.exp(A**4 + 1 + sp.log(4)),
        sp.sqrt(16) * A**3 * sp.exp(1 + A**4),
        2.0 * A**3 * 2 * sp.exp(A**4 + 1),
        sp.diff(sp.exp(A**4 + 1), A),
        sp.exp(sp.log(4 * A**3) + A**4 + 1),
        4 * A**3 * sp.exp(sp.UnevaluatedExpr(A**4 + 1)),
        RIGHT.subs(A, sp.Dummy("a")),
    ],
)
def test_every_form_of_the_right_expression_passes(answer):
    assert compare(answer).passed


@pytest.mark.parametrize(
    "answer",
    [
        "4*a**3*exp(a**4 + 1)",
        "4*a^3*exp(a^4+1)",
        "4 * a ** 3 * E ** (a ** 4 + 1)",
        "4*a^3*e^(a^4+1)",
        "4*a**3*np.exp(a**4+1)",
        "4*a**3*math.exp(a**4+1)",
        "4*a**3*sympy.exp(a**4+1)",
        "4*a**3*sp.E**(a**4+1)",
        "4*a**3*numpy.e**(a**4+1)",
        "  4*a**3*exp(a**4+1)\n",
        "exp(a**4+1)/(1/(4*a**3))",
        "+4*a**3*exp(1--a**4)",
        "-(-4)*a**3*exp(a**4+1)",
        "4*a**3*2.718281828459045**(a**4+1)",
        "4*sqrt(a**6)*exp(a**4+1)*a/sqrt(a**2)",
        "(4*a**3*\nexp(a**4+1))",
        "4*a**3\n* exp(a**4+1)",
        "\n    4 * a**3\r\n    * exp(a**4 + 1)\n    ",
        "4*a**3  # the slope of the exponent = 4*a**3\n*exp(a**4+1)  # times itself",
        "4*pow(a, 3)*math.exp(pow(a, 4) + 1)",
        "4*np.power(a, 3)*np.exp(np.power(a, 4) + 1)",
        "4e0*a**3*exp(a**4+1)",
        "4*a**3*exp(a**4+1)*sin(pi/2)",
        "exp(a**4+1+ln(4))*a**3",
        "exp(log(4)+a**4+1)*a**3",
    ],
)
def test_every_text_of_the_right_expression_passes(answer):
    assert compare(answer).passed, compare(answer)


def test_a_caret_binds_like_a_power():
    # Python reads 4*a^3 as (4*a)^3, which would be wrong at every point
    assert read("4*a^3", ("a",)) == read("4*a**3", ("a",))
    assert read("-a^2", ("a",)) == read("-(a**2)", ("a",))


@pytest.mark.parametrize(
    "answer",
    [
        sp.exp(A**4 + 1),
        4 * A**3 * sp.exp(A**4),
        4 * A**3 * sp.exp(4 * A**3),
        A**3 * sp.exp(A**4 + 1),
        4 * A**4 * sp.exp(A**4 + 1),
        sp.exp(A**4 + 1) / (4 * A**3),
        12 * A**2 * sp.exp(A**4 + 1),
        -RIGHT,
        4 * sp.Abs(A) ** 3 * sp.exp(A**4 + 1),
        "4*a**3*2.718**(a**4+1)",
        "4*a**3*2.71828182845**(a**4+1)",
        RIGHT * (1 + sp.Float(1e-11)),
        sp.Integer(0),
        sp.pi,
    ],
)
def test_a_wrong_expression_is_refused_by_its_values(answer):
    comparison = compare(answer)
    assert (comparison.fraction, comparison.code) == (0.0, "values")
    assert "1390" not in comparison.message


def test_the_detail_names_the_point_and_both_values():
    assert compare("exp(a**4+1)").detail == "at a = 1.4 yours is 126.67186, expected 1390.3504"


@pytest.mark.parametrize(
    "number", [29.5562243957226, 4, 4.0, np.array(2.5), 3 + 1j, "29.556", sp.Float(29.556), True + 1]
)
def test_a_number_is_wrong_where_an_expression_is_asked_for(number):
    comparison = compare(number)
    assert comparison.code == "values"
    assert comparison.message == "the answer is one number, not an expression in a"


def test_a_number_is_right_where_the_reference_is_one():
    two = Returned(2)
    for answer in (2, 2.0, "2", np.array(2.0), encode_expression(sp.sin(A) ** 2 + sp.cos(A) ** 2 + 1)):
        assert symbolic("a").compare(Returned(answer), two).passed
    assert not symbolic("a").compare(Returned(2.001), two).passed


def test_where_the_reference_is_zero_only_zero_passes():
    zero = Returned(encode_expression(sp.sin(A) ** 2 + sp.cos(A) ** 2 - 1))
    assert symbolic("a").compare(Returned(0), zero).passed
    assert symbolic("a").compare(Returned("(a+1)**2 - a**2 - 2*a - 1"), zero).passed
    assert not symbolic("a").compare(Returned(1e-20), zero).passed


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        ("4a**3*exp(a**4+1)", "expression", "write 4*a, not 4a"),
        ("4*a**3 exp(a**4+1)", "expression", "a product needs its *: write 3*exp"),
        ("4(a**3)*exp(a**4+1)", "expression", "write 4*(...), not 4(...)"),
        ("(4*a**3)(exp(a**4+1))", "expression", "write (...)*(...), not (...)(...)"),
        ("a(4)", "expression", "write a*(...), not a(...)"),
        ("4*a**3*exp(a**4+1", "expression", "a parenthesis is not closed"),
        ("4*a**3*exp(a**4+1))", "expression", "a parenthesis is not closed"),
        ("4*a**3)*(exp(a**4+1)", "expression", "a parenthesis is not closed"),
        ("import sympy\n4*a**3", "expression", "without the word import"),
        ("pow(a)", "expression", "takes two arguments"),
        ("# only a comment", "expression", "empty"),
        (r"4a^3 e^{a^4+1}", "expression", "LaTeX"),
        (r"\frac{1}{a}", "expression", "LaTeX"),
        ("$4*a$", "expression", "LaTeX"),
        ("dr/da = 4*a**3", "expression", "equals sign"),
        ("a == 4", "expression", "equals sign"),
        ("4*t**3*exp(t)", "symbols", "contains t; only a may appear"),
        ("4*A**3", "symbols", "contains A: write a"),
        ("Derivative(exp(a**4+1), a)", "unevaluated", "Derivative is left unevaluated"),
        ("diff(exp(a**4+1), a)", "unevaluated", "diff is left unevaluated"),
        ("gamma(a)", "expression", "the function gamma is not known"),
        ("exp", "expression", "needs its argument"),
        ("exp()", "expression", "takes one argument"),
        ("exp(a, a)", "expression", "takes one argument"),
        ("sin(a, a)", "expression", "takes one argument"),
        ("exp(*a, **a)", "expression", "takes one argument"),
        ("exp(*[a])", "expression", "something"),
        ("", "expression", "empty"),
        ("   ", "expression", "empty"),
        ("a if a else 1", "expression", "a condition"),
        ("[a]", "expression", "parentheses (...) in place of brackets"),
        ("a, a", "expression", "a comma"),
        ("a[0]", "expression", "parentheses (...) in place of brackets"),
        ("{4*a}", "expression", "parentheses (...) in place of braces"),
        ("exp[a]", "expression", "exp(...), not exp[...]"),
        ("4,0*a**3", "expression", "decimals with a point"),
        ("the derivative is 4*a", "expression", "without the word the"),
        ("Exp(a)", "expression", "write exp, not Exp"),
        ("sp.Eq(r, 4*a)", "expression", "without an equals sign"),
        ("d/da a**4", "unevaluated", "d/da is left unevaluated"),
        ("sin^2(a)", "expression", "sin(...)**2"),
        ("None", "expression", "no expression, but None"),
        ("print(4*a)", "expression", "without the word print"),
        ("lambda: a", "expression", "without the word lambda"),
        ("a < 1", "expression", "a comparison"),
        ("a % 2", "expression", "only + - * /"),
        ("a // 2", "expression", "only + - * /"),
        ("~a", "expression", "something"),
        ("2j*a", "expression", "real numbers"),
        ("True", "expression", "real numbers"),
        ("'a", "expression", "not a Python expression"),
        ("1e999*a", "expression", "too large"),
        ("a.real", "expression", ".real"),
        ("os.exp(a)", "expression", ".exp"),
        ("np.linalg.exp(a)", "expression", ".exp"),
        ("np.a", "symbols", "contains a"),
        ("a\x00", "expression", "cannot be read"),
        ("a′", "expression", "the sign ′ cannot be read"),
        ("return 4*a", "expression", "without the word return"),
        ("df/da = 4*a", "expression", "without an equals sign"),
        ("4*a +", "expression", "nothing on one side of the +"),
        ("*a", "expression", "nothing on one side of the *"),
        ("exp a", "expression", "exp needs its argument in parentheses"),
        ("4 a", "expression", "write 4*a, not 4 a"),
        ("[a", "expression", "a bracket is not closed"),
        ("3..2*a", "expression", "near 3..2"),
        ("4*а", "symbols", "a Cyrillic letter that only looks like a"),
        ("4*α", "symbols", "a Greek letter that only looks like a"),
        ("a*" * 1500 + "a", "expression", "longer than 2000"),
        ("-" * 1500 + "a", "expression", ""),
        ("(" * 500 + "a" + ")" * 500, "expression", ""),
        ("exp(" * 150 + "a" + ")" * 150, "expression", ""),
        ("a" + "+a" * 900, "expression", ""),
    ],
)
def test_text_that_is_no_expression_is_refused_with_a_sentence(answer, code, words):
    comparison = compare(answer)
    assert (comparison.fraction, comparison.code) == (0.0, code)
    assert words in comparison.message


@pytest.mark.parametrize(
    "answer",
    [
        "__import__('os').system('true')",
        "().__class__.__bases__[0]",
        "exec('1')",
        "open('/etc/passwd').read()",
        "(lambda: 1)()",
        "[x for x in (1,)]",
        "f'{a}'",
        "a.__class__",
        "np.__dict__",
        "eval('a')",
        "print(a)",
        "(a:=4)",
        "await a",
        "yield a",
        "*a",
        "{1: a}",
        "{a}",
        "...",
        "sp.sympify('a')",
    ],
)
def test_code_is_refused_and_never_run(answer):
    comparison = compare(answer)
    assert comparison.fraction == 0.0 and comparison.code in ("expression", "symbols")


@pytest.mark.parametrize(
    "bomb",
    [
        "9**9**9**9**9",
        "a**9**9**9",
        "10**1001",
        "0.1**1001",
        "exp(exp(exp(exp(9))))",
        "exp(10**900)",
        "sin(10**900)+exp(5000)",
        "1e300**1e300",
        "a**(1e300)",
        "(-8)**(10**400)",
        "2**(10**18)",
        "exp(-10**9)",
        "9**99999999",
        "(9**999)**999",
        "*".join(["10**900"] * 3),
        "1.0000001**(10**12)",
        "9999999999" * 100 + "**9999",
        "1/(10**999)/10**999",
        "exp(1e-300)**1e308",
        "sin(1e999)",
    ],
)
def test_a_few_characters_cannot_cost_hours(bomb):
    assert compare(bomb).fraction == 0.0


def test_a_value_that_is_singular_at_a_point_is_refused():
    for answer in ("1/(a-1)", "log(a-1)", "1/(a-a)", "log(0*a)", "0**(-a**2)", "tan(pi/2+a-a)*1/0"):
        comparison = compare(answer)
        assert comparison.fraction == 0.0
        assert comparison.code in ("nan", "values", "expression")


@pytest.mark.parametrize(
    ("tree", "code"),
    [
        (("Derivative", ("symbol", "a"), ("unknown", "Tuple")), "unevaluated"),
        (("Mul", ("int", "2"), ("Integral", ("symbol", "a"))), "unevaluated"),
        (("symbol", "t"), "symbols"),
        (("symbol", ""), "symbols"),
        (("unknown", "Matrix"), "expression"),
        (("Piecewise", ("symbol", "a")), "expression"),
        (("const", "zoo"), "nan"),
        (("const", "oo"), "nan"),
        (("const", "nan"), "nan"),
        (("const", "__class__"), "nan"),
        (("__init__", ("symbol", "a")), "expression"),
        (("node", ("symbol", "a")), "expression"),
        (("int",), "expression"),
        (("int", "x"), "expression"),
        (("int", "9" * 5000), "expression"),
        (("int", "1", "2"), None),
        (("int", ("int", "1")), "expression"),
        (("float", "1e99999"), "expression"),
        (("float", "1e9999"), "expression"),
        (("float", "nan"), "expression"),
        (("float", "inf"), "expression"),
        (("float", "1_0"), "expression"),
        (("float", "٣"), "expression"),
        (("rational", "1", "0"), "nan"),
        (("rational", "1"), None),
        (("Pow", ("symbol", "a")), "nan"),
        (("exp",), "nan"),
        (("Add", "a"), "expression"),
        (("Add", 3), "expression"),
        ((), "expression"),
        (("Max",), "nan"),
        (("Max", ("const", "I"), ("symbol", "a")), "nan"),
        ("a", "expression"),
        (None, "expression"),
        (["Add"], "expression"),
        (("Add", ["int", "1"]), "expression"),
        (((),), "expression"),
        (("log", ("int", "0")), "nan"),
        (("log", ("int", "2"), ("int", "1")), "nan"),
        (("Add", *[("int", "1")] * 3000), "expression"),
    ],
)
def test_a_malformed_or_forbidden_tree_is_refused(tree, code):
    comparison = compare(Symbolic(tree))
    assert comparison.fraction == 0.0
    assert code is None or comparison.code == code, comparison


def test_a_deep_tree_is_refused():
    tree = ("symbol", "a")
    for _ in range(5000):
        tree = ("sin", tree)
    assert compare(Symbolic(tree)).code == "expression"


@pytest.mark.parametrize(
    "junk", [None, True, [RIGHT], ("a",), {}, {"a": 1}, np.ones(1), np.array([4.0]), np.array(True), b"a"]
)
def test_what_is_no_expression_is_refused_by_its_kind(junk):
    if isinstance(junk, list):
        junk = [encode_expression(RIGHT)]
    comparison = compare(junk)
    assert comparison.code == "kind"
    assert comparison.message.endswith("instead of an expression in a")


@pytest.mark.parametrize("junk", [math.nan, math.inf, -math.inf, complex(math.nan, 1), np.array(math.nan)])
def test_nan_and_infinity_are_refused(junk):
    assert compare(junk).code == "nan"


def test_a_huge_whole_number_is_refused():
    assert compare(10**4000).code == "expression"


def test_an_imaginary_residue_is_dropped_and_more_is_not():
    assert compare(RIGHT + sp.I * sp.Float(1e-8)).passed
    assert not compare(RIGHT + sp.I * sp.Float(1e-5)).passed
    assert not compare(RIGHT * sp.I).passed


def test_symbols_count_by_name_and_several_may_appear():
    x, y = sp.symbols("x y")
    comparer = symbolic("x", "y")
    wanted = Returned(encode_expression(x**2 * y + sp.sin(x)))
    assert comparer.compare(Returned("x*x*y + sin(x)"), wanted).passed
    assert not comparer.compare(Returned("y*y*x + sin(x)"), wanted).passed
    assert "contains z; only x and y may appear" in comparer.compare(Returned("z"), wanted).message
    assert len(set(comparer.points)) == 9 and all(a != b for a, b in comparer.points)


def test_a_symbol_wins_over_a_constant_of_the_same_name():
    comparer = symbolic("e")
    assert comparer.compare(Returned("e**2"), Returned(encode_expression(sp.Symbol("e") ** 2))).passed


def test_default_points_lie_on_both_sides_and_leave_out_zero():
    assert len(POINTS) == 9 and 0 not in POINTS
    assert float(min(POINTS)) == -1.3 and float(max(POINTS)) == 1.4
    assert any(0 < point < 1 for point in POINTS)
    # a factor such as (a + 1)/(a + 1) has no value at a whole number, and yet the expression is right
    assert all(point.denominator > 1 for point in POINTS)


def test_a_reference_that_cannot_be_evaluated_is_a_fault_of_the_grader():
    for reference in (Returned("t"), Returned(None), Returned("1/(a-1/10)"), RAISED, Returned({})):
        with pytest.raises(ReferenceFault):
            symbolic("a").compare(Returned("a"), reference)


def test_a_dict_of_values_is_no_answer():
    # an example holds its values so; a student must not be able to return them
    _, (stored,) = symbolic("a").example([REFERENCE])
    assert compare(stored).code == "kind"


@pytest.mark.parametrize(
    ("names", "settings"),
    [
        ((), {}),
        (("a", "a"), {}),
        (("2a",), {}),
        ((3,), {}),
        (("a",), {"rtol": 0.5}),
        (("a",), {"rtol": 0}),
        (("a",), {"rtol": True}),
        (("a",), {"points": ["1"]}),
        (("a",), {"points": ["x", 1]}),
        (("a",), {"points": 3}),
        (("a", "b"), {"points": [1, 2]}),
        (("a",), {"points": [(1, 2), (3, 4)]}),
        (("a",), {"points": ["1/0", 1]}),
    ],
)
def test_declarations_are_checked(names, settings):
    with pytest.raises(SpecError):
        symbolic(*names, **settings)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="a1 +-*/^().,e2px[]{}'\"=:t\\", max_size=25))
def test_no_text_makes_the_comparer_raise(text):
    assert 0.0 <= compare(text).fraction <= 1.0


trees = st.recursive(
    st.one_of(
        st.tuples(
            st.sampled_from(["int", "float", "rational", "symbol", "const", "unknown"]), st.text(max_size=5)
        ),
        st.tuples(st.just("int"), st.integers(-50, 50).map(str)),
        st.just(("symbol", "a")),
        st.integers(),
    ),
    lambda children: (
        st.tuples(
            st.sampled_from(
                ["Add", "Mul", "Pow", "exp", "log", "sin", "acosh", "sign", "Max", "Abs", "Derivative", "x"]
            ),
            children,
            children,
        )
        | st.tuples(st.sampled_from(["exp", "log", "tan", "atanh", "sqrt"]), children)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(trees)
def test_no_tree_makes_the_comparer_raise(tree):
    assert 0.0 <= compare(Symbolic(tree)).fraction <= 1.0


@pytest.mark.parametrize(
    "answer",
    [
        "4×a³×exp(a⁴+1)",
        "4·a**3⋅exp(1 − (−a**4))",
        "4*a\u200b**3*exp(a**4 + 1)",
        "`４*a^3*exp(a^4 + 1)`;",
        "4*a**3/exp(−(a⁴)–1)",
        "'4*a**3*exp(a**4 + 1)'",
        "4*a**3*exp(a**4)*exp(1)",
    ],
)
def test_typographic_signs_are_read_as_what_they_look_like(answer):
    assert compare(answer).passed


# steps to the full answer


def steady(ratios):
    return np.abs(ratios - ratios[0]).max() < 1e-9 * abs(ratios[0])


STEP = symbolic("a", up_to=steady)


@pytest.mark.parametrize(
    "answer", [RIGHT, RIGHT / 4, -RIGHT, "4*a**3*exp(a**4)", [str(RIGHT)], (str(RIGHT),)]
)
def test_a_step_passes_what_has_the_part_that_it_asks_for(answer):
    assert compare(answer, STEP).passed


@pytest.mark.parametrize(
    "answer", [A * RIGHT, 0 * A, "1", 3.0, [], [str(RIGHT)] * 2, None, sp.I * A, "latex{a}"]
)
def test_a_step_refuses_what_lacks_the_part(answer):
    assert not compare(answer, STEP).passed


def test_what_two_answers_have_in_common_does_not_make_them_the_same_mistake():
    yours, other = (Returned(encode_expression(factor * RIGHT)) for factor in (2, 3))
    assert STEP.compare(yours, other).passed
    assert not STEP.matches(yours, other)
    assert STEP.matches(yours, yours)


def test_a_step_cannot_be_shown_and_needs_a_reference_that_is_not_0():
    assert not STEP.portable and symbolic("a").portable
    with pytest.raises(SpecError, match="'up_to'"):
        symbolic("a", up_to=3)
    with pytest.raises(ReferenceFault, match="must not be 0"):
        symbolic("a", points=(0, 1), up_to=steady).compare(REFERENCE, REFERENCE)


def test_a_complex_form_of_a_real_number_is_judged_by_its_value():
    found = compare("sqrt(-1)*sqrt(-1)*a**9*1000 + sqrt(a - 0.6)", symbolic("a"))
    assert found.fraction == 0.0 and found.code != "passed"
