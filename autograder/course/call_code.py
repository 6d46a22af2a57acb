"""A call as Python code that can be pasted and run where the function is defined."""

import json
import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.course.calls import Call, Request, Value

Array = np.ndarray[Any, Any]

SHORT = 12  # values of an array that are written down one by one
WIDTH = 78
MOST = 1500  # characters of one argument; a longer one is looked up


@lru_cache(maxsize=512)
def code_of_call(slug: str, check: str, number: int, call: Request, parameters: tuple[str, ...]) -> str:
    """Return a call of a visible check as lines of Python; empty where nothing is called or given.

    Of a value it is what the program has in place of its own values, and the name to look at.

    What an argument is made by is written only where it gives the same bits; others are looked up by
    `autograder.example`.

    Parameters
    ----------
    number : int
        Which of the check's calls it is, from 0.
    parameters : tuple of str
        What the student's own function calls its arguments, as far as that is known.
    """
    if not isinstance(call, Call):
        return _code_of_value(slug, check, number, call) if call.kwargs else ""
    names = parameters if call.driver is None and len(parameters) >= len(call.args) else ()
    lines: list[str] = []
    given: list[str] = []
    shown: list[str] = []
    named = False
    arguments = [(None, value) for value in call.args] + list(call.kwargs.items())
    for place, (keyword, value) in enumerate(arguments):
        own = keyword or (names[place] if place < len(names) else None)
        if _is_plain(value):
            text = _literal(value)
            named = named or own is not None
        else:
            text = own or f"arg{place + 1}"
            shown.append(text)
            lines += _assigned(text, value, _lookup(slug, check, number, place))
        named = named or keyword is not None
        given.append(f"{own}={text}" if own is not None and named else text)
    function = call.function
    if call.driver is not None:
        lines.append(f'drivers = runpy.run_path("exercises/{slug}/drivers.py")')
        given, function = [function, *given], f'drivers["{call.driver}"]'
    lines += _broken(f"{function}(", given, ")")
    if call.observe == "arguments" and shown:
        lines.append(", ".join(shown))
    text = "\n".join(lines)
    driven = ["import runpy"] if call.driver is not None else []
    return "\n".join([*driven, *_imports(text), text])


def _code_of_value(slug: str, check: str, number: int, value: Value) -> str:
    lines = [
        line
        for place, (name, given) in enumerate(value.kwargs.items())
        for line in _assigned(name, given, _lookup(slug, check, number, place))
    ]
    text = "\n".join(lines)
    above = "# in your program, in place of what it assigns to these names:"
    return "\n".join([above, *_imports(text), text, "# and at its end:", f"print({value.name})"])


def _imports(text: str) -> list[str]:
    """Return the imports that lines need."""
    needed = {"np.": "import numpy as np", "example(": "from autograder import example"}
    return [line for use, line in needed.items() if use in text]


def _lookup(slug: str, check: str, number: int, place: int) -> str:
    call = f", call={number + 1}" if number else ""
    return f'example("{slug}", "{check}"{call})[{place}]'


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, bool | int | float | complex | str)


def _assigned(name: str, value: Any, lookup: str) -> list[str]:
    """Return the lines that bind a name to a value; looked up where it cannot be written in few words."""
    if isinstance(value, dict):
        entries = [(_literal(key), _written(item)) for key, item in value.items()]
        if all(text is not None for _, text in entries):
            lines = _broken(f"{name} = {{", [f"{key}: {text}" for key, text in entries], "}")
            if len("\n".join(lines)) <= MOST:
                return lines
    else:
        text = _written(value)
        if text is not None and len(text) <= MOST:
            return _wrapped(f"{name} = {text}")
    return [f"{name} = {lookup}"]


def _broken(head: str, items: Sequence[str], tail: str) -> list[str]:
    """Return items between brackets, on one line where they fit."""
    whole = f"{head}{', '.join(items)}{tail}"
    if len(whole) <= WIDTH:
        return [whole]
    lines = [head]
    for item in items:
        if len(lines) > 1 and len(lines[-1]) + len(item) + 2 <= WIDTH:
            lines[-1] += f" {item},"
        else:
            lines += _wrapped(f"    {item},")
    return [*lines, tail]


def _wrapped(line: str) -> list[str]:
    """Return a line, broken after commas, inside of its brackets, where it is too long."""
    lines = []
    while (
        len(line) > WIDTH and (cut := line.rfind(", ", 0, WIDTH)) > 0 and "'" not in line and '"' not in line
    ):
        lines.append(line[: cut + 1])
        line = f"        {line[cut + 2 :]}"
    return [*lines, line]


def _literal(value: Any) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    if isinstance(value, complex):
        return f"complex({_literal(value.real)}, {_literal(value.imag)})"
    return repr(value)


def _written(value: Any) -> str | None:
    """Return an expression for a value; None where it takes too many words."""
    if _is_plain(value):
        return _literal(value)
    if isinstance(value, np.generic):
        return _written(np.asarray(value))
    if isinstance(value, np.ndarray):
        return _listed(value) if value.size <= SHORT else _made(value)
    if isinstance(value, list | tuple) and len(value) <= 4 * SHORT:
        items = [_written(item) for item in value]
        if all(item is not None for item in items):
            inner = ", ".join(item for item in items if item is not None)
            if isinstance(value, list):
                return f"[{inner}]"
            return f"({inner},)" if len(items) == 1 else f"({inner})"
    return None


def _listed(array: Array) -> str:
    """Return a short array with all of its values."""
    if array.size == 0 and array.shape != (0,):
        return f"np.zeros({array.shape!r}{_dtype(array, np.zeros(array.shape))})"
    inner = _rows(array.tolist())
    return f"np.array({inner}{_dtype(array, np.array(array.tolist()))})"


def _rows(value: Any) -> str:
    return f"[{', '.join(map(_rows, value))}]" if isinstance(value, list) else _literal(value)


def _dtype(array: Array, made: Array) -> str:
    return "" if made.dtype == array.dtype else f', dtype="{array.dtype}"'


def _made(array: Array) -> str | None:
    """Return an expression that makes a long array to the last bit; None where none is found."""
    for text, made in _candidates(array):
        if made.dtype == array.dtype and made.shape == array.shape and made.tobytes() == array.tobytes():
            return text
    return None


def _candidates(array: Array) -> Iterator[tuple[str, Array]]:
    """Yield ways to make an array, the shortest first."""
    first, last = array.flat[0].item(), array.flat[-1].item()
    if first == last:
        yield f"np.full({_shape(array)}, {_literal(first)})", np.full(array.shape, first)
    if array.ndim != 1 or array.dtype.kind not in "if" or not math.isfinite(first) or not math.isfinite(last):
        return
    count = array.size
    step = (last - first) / (count - 1)
    if step == 0:
        return
    if array.dtype.kind == "i":
        whole = round(step)
        if whole:
            yield f"np.arange({first}, {last + whole}, {whole})", np.arange(first, last + whole, whole)
        return
    for digits in (3, 6, 12, 17):
        short = float(f"{step:.{digits}g}")
        stop = float(f"{first + count * short:.12g}")
        yield f"np.arange({first!r}, {stop!r}, {short!r})", _arange(first, stop, short, count)
        if first == 0:
            yield f"np.arange({count}) * {short!r}", np.arange(count) * short
        yield f"{first!r} + np.arange({count}) * {short!r}", first + np.arange(count) * short
    yield f"np.linspace({first!r}, {last!r}, {count})", np.linspace(first, last, count)


def _arange(first: float, stop: float, step: float, count: int) -> Array:
    """Return what `np.arange` gives; nothing where that is far more than wanted."""
    if not 0 < (stop - first) / step < 2 * count:
        return np.empty(0)
    return np.arange(first, stop, step)


def _shape(array: Array) -> str:
    return str(array.size) if array.ndim == 1 else repr(array.shape)
