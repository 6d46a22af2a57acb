"""What a check looks at: a call of a student's function."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from autograder.errors import require

Observe: TypeAlias = Literal["result", "arguments"]

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


@dataclass(frozen=True, slots=True, init=False, eq=False)
class Call:
    """One call of a student's function.

    Parameters
    ----------
    function : str
        Name of the function in the submission.
    *args, **kwargs
        Plain values (see `autograder.boundary.values`); every call gets fresh copies.
    driver : str, optional
        Name of a function in the exercise's ``drivers.py``, called in the sandbox as
        ``driver(function, *args, **kwargs)``; what it returns is the output.
    observe : {"result", "arguments"}
        What the output is: the value returned, or the arguments as they are after the call
        (a list of the positional ones, then of the keyword ones in order).

    Raises
    ------
    SpecError
        If a name is not an identifier or `observe` is unknown.
    """

    function: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    driver: str | None
    observe: Observe

    def __init__(
        self,
        function: str,
        /,
        *args: Any,
        driver: str | None = None,
        observe: Observe = "result",
        **kwargs: Any,
    ) -> None:
        require(
            isinstance(function, str) and bool(IDENTIFIER.match(function)),
            "The function of a Call",
            "the name of a function",
            function,
        )
        require(
            driver is None or (isinstance(driver, str) and bool(IDENTIFIER.match(driver))),
            f"The 'driver' of Call({function!r})",
            "None or the name of a function in drivers.py",
            driver,
        )
        require(
            observe in ("result", "arguments"),
            f"The 'observe' of Call({function!r})",
            '"result" or "arguments"',
            observe,
        )
        for name, value in zip(
            ("function", "args", "kwargs", "driver", "observe"),
            (function, args, dict(kwargs), driver, observe),
            strict=True,
        ):
            object.__setattr__(self, name, value)

    def renamed(self, names: Mapping[str, str]) -> "Call":
        """Return the call of the same function under the name that a program has for it."""
        if self.function not in names:
            return self
        own = names[self.function]
        return Call(own, *self.args, driver=self.driver, observe=self.observe, **self.kwargs)

    def __repr__(self) -> str:
        """Name the function and how many arguments it gets; arrays would fill the screen."""
        return f"Call({self.function!r}, {len(self.args)} arguments)"
