"""Using the libraries once, so that no child pays for what they set up on first use."""


def warm_up(imports: tuple[str, ...]) -> None:
    """Use the libraries of a set once."""
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
