"""What students get of an exercise: its public files, and its cells in the notebook of an assignment."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from autograder.authoring.main_block import main_block
from autograder.course.catalog import Handout, is_clutter
from autograder.course.examples import read_examples
from autograder.errors import UsageError
from autograder.student.controls import find_tunable
from autograder.student.explorer import DECLARATION

# An image or a link in Markdown, and the place it leads to when that may be a file.
_LINK = re.compile(r"(\]\()(?![a-zA-Z][\w+.-]*:|[#/])([^)\s]+)")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_FIRST_CELL = """\
Run the cells from top to bottom. Write your answers into the cells marked *Your answer*; the cell below each
of them checks what you wrote against the visible checks, as often as you like. Keep this file beside the
folder `exercises/`, save it when you are done, and hand it in."""
_ANSWER = """\

---

**Your answer.** Write it into the next cell, in place of {what}, and run
the cell. What the task says about `{slug}.py` goes for this cell too."""


@dataclass(frozen=True, slots=True)
class NotebookCell:
    """A cell before it is put into a notebook; `name` becomes its id."""

    kind: Literal["markdown", "code"]
    name: str
    source: str


def public_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a public folder by relative name; links and by-products stay at home."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and not is_clutter(path.relative_to(folder))
    }


def first_cells(title: str, handouts: Sequence[Handout]) -> tuple[NotebookCell, ...]:
    """Return how a notebook begins; modules that exercises provide are found where they were released to."""
    tools = "from autograder import beside_example, check, explore, sliders"
    folders = [
        f"exercises/{handout.slug}"
        for handout in handouts
        if any(name.endswith(".py") for name in handout.provided)
    ]
    if folders:
        listed = ", ".join(f'"{folder}"' for folder in folders)
        tools = f"import sys\n\n{tools}\n\nsys.path += [{listed}]  # modules that came with these exercises"
    return (
        NotebookCell("markdown", "title", f"# {title}\n\n{_FIRST_CELL}"),
        NotebookCell("code", "tools", tools),
    )


def exercise_cells(public: Handout) -> Iterator[NotebookCell]:
    """Yield the cells of one exercise: statement, stub, check, plot and sliders."""
    slug, readme = public.slug, public.folder / "README.md"
    stub, plot = _split(public.stub.decode("utf-8"))
    statement = readme.read_text("utf-8") if readme.is_file() else f"# {slug}\n"
    statement = "\n".join(_placed(statement, public.folder))
    what = "each `...`" if public.values else "the lines that raise `NotImplementedError`"
    yield NotebookCell("markdown", f"{slug}-task", f"{statement}\n{_ANSWER.format(slug=slug, what=what)}")
    yield NotebookCell("code", f"{slug}-answer", stub)
    yield NotebookCell("code", f"{slug}-check", f'check("{slug}")')
    if plot:
        source = f'def plot_{slug}():\n{plot}\n\n\nbeside_example("{slug}", plot_{slug})'
        yield NotebookCell("code", f"{slug}-plot", source)
    try:
        found = find_tunable(*read_examples(public)[:2], public.functions)
    except UsageError:  # no examples yet; `check` says so
        found = None
    if found is not None:
        yield NotebookCell("code", f"{slug}-sliders", f'sliders("{slug}", {found.call.function})')
    if (public.folder / DECLARATION).is_file():
        yield NotebookCell("code", f"{slug}-explore", f'explore("{slug}", globals())')


def _split(source: str) -> tuple[str, str]:
    """Return a stub's code without its docstring and its plot, and the indented lines of the plot."""
    lines = source.splitlines()
    body = ast.parse(source).body
    plot = ""
    if (block := main_block(body)) is not None:
        assert block.end_lineno is not None
        plot = "\n".join(lines[block.lineno : block.end_lineno])
        lines[block.lineno - 1 : block.end_lineno] = [""] * (block.end_lineno - block.lineno + 1)
    if ast.get_docstring(ast.Module(body, [])) is not None:
        assert body[0].end_lineno is not None
        lines[: body[0].end_lineno] = []
    return "\n".join(lines).strip(), plot.rstrip()


def _placed(statement: str, folder: Path) -> Iterator[str]:
    """Yield a README's lines for a notebook beside ``exercises/``: links lead there, headings go one down."""

    def place(match: re.Match[str]) -> str:
        known = (folder / match[2].partition("#")[0]).is_file()
        return f"{match[1]}exercises/{folder.name}/{match[2]}" if known else match[0]

    fence = ""
    for line in statement.rstrip().split("\n"):
        found = _FENCE.match(line)
        if found and fence in ("", found[1]):
            fence = "" if fence else found[1]
        if fence:
            yield line
        else:
            yield _LINK.sub(place, f"#{line}" if re.match(r"#{1,5} ", line) else line)


def notebook(cells: Sequence[NotebookCell]) -> bytes:
    """Return a notebook that holds these cells: the same bytes for the same cells.

    Raises
    ------
    UsageError
        If nbformat is not installed.
    """
    try:
        import nbformat
    except ImportError:
        raise UsageError(
            "Notebooks are written with nbformat, which is not installed: "
            'pip install "neuro-autograder[notebook]".'
        ) from None
    tools: Any = nbformat  # it has no types
    make = {"markdown": tools.v4.new_markdown_cell, "code": tools.v4.new_code_cell}
    made = tools.v4.new_notebook(
        cells=[make[cell.kind](cell.source, id=cell.name.replace("_", "-")[-64:]) for cell in cells],
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )
    tools.validate(made)
    text: str = tools.writes(made, version=4)
    return f"{text.rstrip()}\n".encode()
