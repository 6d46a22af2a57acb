"""Grading spec: five curves with their derivatives and their integrals from -10 (10 points).

The visible grid is even and starts at -10; the hidden ones do not, so that sums in place of integrals show.
At its right end exp(t) is 22026, beside which exp(-10) is lost, and so is ln(1 + exp(-15)) beside a sigmoid's
integral of 5. Hidden grids that end at -4 and -3 show both constants, by 3e-3 and 1e-3. There a float32 keeps
too few digits of 1 + exp(t - 5), so double precision is asked for.
"""

import numpy as np

from autograder import Call, Check, Exercise, close, raises

TIMES = np.linspace(-10, 10, 81)  # au, as all times here
UNEVEN = np.array([7.3, -8.6, -3.1, -0.4, 0.9, 2.2, 5.75, 6.1, 8.8, -12.4])
EARLY = {"Exponential": np.linspace(-12.6, -4.1, 18), "Sigmoid": np.linspace(-12.9, -3.3, 21)}
HINTS = {  # of the derivative and of the integral
    "Linear": (
        "A straight line has the same slope at every time; return it as an array as long as t.",
        "The integral of t is t**2/2. Then choose the constant so that F(-10) is 0.",
    ),
    "Parabolic": (
        "A power comes down as a factor, and the exponent drops by one.",
        "The exponent grows by one, and you divide by the new one. F(-10) is 0.",
    ),
    "Exponential": (
        "This curve is its own derivative.",
        "The exponential is its own antiderivative, but F(-10) is 0.",
    ),
    "Sine": (
        "At t = 0 the sine rises.",
        "Which function has the derivative sin(t)? Mind the sign, and F(-10) is 0.",
    ),
    "Sigmoid": (
        "The chain rule gives an expression in exp(-(t - 5)); it is also f times something simple.",
        "Multiply top and bottom of f by exp(t - 5): now the top is the derivative of the bottom.",
    ),
}
FURTHER = {("Sigmoid", "derivative"): (2, 4), ("Sigmoid", "integral"): (1, 3)}


def hidden_calls(*names):
    """Every curve at uneven times, and where it is small at early ones."""
    late = tuple(Call("demo_curves", name, UNEVEN) for name in names)
    return late + tuple(Call("demo_curves", name, EARLY[name]) for name in names if name in EARLY)


EXERCISE = Exercise(
    slug="demo_functions",
    title="Five curves with derivative and integral",
    diagnoses=(
        "from_first_time",
        "else_is_sigmoid",
        "mutates_for_linear",
        "mutates_input",
        "prefix_of_a_name",
        "unknown_is_none",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="curves",
            points=1,
            title="The five curves",
            call=tuple(Call("demo_curves", name, TIMES) for name in HINTS),
            expect=close(item=0),
            hint="Check the signs, and where the sigmoid is 0.5: at t = 5.",
        ),
        *(
            Check(
                id=f"{name.lower()}-{word}",
                points=0.4,
                title=f"{name}: {word}",
                call=Call("demo_curves", name, TIMES),
                expect=close(item=item),
                hint=HINTS[name][item - 1],
                readme_hints=FURTHER.get((name, word), (4,) if word == "derivative" else (1,)),
            )
            for name in HINTS
            for item, word in ((1, "derivative"), (2, "integral"))
        ),
        Check(
            id="other-curves",
            points=1,
            title="The five curves at other times",
            hidden=True,
            reveal="diagnosis",
            call=hidden_calls(*HINTS),
            expect=close(item=0),
        ),
        *(
            Check(
                id=f"other-{word}-{number}",
                points=0.5,
                title=f"{' and '.join(names)}: {word} at other times",
                hidden=True,
                reveal="diagnosis",
                call=hidden_calls(*names),
                expect=close(item=item),
            )
            for item, word in ((1, "derivative"), (2, "integral"))
            for number, names in enumerate(
                (("Linear", "Parabolic"), ("Exponential", "Sine"), ("Sigmoid",)), 1
            )
        ),
        Check(
            id="input",
            points=0.5,
            title="t is left unchanged",
            hidden=True,
            reveal="diagnosis",
            # The slope of the straight line keeps a function that does nothing from passing.
            call=(
                Call("demo_curves", "Linear", UNEVEN),
                *(Call("demo_curves", name, UNEVEN, observe="arguments") for name in HINTS),
            ),
            expect=close(item=1, rtol=0, atol=1e-12),
        ),
        Check(
            id="unknown-name",
            points=0.5,
            title="A name that is not known",
            hidden=True,
            reveal="diagnosis",
            call=(Call("demo_curves", "Cubic", TIMES[:5]), Call("demo_curves", "sin", TIMES[:5])),
            expect=raises("ValueError", "KeyError"),
        ),
    ),
)
