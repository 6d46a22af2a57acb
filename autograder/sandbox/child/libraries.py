"""The libraries students use, in sets: a submission runs in the smallest set that covers its imports."""

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


def warm_up(imports: tuple[str, ...]) -> None:
    """Use the libraries of a set once, so that no child pays for what they set up on first use."""
    import numpy as np

    matrix = np.eye(3) + 0.1
    np.linalg.solve(matrix, matrix)
    np.random.default_rng(0).standard_normal(4)
    if "scipy" in imports:
        import scipy.integrate
        import scipy.linalg

        scipy.linalg.solve(matrix, matrix)
        scipy.integrate.solve_ivp(lambda _, y: -y, (0, 1), [1.0])
    if "sympy" in imports:
        import sympy

        x = sympy.Symbol("x")
        sympy.integrate(sympy.exp(-(x**2)), x)
        sympy.lambdify(x, sympy.diff(sympy.sin(x), x))
        sympy.sympify("x + 1")
    if "matplotlib" in imports:
        import io

        import matplotlib.pyplot as plt

        figure, axes = plt.subplots()
        axes.plot([0, 1], label="$x$")
        axes.set_title("warm")
        axes.legend()
        figure.savefig(io.BytesIO())
        plt.close(figure)
