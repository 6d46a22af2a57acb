"""Grading spec: Hodgkin-Huxley conductances, currents and the slope of the potential (10 points).

Each function is also called with all gates open. All powers of 1 are 1, so that a wrong exponent costs the
points of the conductances, and those of calls with half-open gates, but not all that is built on them.
"""

import numpy as np

from autograder import Call, Check, Exercise, close, satisfies

# float32 differs by 2e-7 of the peak, the nearest mistake in the visible calls by 6e-2.
CONDUCTANCE = {"rtol": 1e-5, "unit": "mS/cm^2"}
CURRENT = {"rtol": 1e-5, "unit": "uA/cm^2"}
SLOPE = close(rtol=1e-5, unit="mV/ms")
IONS = ("sodium", "potassium", "leak")

REST = (0.0529, 0.5961, 0.3177)  # m, h, n
EARLY = (0.3, 0.4, 0.4)
LATE = (0.99, 0.1, 0.6)
OPEN = (1.0, 1.0, 1.0)
POTENTIALS = np.array([-82.0, -65.0, -20.0, 35.0])  # mV
ALL_OPEN = (np.ones(4), np.ones(4), np.ones(4))

# No two numbers of the hidden calls agree, nor with a default: nothing can stand in for something else.
V = np.array([-91.0, -58.5, -33.0, 4.0, 27.5])
M = np.array([0.13, 0.42, 0.91, 0.77, 0.06])
H = np.array([0.87, 0.31, 0.09, 0.22, 0.53])
N = np.array([0.24, 0.48, 0.66, 0.71, 0.35])
IE = np.array([7.0, -4.5, 19.0, 33.0, 2.5])
G = {"gNa": 95.5, "gK": 41.25}
OTHER = G | {"gL": 0.45, "ENa": 57.5, "EK": -84.25, "EL": -66.0}
ANOTHER = {"gNa": 80.0, "gK": 52.0, "gL": 1.7, "ENa": 43.0, "EK": -95.0, "EL": -61.0}


def inputs_kept(outputs):
    """Ask that results vary with the gates, and that the arguments are what they were, to the last bit."""
    for result in outputs[:3]:
        rows = np.asarray(result, dtype=float).reshape(-1, V.size)
        if not np.isfinite(rows).all() or (np.ptp(rows, axis=1) == 0).any():
            return "the results are no curves, so that it does not matter whether the inputs are kept"
    for seen, given in zip(outputs[3:], ((M, H, N), (V, M, H, N), (V, M, H, N, IE)), strict=True):
        if not all(np.array_equal(one, other) for one, other in zip(seen, given, strict=True)):
            return "an array that you were given holds other numbers after the call"
    return True


EXERCISE = Exercise(
    slug="hh_conductances",
    title="Hodgkin-Huxley conductances and currents",
    diagnoses=(
        "gbar_ignored",
        "mutates_Ie",
        "parameters_not_passed_on",
        "Cm_ignored",
        "Cm_multiplied",
        "Cm_on_Ie_only",
        "slope_with_defaults",
        "argument",
    ),
    checks=(
        *(
            Check(
                id=f"{ion}-conductance",
                points=0.75,
                title=f"Conductance of {ion}",
                call=(Call("conductances", *REST), Call("conductances", *LATE)),
                expect=close(item=item, **CONDUCTANCE),
                hint="The current passes a channel whose gates are all open. How many gates of which "
                "kind has this one, and what is the chance that all are open at once?",
                readme_hints=(1,),
            )
            for item, ion in enumerate(IONS[:2])
        ),
        *(
            Check(
                id=f"{ion}-current",
                points=0.5,
                title=f"Current of {ion}, all gates open",
                call=(Call("ionic_currents", -65.0, *OPEN), Call("ionic_currents", POTENTIALS, *ALL_OPEN)),
                expect=close(item=item, **CURRENT),
                hint="Conductance times distance from the reversal potential. Above it, positive charge "
                "flows out, and outward is positive here. The order is sodium, potassium, leak.",
                readme_hints=(2,),
            )
            for item, ion in enumerate(IONS)
        ),
        Check(
            id="slope",
            points=1,
            title="dV/dt, all gates open",
            call=(Call("dVdt", -20.0, *OPEN, 10.0), Call("dVdt", POTENTIALS, *ALL_OPEN, -150.0)),
            expect=SLOPE,
            hint="A positive injected current must make V rise, a current that leaves through the channels "
            "must make it fall.",
            readme_hints=(2,),
        ),
        Check(
            id="half-open-gates",
            points=1,
            title="dV/dt in a spike",
            call=(Call("dVdt", -45.0, *EARLY, 10.0), Call("dVdt", 30.0, *LATE, 0.0)),
            expect=SLOPE,
            hint="If the conductances are right already: do the shares of open gates get to where they "
            "belong, in the order m, h, n?",
        ),
        *(
            Check(
                id=f"other-{ion}-conductance",
                points=0.5,
                title=f"Conductance of {ion} for other gates",
                hidden=True,
                reveal="diagnosis",
                call=(Call("conductances", M, H, N, **G), Call("conductances", 0.64, 0.37, 0.45, 71.0, 23.0)),
                expect=close(item=item, **CONDUCTANCE),
            )
            for item, ion in enumerate(IONS[:2])
        ),
        *(
            Check(
                id=f"other-{ion}-current",
                points=0.5,
                title=f"Current of {ion} for other parameters",
                hidden=True,
                reveal="diagnosis",
                call=(
                    Call("ionic_currents", V, M, H, N, **OTHER),
                    Call("ionic_currents", 12.0, 0.83, 0.29, 0.58, **ANOTHER),
                ),
                expect=close(item=item, **CURRENT),
            )
            for item, ion in enumerate(IONS)
        ),
        Check(
            id="other-slope-open",
            points=0.75,
            title="dV/dt for other parameters, all gates open",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("dVdt", -37.0, *OPEN, 260.0, Cm=2.0, **OTHER),
                Call("dVdt", V, *(np.ones(5),) * 3, 20.0 * IE, Cm=0.7, **ANOTHER),
            ),
            expect=SLOPE,
        ),
        Check(
            id="other-slope",
            points=1.25,
            title="dV/dt for other parameters",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("dVdt", V, M, H, N, IE, Cm=0.8, **OTHER),
                Call("dVdt", V[::-1].copy(), M, H, N, 14.0, Cm=2.5, **ANOTHER),
                Call("dVdt", -52.0, 0.19, 0.34, 0.43, 16.0, Cm=1.6, **ANOTHER),
            ),
            expect=SLOPE,
        ),
        Check(
            id="inputs-unchanged",
            points=0.5,
            title="The arrays are left as they were",
            hidden=True,
            reveal="diagnosis",
            call=tuple(
                Call(function, *arrays, observe=what)
                for what in ("result", "arguments")
                for function, arrays in (
                    ("conductances", (M, H, N)),
                    ("ionic_currents", (V, M, H, N)),
                    ("dVdt", (V, M, H, N, IE)),
                )
            ),
            expect=satisfies(inputs_kept),
        ),
    ),
)
