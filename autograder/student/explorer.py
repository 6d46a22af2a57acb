"""Explorers: demonstrations with controls, each declared in the ``explore.py`` of its exercise.

They run on the student's own machine, beside the student's own functions, which are imported like any module.
"""

import importlib.util
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from autograder.course.catalog import Course, suggest
from autograder.errors import SpecError, UsageError, is_number, require
from autograder.student.formula import read_formula

DECLARATION = "explore.py"


@dataclass(frozen=True, slots=True)
class Slider:
    """A number between two others; `whole` numbers only, if so said."""

    lowest: float
    highest: float
    start: float
    unit: str = ""
    whole: bool = False

    def label(self, name: str) -> str:
        """Return a name with the unit, if there is one."""
        return f"{name} ({self.unit})" if self.unit else name

    def __post_init__(self) -> None:
        """Refuse limits that do not hold the start."""
        numbers = (self.lowest, self.start, self.highest)
        fine = all(map(is_number, numbers)) and self.lowest <= self.start <= self.highest
        require(
            fine and self.lowest < self.highest, "A Slider", "the lowest, highest and first number", numbers
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several names, the first to begin with."""

    options: tuple[str, ...]

    @property
    def start(self) -> str:
        """What is chosen at first."""
        return self.options[0]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in some names, which can be typed in."""

    start: str
    names: tuple[str, ...]


Control: TypeAlias = Slider | Choice | Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Explorer:
    """A demonstration.

    Attributes
    ----------
    controls : mapping of str to Slider, Choice or Formula
    draw : callable
        ``draw(figure, yours, **values)`` draws into an empty Matplotlib figure: from the student's functions,
        or the exercise's own example where `yours` is None. A formula's value can be called with arrays.
    """

    title: str
    controls: Mapping[str, Control]
    draw: Callable[..., None]

    def start(self) -> dict[str, Any]:
        """Return what the controls say at first."""
        return {name: control.start for name, control in self.controls.items()}


def explorers(course: Course) -> tuple[str, ...]:
    """Return the exercises that have an explorer, in order."""
    folder = course.root / "exercises"
    return tuple(slug for slug in course.in_order() if (folder / slug / DECLARATION).is_file())


def load_explorer(course: Course, name: str) -> Explorer:
    """Run the ``explore.py`` of an exercise and return its ``EXPLORER``.

    Raises
    ------
    UsageError
        If there is none of that name.
    SpecError
        If it does not run, or declares nothing.
    """
    known = explorers(course)
    if name not in known:
        raise UsageError(f"There is no explorer {name!r}{suggest(name, known)}")
    folder = course.root / "exercises" / name
    try:
        module = _imported(folder / DECLARATION, f"explore_{name}")
    except Exception as error:
        raise SpecError(f"explore.py of {name} must run; got {type(error).__name__}: {error}.") from error
    explorer = getattr(module, "EXPLORER", None)
    require(isinstance(explorer, Explorer), f"EXPLORER in explore.py of {name}", "an Explorer(...)", explorer)
    assert isinstance(explorer, Explorer)
    return explorer


def own_functions(course: Course, name: str) -> ModuleType:
    """Import the student's file: the one in the working directory, else the one in the exercise's folder.

    Raises
    ------
    UsageError
        If it cannot be imported.
    """
    file = Path.cwd() / f"{name}.py"
    if not file.is_file():
        file = course.root / "exercises" / name / f"{name}.py"
    try:
        return _imported(file, name)
    except Exception as error:
        said = traceback.format_exception_only(error)[-1].strip()
        raise UsageError(f"{file.name} cannot be used, because it raises {said}") from error


def _imported(path: Path, name: str) -> ModuleType:
    """Import a file under a name; the modules that lie beside it can be imported by it."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    if str(path.parent) not in sys.path:
        sys.path.append(str(path.parent))
    spec.loader.exec_module(module)
    return module


def draw_into(figure: Any, explorer: Explorer, yours: Any, values: Mapping[str, Any]) -> None:
    """Draw anew; functions that are not written yet leave the example, and what fails is said in words."""
    note = ""
    try:
        given = {name: _given(explorer.controls[name], value) for name, value in values.items()}
    except UsageError as error:
        figure.clear()
        figure.text(0.5, 0.5, str(error), ha="center", va="center", wrap=True)
        return
    for functions in (yours, None):
        figure.clear()
        try:
            explorer.draw(figure, functions, **given)
        except NotImplementedError as error:
            note = str(error) or "There is a function left to write."
        except Exception as error:
            note = f"Your code raised {type(error).__name__}: {error}"
        else:
            break
    figure.suptitle(f"{explorer.title}\n{note}" if note else explorer.title, fontsize="medium", wrap=True)


def _given(control: Control, value: Any) -> Any:
    """Return what a control's value is to `draw`."""
    if isinstance(control, Formula):
        return read_formula(value, control.names)
    if isinstance(control, Slider) and control.whole:
        return round(value)
    return value
