"""Grading spec: partial derivatives of a formula given as text (10 points).

The two derivatives of the course's formula are equal, so that swapped, doubled and hard-coded answers pass
with it; all others are asymmetric. Each derivative has checks of its own. Refusals are looked at together
with formulas that must be answered, so that a function which always raises earns nothing.
"""

from autograder import Call, Check, Exercise, exact, symbolic

EXPRESSION = symbolic("x", "y")
SQUARE = "x**2 + 2*x*y + y**2"
CUBIC = "x + 2*x*y + y**3"
WAVE = ("exp(-x**2)*sin(3*y)", "cos(2*x*y) - y/(x**2 + 3)")
POLYNOMIALS = ("4*x**3*y**2 - 7*x + y**5/2", "(2*x - y)**3 + pi*y")
FEWER = ("y**3 - 2*y", "5", "sqrt(2)*x**4 + 1")  # one of them lacks x, one y, one both


def partial(driver, *texts):
    """One of the two derivatives of each formula."""
    return tuple(Call("partial_derivatives", text, driver=driver) for text in texts)


def hidden_pair(name, title, points, texts):
    """A check of each derivative."""
    return tuple(
        Check(
            id=f"{name}-{letter}",
            points=points,
            title=f"df/d{letter} of {title}",
            hidden=True,
            reveal="diagnosis",
            call=partial(driver, *texts),
            expect=EXPRESSION,
        )
        for letter, driver in (("x", "first"), ("y", "second"))
    )


EXERCISE = Exercise(
    slug="partials_symbolic",
    title="Partial derivatives of a formula",
    diagnoses=(
        "eval_without_functions",
        "refused_by_letter",
        "polynomials_only",
        "both_required",
        "only_z_refused",
        "argument",
    ),
    checks=(
        Check(
            id="square-x",
            points=1,
            title="df/dx of x**2 + 2*x*y + y**2",
            call=partial("first", SQUARE),
            expect=EXPRESSION,
            hint="Treat y as a number such as 7. The middle term is then 14 x, and its slope is 14, not 0.",
            readme_hints=(2,),
        ),
        Check(
            id="square-y",
            points=1,
            title="df/dy of x**2 + 2*x*y + y**2",
            call=partial("second", SQUARE),
            expect=EXPRESSION,
            hint="Now x is the number, and y varies.",
            readme_hints=(2,),
        ),
        Check(
            id="cubic-x",
            points=1,
            title="df/dx of x + 2*x*y + y**3",
            call=partial("first", CUBIC),
            expect=EXPRESSION,
            hint="Does your function differentiate the formula that comes in? A term without x adds nothing.",
            readme_hints=(1, 2),
        ),
        Check(
            id="cubic-y",
            points=1,
            title="df/dy of x + 2*x*y + y**3",
            call=partial("second", CUBIC),
            expect=EXPRESSION,
            hint="The second item is the derivative with respect to y.",
            readme_hints=(1, 2),
        ),
        Check(
            id="unknown-names",
            points=1,
            title="A formula with z is refused",
            call=Call("partial_derivatives", (SQUARE, "x*y + z"), driver="refuses"),
            expect=exact(),
            hint="`free_symbols` of an expression is the set of its symbols. What may be in it?",
            readme_hints=(3,),
        ),
        *hidden_pair("waves", "formulas with exp, sin, cos", 1, WAVE),
        *hidden_pair("polynomials", "other polynomials", 0.75, POLYNOMIALS),
        *hidden_pair("fewer", "formulas without x, without y, without both", 0.5, FEWER),
        Check(
            id="other-unknown-names",
            points=0.5,
            title="Formulas with other names",
            hidden=True,
            reveal="diagnosis",
            call=Call(
                "partial_derivatives", ("sin(x) + pi", "a*x + y", "7", "w", "x*t**2"), driver="refuses"
            ),
            expect=exact(),
        ),
    ),
)
