"""An explorer in a window with sliders, or drawn into a file without one."""

from functools import partial
from pathlib import Path
from typing import Any

from autograder.errors import UsageError
from autograder.student.explorer import Choice, Control, Explorer, Slider, draw_into

WIDTH = 8.0  # inches
PLOT, ROW = 5.0, 0.35  # inches: the drawing, and each control below it


def save(explorer: Explorer, yours: Any, path: Path) -> None:
    """Draw an explorer as it is at first into a file, whose ending says which kind.

    Raises
    ------
    UsageError
        If Matplotlib cannot write such a file.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, PLOT), layout="constrained")
    draw_into(figure, explorer, yours, explorer.start())
    try:
        figure.savefig(path, dpi=120)
    except ValueError as error:
        raise UsageError(f"{path.name} cannot be written: {error}.") from None


def open_window(explorer: Explorer, yours: Any) -> None:
    """Show an explorer until its window is closed.

    Raises
    ------
    UsageError
        If there is no screen to show it on.
    """
    import matplotlib as mpl
    import matplotlib.pyplot as plt

    if mpl.get_backend().lower() in ("agg", "pdf", "ps", "svg", "cairo", "template"):
        raise UsageError(
            "There is no screen here to open a window on; draw it into a file", option="--save FILE.png"
        )
    height = PLOT + ROW * sum(map(_rows, explorer.controls.values()))
    window = plt.figure(figsize=(WIDTH, height), layout="constrained")
    kept = build(window, explorer, yours)
    plt.show()
    del kept


def build(window: Any, explorer: Explorer, yours: Any) -> list[Any]:
    """Fill a figure with the drawing and the controls; return the controls, which somebody must hold."""
    rows = sum(map(_rows, explorer.controls.values()))
    upper, lower = window.subfigures(2, 1, height_ratios=(PLOT, max(ROW * rows, 0.01)))
    values = explorer.start()
    kept: list[Any] = []

    def changed(name: str, value: Any) -> None:
        values[name] = value
        draw_into(upper, explorer, yours, values)
        window.canvas.draw_idle()

    done = 0
    for name, control in explorer.controls.items():
        height = _rows(control)
        axes = lower.add_axes((0.25, 1 - (done + height - 0.1) / rows, 0.6, (height - 0.2) / rows))
        kept.append(_widget(axes, name, control, partial(changed, name)))
        done += height
    draw_into(upper, explorer, yours, values)
    return kept


def _rows(control: Control) -> int:
    return len(control.options) if isinstance(control, Choice) else 1


def _widget(axes: Any, name: str, control: Control, changed: Any) -> Any:
    from matplotlib import widgets

    made: Any
    if isinstance(control, Slider):
        step = 1 if control.whole else None
        made = widgets.Slider(
            axes, control.label(name), control.lowest, control.highest, valinit=control.start, valstep=step
        )
        made.on_changed(changed)
    elif isinstance(control, Choice):
        made = widgets.RadioButtons(axes, control.options)
        made.on_clicked(changed)
    else:
        made = widgets.TextBox(axes, f"{name} in {', '.join(control.names)} ", initial=control.start)
        made.on_submit(changed)
    return made
