"""Which local files an answer imports, found statically."""

from collections.abc import Callable, Collection, Mapping

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
    folder = importer.rpartition("/")[0]
    for _ in range(min(len(module) - len(bare) - 1, MAX_PARTS)):
        folder = folder.rpartition("/")[0]
    found = _below(folder, bare, files)
    return found or (_below("", bare, files) if bare == module else [])


def _below(folder: str, bare: str, files: Collection[str]) -> list[str]:
    found: list[str] = []
    for part in filter(None, bare.split(".", MAX_PARTS)[:MAX_PARTS]):
        folder = f"{folder}/{part}" if folder else part
        found += [name for name in (f"{folder}.py", f"{folder}/__init__.py") if name in files]
    return found


def reach(
    outline: Outline,
    importer: str,
    files: Collection[str],
    outline_of: Callable[[str], Outline],
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
    """
    reached: dict[str, Outline] = {}
    waiting = [(outline, importer)]
    looked_for: set[tuple[str, str]] = set()  # what all files of a folder import is looked for once
    while waiting:
        outline, importer = waiting.pop()
        folder = importer.rpartition("/")[0]
        for module in sorted(outline.imports):
            if (folder, module) in looked_for:
                continue
            looked_for.add((folder, module))
            for name in local_files(module, importer, files):
                if name not in reached:
                    reached[name] = outline_of(name)
                    waiting.append((reached[name], name))
    return reached
