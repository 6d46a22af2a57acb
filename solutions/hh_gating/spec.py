"""Grading spec: Hodgkin-Huxley rates, steady states, time constants and Euler steps of the gates (10 points).

The voltages at which a rate reads 0/0 appear in two checks of their own and nowhere else, so that the formula
as printed loses these alone. Single voltages and arrays are likewise told apart, and no two parameters of a
call are equal. In the hidden check of a step, x may also move towards the student's own steady state, at the
student's own time constant.
"""

import numpy as np

from autograder import Call, Check, Exercise, close

VOLTAGES = np.array([-100.0, -82.5, -71.0, -48.0, -31.0, 0.0, 22.0, 50.0])  # mV
OTHERS = (-90.5, -55.25, -39.5, 37.0)  # two of them close to the singular ones: a guard must be narrow
RATES = ("alpha_m", "beta_m", "alpha_h", "beta_h", "alpha_n", "beta_n")

RATE = close(rtol=1e-6, unit="1/ms")
SHARE = close(rtol=1e-6)
TIME = close(rtol=1e-6, unit="ms")

A, B = np.array([0.05, 0.8, 2.5, 1.7]), np.array([1.1, 0.35, 0.125, 4.0])  # 1/ms
OPENING, CLOSING = np.array([0.9, 0.04, 3.2]), np.array([0.25, 0.6, 1.5])
X = np.array([0.15, 0.55, 0.9, 0.0])
STEP = (X, A, B, 0.1)


def array_of_voltages(gate):
    """Both rates of a gate for an array, and the array after each call."""
    rates = (f"alpha_{gate}", f"beta_{gate}")
    return tuple(Call(rate, VOLTAGES, observe=what) for what in ("result", "arguments") for rate in rates)


def single_voltages(gate):
    """Both rates of a gate at voltages that are passed one by one."""
    return tuple(Call(f"{rate}_{gate}", V) for rate in ("alpha", "beta") for V in OTHERS)


def step_towards_own_steady_state(values):
    _, _, x_inf, tau = values
    x, dt = STEP[0], STEP[-1]
    return x + dt * (x_inf - x) / tau, None, None, None


EXERCISE = Exercise(
    slug="hh_gating",
    title="Hodgkin-Huxley gates",
    aliases={
        "alpha_m": ("alphaM",),
        "beta_m": ("betaM",),
        "alpha_h": ("alphaH",),
        "beta_h": ("betaH",),
        "alpha_n": ("alphaN",),
        "beta_n": ("betaN",),
    },
    carried=1.5,
    diagnoses=(
        "guard_too_wide",
        "step_in_place",
        "limit_for_all",
        "singular_dropped",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="m-rates",
            points=1,
            title="Rates of m, array of voltages left unchanged",
            call=array_of_voltages("m"),
            expect=RATE,
            hint="Voltages count from rest, u = V + 65. Compare constants and signs with the formula. If the "
            "array is said to change, look for an operator such as +=.",
            readme_hints=(1, 4),
        ),
        Check(
            id="h-rates",
            points=1,
            title="Rates of h, array of voltages left unchanged",
            call=array_of_voltages("h"),
            expect=RATE,
            hint="h inactivates: which of its two rates must fall with V, and which must rise? Plot them.",
            readme_hints=(4,),
        ),
        Check(
            id="n-rates",
            points=1,
            title="Rates of n, array of voltages left unchanged",
            call=array_of_voltages("n"),
            expect=RATE,
            hint="Top and bottom of alpha_n vanish at the same voltage, and beta_n varies only slowly.",
            readme_hints=(4,),
        ),
        Check(
            id="rates-at-rest",
            points=0.25,
            title="All rates at rest, one number",
            call=tuple(Call(rate, -65.0) for rate in RATES),
            expect=RATE,
            hint="V can be a single number, which has no length and cannot be indexed.",
            readme_hints=(1,),
        ),
        Check(
            id="singular-voltages",
            points=0.25,
            title="Rates that read 0/0",
            call=(Call("alpha_m", -40.0), Call("alpha_n", -55.0)),
            expect=RATE,
            hint="What does y / (exp(y) - 1) tend to as y goes to 0? There, exp(y) is about 1 + y.",
            readme_hints=(2, 3),
        ),
        Check(
            id="steady-state",
            points=0.5,
            title="Steady state",
            call=(Call("steady_state", 0.3, 1.2), Call("steady_state", OPENING, CLOSING)),
            expect=SHARE,
            hint="In the steady state, as many gates open as close: a (1 - x) = b x.",
        ),
        Check(
            id="time-constant",
            points=0.5,
            title="Time constant",
            call=(Call("time_constant", 0.3, 1.2), Call("time_constant", OPENING, CLOSING)),
            expect=TIME,
            hint="Write dx/dt = a (1 - x) - b x as (x_inf - x) / tau. What multiplies x?",
        ),
        Check(
            id="gate-step",
            points=0.5,
            title="Euler step",
            call=(Call("gate_step", 0.35, 0.8, 0.15, 0.05), Call("gate_step", 0.7, 0.2, 1.3, 0.02)),
            expect=SHARE,
            hint="New value = old value + dt times the rate of change at the old value.",
            readme_hints=(5,),
        ),
        Check(
            id="m-other-voltages",
            points=0.5,
            title="Rates of m at other voltages",
            hidden=True,
            reveal="diagnosis",
            call=single_voltages("m"),
            expect=RATE,
        ),
        Check(
            id="h-other-voltages",
            points=0.5,
            title="Rates of h at other voltages",
            hidden=True,
            reveal="diagnosis",
            call=single_voltages("h"),
            expect=RATE,
        ),
        Check(
            id="n-other-voltages",
            points=0.5,
            title="Rates of n at other voltages",
            hidden=True,
            reveal="diagnosis",
            call=single_voltages("n"),
            expect=RATE,
        ),
        Check(
            id="singular-in-array",
            points=1,
            title="0/0 among other voltages",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("alpha_m", np.array([-63.0, -40.0, 12.0])),
                Call("alpha_n", np.array([-55.0, 8.0, -76.0])),
            ),
            expect=RATE,
        ),
        Check(
            id="other-steady-states",
            points=0.5,
            title="Steady state at other rates, input unchanged",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("steady_state", A, B),
                Call("steady_state", 2.2, 0.6),
                Call("steady_state", A, B, observe="arguments"),
            ),
            expect=SHARE,
        ),
        Check(
            id="other-time-constants",
            points=0.5,
            title="Time constant at other rates, input unchanged",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("time_constant", A, B),
                Call("time_constant", 2.2, 0.6),
                Call("time_constant", A, B, observe="arguments"),
            ),
            expect=TIME,
        ),
        Check(
            id="step-of-arrays",
            points=1.5,
            title="Euler step of many gates, input unchanged",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("gate_step", *STEP),
                Call("gate_step", *STEP, observe="arguments"),
                Call("steady_state", A, B),
                Call("time_constant", A, B),
            ),
            expect=close(rtol=1e-6, carry=step_towards_own_steady_state),
        ),
    ),
)
