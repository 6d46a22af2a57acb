"""The same explorer in a cell of a notebook, over the functions that the notebook defines."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from autograder.errors import AutograderError
from autograder.student.explorer import Choice, Control, Slider, draw_into, load_explorer
from autograder.student.interactive import Feedback, released_course

STEPS = 100  # of a slider, from end to end


def explore(exercise: str, functions: Mapping[str, Any]) -> Any:
    """Return an exercise's explorer with its controls.

    Parameters
    ----------
    exercise : str
        Name of the exercise.
    functions : mapping of str to object
        Where yours are: ``globals()`` in a notebook.
    """
    try:
        explorer = load_explorer(released_course(), exercise)
    except AutograderError as error:
        return Feedback(problem=str(error))
    try:
        import ipywidgets
    except ImportError:
        return Feedback(problem="Explorers need ipywidgets: pip install ipywidgets.")
    import matplotlib.pyplot as plt

    yours = SimpleNamespace(**{name: item for name, item in functions.items() if callable(item)})

    def show(**values: Any) -> None:
        figure = plt.figure(figsize=(8, 5), layout="constrained")
        draw_into(figure, explorer, yours, values)
        plt.show()

    controls = {name: _widget(ipywidgets, name, control) for name, control in explorer.controls.items()}
    return ipywidgets.interactive(show, **controls)


def _widget(ipywidgets: Any, name: str, control: Control) -> Any:
    if isinstance(control, Slider):
        limits = {"min": control.lowest, "max": control.highest, "description": control.label(name)}
        if control.whole:
            return ipywidgets.IntSlider(value=control.start, continuous_update=False, **limits)
        step = (control.highest - control.lowest) / STEPS
        return ipywidgets.FloatSlider(value=control.start, step=step, continuous_update=False, **limits)
    if isinstance(control, Choice):
        return ipywidgets.Dropdown(options=control.options, description=name)
    return ipywidgets.Text(value=control.start, description=name, continuous_update=False)
