"""The libraries that students use, in sets: a submission is run where no more than it imports is loaded."""

import importlib

HEAVY = ("scipy", "sympy", "matplotlib")
#: import sets that get a template of their own; a submission gets the smallest that holds all it imports
IMPORT_SETS = (
    ("numpy",), ("numpy", "scipy"), ("numpy", "sympy"), ("numpy", "matplotlib"), ("numpy", *HEAVY),
)  # fmt: skip
MODULES = {
    "numpy": ("numpy", "numpy.fft", "numpy.linalg", "numpy.ma", "numpy.polynomial", "numpy.random"),
    "scipy": (
        "scipy", "scipy.fft", "scipy.integrate", "scipy.interpolate", "scipy.io", "scipy.linalg",
        "scipy.ndimage", "scipy.optimize", "scipy.signal", "scipy.special", "scipy.stats",
    ),
    "sympy": ("sympy",),
    "matplotlib": ("matplotlib", "matplotlib.pyplot"),
}  # fmt: skip


def choose_imports(modules: frozenset[str]) -> tuple[str, ...]:
    """Return the smallest import set that holds what a submission imports."""
    needed = {name for name in HEAVY if name in modules}
    return next(names for names in IMPORT_SETS if needed <= set(names))


def load(imports: tuple[str, ...]) -> None:
    """Import the libraries of a set."""
    for name in imports:
        for module in MODULES[name]:
            importlib.import_module(module)
