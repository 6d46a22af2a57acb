"""Grading spec: left Riemann sums beside the exact integral (10 points).

By default lo is 0, where the antiderivative is 0; in most hidden calls it is not. Where dt does not divide
the interval, (hi - lo)/dt has fractions below and above a half, so that rounding n up or to the nearest
shows, and none near 0 or 1. That mistake costs the edges alone: the other widths divide. These are exact in
binary, so that n never hangs on rounding, as 10 // 0.1 = 99 would.
"""

from autograder import Call, Check, Exercise, close

CURVE = close(item=1, rtol=1e-6)
COURSE = Call("riemann", 0.5)
FINER = Call("riemann", 0.25)
WITH_REST = (
    Call("riemann", 0.3),  # 33.3 rectangles
    Call("riemann", 0.35, -1.5, 2.6),  # 11.7
    Call("riemann", 0.48, 1.3, 7.9),  # 13.75
    Call("riemann", 0.7, hi=6.2),  # 8.9
    Call("riemann", 0.245, lo=3.45),  # 26.7; an hi of 10.1 would make it 27.1
)
WITHOUT_REST = (
    Call("riemann", 0.375, lo=2.5),  # 20
    Call("riemann", 0.125, -1.5, 2.25),  # 30
    Call("riemann", 0.75, hi=6.0),  # 8
    Call("riemann", 0.3125, 1.75, 8.0),  # 20
)

EXERCISE = Exercise(
    slug="riemann_sum",
    title="Riemann sums and the exact integral",
    diagnoses=(
        "hi_ignored",
        "lo_ignored",
        "lo_missing_in_n",
        "whole_numbers",
        "integral_from_zero",
        "lo_added",
        "narrow_last",
        "argument",
    ),
    checks=(
        Check(
            id="edges",
            points=1,
            title="Right edges with dt = 0.5",
            call=COURSE,
            expect=close(item=0, rtol=1e-6, unit="au"),
            hint="The first rectangle stands on the interval from lo to lo + dt. At which time does it end?",
            readme_hints=(1,),
        ),
        Check(
            id="sum",
            points=2,
            title="Running sum with dt = 0.5 and 0.25",
            call=(COURSE, FINER),
            expect=CURVE,
            hint="Each rectangle is as high as f is at its left edge, and dt wide. The first area is "
            "therefore f(0) times dt. Each entry adds one more area.",
            readme_hints=(2,),
        ),
        Check(
            id="exact",
            points=2,
            title="Exact integral with dt = 0.5 and 0.25",
            call=(COURSE, FINER),
            expect=close(item=2, rtol=1e-6),
            hint="Integrate t**2, -t and 1 one by one. The sum after the first rectangle covers the time up "
            "to its right edge, so the exact integral has to go that far, too.",
            readme_hints=(3,),
        ),
        Check(
            id="other-edges",
            points=1.5,
            title="Right edges where dt leaves a rest",
            hidden=True,
            reveal="diagnosis",
            call=WITH_REST,
            expect=close(item=0, rtol=1e-6),
        ),
        Check(
            id="other-sum",
            points=1.5,
            title="Running sum on other intervals",
            hidden=True,
            reveal="diagnosis",
            call=WITHOUT_REST,
            expect=CURVE,
        ),
        Check(
            id="other-exact",
            points=2,
            title="Exact integral on other intervals",
            hidden=True,
            reveal="diagnosis",
            call=WITHOUT_REST,
            expect=close(item=2, rtol=1e-6),
        ),
    ),
)
