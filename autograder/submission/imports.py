"""Which local files an answer imports, found statically."""

from collections.abc import Callable, Collection, Mapping
from pathlib import PurePosixPath

from autograder.submission.outline import Outline

MAX_PARTS = 20  # of a dotted name, and of leading dots; no honest import has more


def local_files(module: str, importer: str, files: Collection[str]) -> list[str]:
    """Return which files an import may run: the module's own and its packages'.

    Parameters
    ----------
    module : str
        As written, with leading dots.
    importer : str
        The importing file; absolute imports are looked for in its folder, where scripts find them, and
        where nothing is there at the top.
    files : collection of str
        The names there are.
    """
    bare = module.lstrip(".")
    folder = PurePosixPath(importer).parent
    for _ in range(min(len(module) - len(bare) - 1, MAX_PARTS)):
        folder = folder.parent
    found = _below(folder, bare, files)
    return found or (_below(PurePosixPath(), bare, files) if bare == module else [])


def _below(folder: PurePosixPath, bare: str, files: Collection[str]) -> list[str]:
    found: list[str] = []
    for part in bare.split(".")[:MAX_PARTS]:
        folder = folder / part
        found += [name for name in (f"{folder}.py", f"{folder}/__init__.py") if name in files]
    return found


def reach(
    outline: Outline,
    importer: str,
    files: Collection[str],
    outline_of: Callable[[str], Outline],
    *,
    stars: bool = False,
) -> Mapping[str, Outline]:
    """Return the files that run when this one runs, and their outlines.

    Parameters
    ----------
    outline, importer
        The file to start from and its name.
    files : collection of str
        The names there are.
    outline_of : callable
        Gives the outline of one of them.
    stars : bool
        Whether star imports alone are followed, which hand all names on.
    """
    reached: dict[str, Outline] = {}
    waiting = [(outline, importer)]
    while waiting:
        outline, importer = waiting.pop()
        for module in sorted(outline.stars if stars else outline.imports):
            for name in local_files(module, importer, files):
                if name not in reached:
                    reached[name] = outline_of(name)
                    waiting.append((reached[name], name))
    return reached
