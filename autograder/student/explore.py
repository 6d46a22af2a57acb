"""What the cells of a released notebook call beside `check`: a plot beside the example, and sliders."""

import base64
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.course.examples import load_released, read_examples
from autograder.errors import AutograderError, UsageError
from autograder.report.html import pair_html
from autograder.student.controls import Tunable, find_tunable, first_row
from autograder.student.interactive import Feedback, released_course

STEPS = 50  # of a slider, from its middle to either end


@dataclass(frozen=True, slots=True)
class Pair:
    """Figures side by side in a notebook, each with its caption; elsewhere their captions."""

    figures: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        return "Figures for a notebook: " + ", ".join(caption for caption, _ in self.figures)

    def _repr_html_(self) -> str:
        return pair_html(self.figures)


def beside_example(exercise: str, plot: Callable[[], object]) -> Pair | Feedback:
    """Show what a function plots beside the exercise's example figure.

    Parameters
    ----------
    exercise : str
        Name of the exercise.
    plot : callable
        Draws with Matplotlib; what it raises, it raises here too, but for functions not written yet.
    """
    try:
        course = released_course()
        course.require(exercise)
        yours = _drawn(plot)
    except AutograderError as error:
        return Feedback(problem=str(error))
    except NotImplementedError as error:
        return Feedback(problem=f"There is nothing to plot yet. {error}")
    example = course.root / "exercises" / exercise / "example.svg"
    figures = [("Yours", figure) for figure in yours]
    if example.is_file():
        figures.append(("The example", _as_source(example.read_bytes())))
    return Pair(tuple(figures))


def _drawn(plot: Callable[[], object]) -> list[str]:
    """Return the figures that a function makes; none of them appears on its own."""
    import matplotlib.pyplot as plt

    before = set(plt.get_fignums())
    with _nothing_shown():
        try:
            plot()
            drawn = []
            for number in _new_figures(before):
                stream = io.BytesIO()
                plt.figure(number).savefig(stream, format="svg")
                drawn.append(_as_source(stream.getvalue()))
        finally:
            for number in _new_figures(before):
                plt.close(number)
    return drawn


def _new_figures(before: set[int]) -> list[int]:
    import matplotlib.pyplot as plt

    return [number for number in plt.get_fignums() if number not in before]


@contextmanager
def _nothing_shown() -> Iterator[None]:
    import matplotlib.pyplot as plt

    show = plt.show
    plt.show = lambda *args, **kwargs: None
    try:
        yield
    finally:
        plt.show = show


def _as_source(svg: bytes) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode()


def sliders(exercise: str, function: Callable[..., Any]) -> Any:
    """Return sliders over the numbers that a visible check gives a function, with the function's curve.

    Parameters
    ----------
    exercise : str
        Name of the exercise.
    function : callable
        Yours; it is called again whenever a slider has moved.
    """
    try:
        found = _find(exercise, function.__name__)
    except AutograderError as error:
        return Feedback(problem=str(error))
    try:
        import ipywidgets
    except ImportError:
        return Feedback(problem="Sliders need ipywidgets: pip install ipywidgets.")
    controls = {
        name: ipywidgets.FloatSlider(description=name, continuous_update=False, **_range(value))
        for name, value in found.parameters.items()
    }
    return ipywidgets.interactive(lambda **values: _draw(function, found, values), **controls)


def _find(exercise: str, function: str) -> Tunable:
    course = released_course()
    course.require(exercise)
    public = load_released(course.root / "exercises" / exercise)
    found = find_tunable(*read_examples(public)[:2], public.functions, function)
    if found is None:
        raise UsageError(f"No visible check of {exercise} gives {function} numbers and wants a curve.")
    return found


def _range(value: float) -> dict[str, float]:
    reach = abs(value) / 2 or 1.0
    return {"value": value, "min": value - reach, "max": value + reach, "step": reach / STEPS}


def _draw(function: Callable[..., Any], found: Tunable, values: dict[str, float]) -> None:
    """Draw the curve for some values of the parameters, over that of the check's own."""
    import matplotlib.pyplot as plt

    _, axes = plt.subplots(figsize=(7, 3.5), constrained_layout=True)
    for label, chosen, style in (
        ("as in the check", {}, {"color": "grey", "linewidth": 0.8}),
        ("as you set it", values, {"color": "tab:blue"}),
    ):
        args, kwargs = found.arguments(chosen)
        try:
            row = first_row(function(*args, **kwargs))
        except NotImplementedError as error:
            plt.close()
            print(f"There is nothing to plot yet. {error}")
            return
        if row is not None:
            x = found.x if row.size == len(found.x) else np.arange(row.size)
            axes.plot(x, row, label=label, **style)
    axes.set_xlabel(found.x_label)
    axes.legend()
    plt.show()
