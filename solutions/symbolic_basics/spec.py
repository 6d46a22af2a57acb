"""Grading spec: power rule, antiderivatives and eigenfunctions (10 points).

The constant C is looked at with polynomials alone, where "the antiderivative without a constant" has one
meaning; everywhere else t0 fixes it. t0 = 0 takes part, which `if t0` takes for none, with an expression
whose antiderivative is not 0 there. Eigenvalues come in lists with numbers and None, so that no constant
answer passes.
"""

from autograder import Call, Check, Exercise, close, symbolic

EXPRESSION = symbolic("t", points=("1/10", "9/20", "17/20", "21/20", "8/5", "27/10"))
NUMBER = close(rtol=1e-10)
POLYNOMIAL = "3*t**2/2 + 4*t - 1"


def integral(text, **kwargs):
    """The antiderivative of an expression."""
    return Call("antiderivative", text, driver="of_text", **kwargs)


EXERCISE = Exercise(
    slug="symbolic_basics",
    title="Power rule, antiderivatives and eigenfunctions",
    diagnoses=(
        "absolute_power",
        "eig_by_limit",
        "polynomials_only",
        "whole_constants_only",
        "eig_exponential_is_enough",
        "eig_integral",
        "eig_inverse",
        "argument",
    ),
    checks=(
        Check(
            id="power",
            points=1.5,
            title="Derivative of t**3 and t**2",
            call=(Call("power_rule", 3), Call("power_rule", 2)),
            expect=EXPRESSION,
            hint="The power comes down as a factor, and the new exponent is one less.",
        ),
        Check(
            id="antiderivative",
            points=1,
            title="Antiderivative of 3*t**2/2 + 4*t - 1",
            call=integral(POLYNOMIAL),
            expect=EXPRESSION,
            hint="Each exponent grows by one, and its term is divided by the new exponent. Differentiate "
            "your result: do you get back what you started from?",
        ),
        Check(
            id="constant",
            points=0.5,
            title="The same with C = 7",
            call=integral(POLYNOMIAL, C=7),
            expect=EXPRESSION,
            hint="C is added to the whole.",
        ),
        Check(
            id="zero-at-t0",
            points=1,
            title="The same, 0 at t0 = -10",
            call=integral(POLYNOMIAL, t0=-10),
            expect=EXPRESSION,
            hint="Subtract from the antiderivative its own value at t0.",
            readme_hints=(1, 2),
        ),
        Check(
            id="eigenvalue",
            points=1,
            title="Eigenvalue of exp(t), none of sin(t)",
            call=Call("eigenvalue", ("exp(t)", "sin(t)"), driver="numbers"),
            expect=NUMBER,
            hint="Divide the derivative by the function. Does t vanish from the result?",
            readme_hints=(3,),
        ),
        Check(
            id="other-powers",
            points=0.75,
            title="Derivatives of other whole powers",
            hidden=True,
            reveal="diagnosis",
            call=(Call("power_rule", 7), Call("power_rule", -1), Call("power_rule", -4)),
            expect=EXPRESSION,
        ),
        Check(
            id="odd-powers",
            points=0.75,
            title="Derivatives of t**0, t**1 and fractional powers",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("power_rule", 0),
                Call("power_rule", 1),
                Call("power_rule", 0.5),
                Call("power_rule", -1.75),
            ),
            expect=EXPRESSION,
        ),
        Check(
            id="other-constants",
            points=0.5,
            title="Antiderivatives of other polynomials, with C",
            hidden=True,
            reveal="diagnosis",
            call=(integral("5*t**4 - 3*t", C=-2.5), integral("6 - t**3", C=4)),
            expect=EXPRESSION,
        ),
        Check(
            id="other-zeros",
            points=1,
            title="Antiderivatives that are 0 at t0",
            hidden=True,
            reveal="diagnosis",
            call=(integral("sin(t)", t0=1.5), integral("t**2*exp(-t)", t0=-2), integral("1/t", t0=3)),
            expect=EXPRESSION,
        ),
        Check(
            id="zero-at-0",
            points=0.5,
            title="Antiderivatives that are 0 at t0 = 0",
            hidden=True,
            reveal="diagnosis",
            call=(integral("exp(-2*t)", t0=0), integral("2*t + 3", C=5, t0=0)),
            expect=EXPRESSION,
        ),
        Check(
            id="other-eigenvalues",
            points=1,
            title="Other eigenvalues",
            hidden=True,
            reveal="diagnosis",
            call=Call("eigenvalue", ("3*exp(-2*t)", "2**t", "-exp(t/4 + 1)", "exp(t) + 1"), driver="numbers"),
            expect=NUMBER,
        ),
        Check(
            id="no-eigenvalues",
            points=0.5,
            title="Constants and other functions",
            hidden=True,
            reveal="diagnosis",
            call=Call("eigenvalue", ("7", "t**2", "exp(t) + exp(-t)", "t*exp(3*t)"), driver="numbers"),
            expect=NUMBER,
        ),
    ),
)
