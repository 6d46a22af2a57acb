"""Text that ``autograder new`` wrote for an author to replace, and that is still there."""

from collections.abc import Iterator

from autograder.course.catalog import Handout

#: what a begun exercise says wherever its author must say something
SUMMARY = "Say in one line what it returns."
PARAMETER = "What it is, and its unit."
TASK = "Say what the function returns, with its equation and units."
CELLS = "| name, kind, unit | kind, unit |"
PLACEHOLDERS = (SUMMARY, PARAMETER, TASK, CELLS)
#: what the scaffold says of its own function, which another exercise has no use for
SCAFFOLD_FUNCTION = "decay"
SCAFFOLD = (
    "Exponential decay of a membrane potential.",
    "Write a function that returns how a membrane potential decays.",
    "Return the relative potential at the times given.",
    "exp(-t/tau), without unit.",
    "The potential falls to 37 % within one time constant.",
)


def placeholders_left(public: Handout) -> Iterator[str]:
    """Yield where README or docstrings still have the words that the exercise was begun with."""
    words = PLACEHOLDERS if SCAFFOLD_FUNCTION in public.functions else PLACEHOLDERS + SCAFFOLD
    path = public.folder / "README.md"
    readme = path.read_text(encoding="utf-8") if path.is_file() else ""
    for name, text in (("README.md", readme), (f"{public.slug}.py", public.stub.decode("utf-8"))):
        for number, line in enumerate(text.splitlines(), 1):
            if any(word in line for word in words):
                yield (
                    f"line {number} of {name} must be in your own words; it is what the exercise was begun "
                    f'with: "{line.strip()}"'
                )
