"""The names under which a notebook keeps its inputs and outputs: ``In``, ``Out``, ``_`` (child side)."""

import ast
import builtins
from typing import Any


class History:
    """Keeps the names in a notebook's namespace as IPython does.

    Parameters
    ----------
    namespace : dict
    """

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace
        self._inputs: list[str] = [""]
        self._outputs: dict[int, Any] = {}
        self._last: list[Any] = ["", "", ""]
        namespace.update(In=self._inputs, _ih=self._inputs, Out=self._outputs, _oh=self._outputs)
        namespace.update({"_": "", "__": "", "___": "", "_i": "", "_ii": "", "_iii": ""})

    def begin(self, source: str) -> None:
        """Take the source of a cell that is about to run."""
        number = len(self._inputs)
        before = [*reversed(self._inputs[-3:]), "", "", ""]
        self._namespace.update(_i=before[0], _ii=before[1], _iii=before[2])
        self._inputs.append(source.rstrip("\n"))
        self._namespace[f"_i{number}"] = source.rstrip("\n")

    def keep(self, value: Any) -> None:
        """Take the value of a cell's last expression."""
        if value is self._outputs:
            return
        names = ("_", "__", "___")
        untouched = all(
            self._namespace.get(name, kept) is kept for name, kept in zip(names, self._last, strict=True)
        )
        self._last = [value, *self._last[:2]]
        if untouched and not hasattr(builtins, "_"):
            self._namespace.update(zip(names, self._last, strict=True))
        number = len(self._inputs) - 1
        self._namespace[f"_{number}"] = self._outputs[number] = value


def ends_silent(source: str, statement: ast.stmt) -> bool:
    """Whether a semicolon after the last statement keeps its value from being shown."""
    if not isinstance(statement, ast.Expr):
        return True
    tail = source.rstrip().rsplit("\n", 1)[-1]
    return ";" in tail and tail.partition("#")[0].rstrip().endswith(";")
