"""``example.svg``: the stub's own plot, drawn with the reference's functions."""

import ast
from dataclasses import replace

from autograder.authoring.main_block import main_block
from autograder.boundary.outputs import Returned
from autograder.compare import exact
from autograder.course.catalog import Handout, Solution
from autograder.course.plan import make_plan
from autograder.course.spec import Call, Check, Exercise
from autograder.errors import SpecError
from autograder.sandbox.runner import Runner
from autograder.submission.cells import Cell
from autograder.submission.installed import absent_module
from autograder.submission.program import program_of_source

_DRAW = """
def draw_example():
    import io
    import matplotlib.pyplot as plt
    plt.rcParams.update({"svg.hashsalt": "example", "svg.fonttype": "none"})
    stream = io.BytesIO()
    plt.gcf().savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    return stream.getvalue()
"""


def draw_example(public: Handout, hidden: Solution, runner: Runner) -> bytes | None:
    """Return the figure as SVG, or None when the stub plots nothing.

    Raises
    ------
    SpecError
        If the stub's plot does not run with the reference.
    """
    block = _main_block(public.stub.decode("utf-8"))
    if not block:
        return None
    program = program_of_source(public.slug, hidden.reference, public.provided, public.drivers)
    cells = (*program.cells, Cell(2, block), Cell(3, _DRAW))
    plotting = program_of_source(public.slug, block.encode(), public.provided, None)
    modules = program.modules | plotting.modules | {"matplotlib"}
    program = replace(program, kind="notebook", cells=cells, modules=modules)
    drawing = Check(id="figure", points=1, call=Call("draw_example"), expect=exact())
    plan = make_plan(Exercise(slug=public.slug, title=public.slug, checks=(drawing,)))
    run = runner.run(program, plan, hidden.exercise.limits)
    (output,) = run.outputs
    problem = run.problem or absent_module(program)
    if problem is not None or not isinstance(output, Returned):
        raise SpecError(f"The plot in the stub of {public.slug} must run; got {problem or output} instead.")
    return bytes(output.value)


def _main_block(source: str) -> str:
    """Return the body of the stub's plot as a program of its own, or nothing."""
    block = main_block(ast.parse(source).body)
    return "\n".join(map(ast.unparse, block.body)) if block is not None else ""
