"""Whether what a function returns can only be changed by writing into it."""

import ast

from autograder.submission.known_calls import PURE_BUILTINS

_ITERATORS = frozenset({"enumerate", "filter", "iter", "map", "next", "open", "reversed", "super", "zip"})


def returns_plain(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether what a function returns can only be changed by writing into it."""
    for node in ast.walk(function):
        match node:
            case ast.Yield() | ast.YieldFrom() | ast.Lambda() | ast.ClassDef() | ast.GeneratorExp():
                return False
            case ast.FunctionDef() | ast.AsyncFunctionDef() if node is not function:
                return False
            case ast.Call(func=ast.Name(id=name)):
                if name not in PURE_BUILTINS or name in _ITERATORS:
                    return False
            case ast.Call(func=ast.Attribute(attr=attr)):
                if attr in ("default_rng", "RandomState", "partial", "vectorize", "Generator"):
                    return False
    return not isinstance(function, ast.AsyncFunctionDef)
