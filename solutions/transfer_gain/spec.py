"""Grading spec: transfer function and gain of a neuron (10 points).

The constant that is subtracted in the transfer function cancels in every gain, so a mistake in it costs the
rates alone. The hidden gain is held against the student's own rates, for a wrong rate is punished already.
Inputs below 0 show a rate that is clipped.
"""

import numpy as np

from autograder import Call, Check, Exercise, close, satisfies

INPUTS = np.arange(0.0, 8.0, 0.1)  # au, as all inputs here
FINE = -2.6 + 0.05 * np.arange(150)
COARSE = 0.7 + 0.35 * np.arange(17)
VALUE = close(rtol=1e-6)
OTHERS = (Call("rate_and_gain", FINE, 0.5, 4.0, 0.05), Call("rate_and_gain", COARSE, 2.0, 1.3, 0.35))


def unchanged(values):
    """Whether both functions returned something of the right size, and left I as it was, exactly."""
    rates, (first, *_), both, (second, *_) = values
    right_sizes = np.size(rates) == COARSE.size and len(both) == 2
    return right_sizes and np.array_equal(first, COARSE) and np.array_equal(second, FINE)


def gain_of_own_rates(values):
    """Whether each gain is the forward difference of the rates beside it, divided by the step."""
    for (rates, gain), step in zip(values, (0.05, 0.35), strict=True):
        rates, gain = np.ravel(np.asarray(rates, float)), np.ravel(np.asarray(gain, float))
        expected = np.diff(rates) / step
        peak = np.max(np.abs(expected))
        if gain.shape != expected.shape or not np.max(np.abs(gain - expected)) <= 1e-6 * peak or peak == 0:
            return False
    return True


EXERCISE = Exercise(
    slug="transfer_gain",
    title="Transfer function and gain of a neuron",
    diagnoses=(
        "a_hardcoded",
        "dI_hardcoded",
        "mutates_in_gain",
        "absolute",
        "clipped",
        "theta_hardcoded",
        "gain_at_dI_ignored",
        "argument",
    ),
    checks=(
        Check(
            id="rate",
            points=1.5,
            title="Transfer function",
            call=Call("rate", INPUTS, 1.2, 2.4),
            expect=VALUE,
            hint="Without any input the rate is 0: that is what the second term is for. Compare its sign and "
            "its 1 + with the formula.",
            readme_hints=(1,),
        ),
        Check(
            id="gain",
            points=1.5,
            title="Gain",
            call=Call("rate_and_gain", INPUTS, 1.2, 2.4, 0.1),
            expect=close(item=1, rtol=1e-6, unit="1/au"),
            hint="Differences of neighbouring rates, divided by the step of the input: one value fewer than "
            "there are rates.",
            readme_hints=(2,),
        ),
        Check(
            id="gain-at",
            points=2,
            title="Gain around one input",
            call=(Call("gain_at", 2.4, 1.2, 2.4), Call("gain_at", 1.5, 1.2, 2.4)),
            expect=close(rtol=1e-6, unit="1/au"),
            hint="Half of dI lies below I_mean and half above.",
            readme_hints=(3,),
        ),
        Check(
            id="other-rates",
            points=1,
            title="Transfer function with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=(Call("rate", FINE, 0.5, 4.0), Call("rate", 3.3, 1.9, 1.3)),
            expect=VALUE,
        ),
        Check(
            id="returned-rates",
            points=0.5,
            title="Rates beside the gain",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=close(item=0, rtol=1e-6),
        ),
        Check(
            id="input",
            points=0.5,
            title="I is left unchanged",
            hidden=True,
            reveal="diagnosis",
            call=tuple(
                Call(*call, observe=what)
                for call in (("rate", COARSE, 0.8, 3.1), ("rate_and_gain", FINE, 0.9, 2.7, 0.05))
                for what in ("result", "arguments")
            ),
            expect=satisfies(unchanged),
        ),
        Check(
            id="gain-of-own-rates",
            points=1,
            title="Gain of your own rates, with other parameters",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=satisfies(gain_of_own_rates),
        ),
        Check(
            id="other-gains-at",
            points=2,
            title="Gain around other inputs",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("gain_at", 5.0, 2.0, 1.2, dI=0.2),
                Call("gain_at", -0.8, 0.7, 3.4, 0.55),
                Call("gain_at", 1.9, 1.5, 2.6),
            ),
            expect=close(rtol=1e-6),
        ),
    ),
)
