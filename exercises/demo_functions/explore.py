"""The geometry of derivative and integral: a tangent to the curve, and the area under it."""

import numpy as np

from autograder import Choice, Explorer, Slider

CURVES = ("Linear", "Parabolic", "Exponential", "Sine", "Sigmoid")


def draw(figure, yours, curve, t):
    if yours is None:
        figure.text(0.5, 0.5, "Write demo_curves to see a curve, its slope and its area.", ha="center")
        figure.subplots().set_axis_off()
        return
    upper, lower = figure.subplots(2, 1, sharex=True)
    times = np.linspace(-10.0, 10.0, 401)
    f, df, F = yours.demo_curves(curve, times)
    here = int(np.argmin(np.abs(times - t)))
    upper.plot(times, f, label="f")
    upper.plot(
        times, f[here] + df[here] * (times - times[here]), "k--", label=f"tangent, slope {df[here]:.3g}"
    )
    upper.fill_between(times[: here + 1], f[: here + 1], alpha=0.2, label=f"area from -10, {F[here]:.3g}")
    lower.plot(times, df, label="df/dt")
    lower.plot(times, F, label="integral from -10")
    lower.plot(times[[here, here]], [df[here], F[here]], "ko")
    margin = 0.1 * np.ptp(f)
    upper.set_ylim(f.min() - margin, f.max() + margin)
    lower.set_xlabel("t (au)")
    upper.legend(loc="upper left")
    lower.legend(loc="upper left", title="same shape as f: an eigenfunction" if np.allclose(df, f) else None)


EXPLORER = Explorer(
    title="Slope and area",
    controls={"curve": Choice(CURVES), "t": Slider(-10, 10, 2, "au")},
    draw=draw,
)
