"""What a check looks at: a call of a student's function, or what the student's program binds."""

import re
from collections.abc import Mapping, Sequence
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

    def with_arguments(self, args: Sequence[Any], kwargs: Mapping[str, Any]) -> "Call":
        """Return the same call with other arguments."""
        return Call(self.function, *args, driver=self.driver, observe=self.observe, **kwargs)

    def __repr__(self) -> str:
        """Name the function and how many arguments it gets; arrays would fill the screen."""
        return f"Call({self.function!r}, {len(self.args)} arguments)"


@dataclass(frozen=True, slots=True, init=False, eq=False)
class Value:
    """What a program binds to a name at its top level when it has run.

    It has the face of a call, of which the held values are the keywords.

    Parameters
    ----------
    name : str
        The name in the submission.
    given : mapping of str to object, optional
        Names at the top level that are held at these plain values while the program runs: where it assigns
        another value anew, it gets the given one. See `autograder.sandbox.child.held`.

    Raises
    ------
    SpecError
        If a name is not an identifier.
    """

    name: str
    given: Mapping[str, Any]

    def __init__(self, name: str, /, *, given: Mapping[str, Any] | None = None) -> None:
        named = isinstance(name, str) and bool(IDENTIFIER.match(name))
        require(named, "The name of a Value", "a name in the submission", name)
        held = {} if given is None else given
        names = isinstance(held, Mapping) and all(
            isinstance(key, str) and IDENTIFIER.match(key) for key in held
        )
        require(names, f"The 'given' of Value({name!r})", 'a dict such as {"tau": 0.7}', given)
        require(name not in held, f"The 'given' of Value({name!r})", "other names than its own", name)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "given", dict(held))

    @property
    def function(self) -> str:
        """Return the name, which results are told by."""
        return self.name

    @property
    def args(self) -> tuple[Any, ...]:
        """Return nothing: what is given has names."""
        return ()

    @property
    def kwargs(self) -> Mapping[str, Any]:
        """Return the held values."""
        return self.given

    @property
    def driver(self) -> None:
        """Return None: nothing is called."""
        return None

    @property
    def observe(self) -> Literal["value"]:
        """Return what the output is."""
        return "value"

    def renamed(self, names: Mapping[str, str]) -> "Value":
        """Return itself: other names are for functions."""
        return self

    def with_arguments(self, args: Sequence[Any], kwargs: Mapping[str, Any]) -> "Value":
        """Return the same value with other names held, or the same ones otherwise."""
        return Value(self.name, given=kwargs)

    def __repr__(self) -> str:
        """Show the name and those that are held."""
        return f"Value({self.name!r}, given={list(self.given)})" if self.given else f"Value({self.name!r})"


Request: TypeAlias = Call | Value
