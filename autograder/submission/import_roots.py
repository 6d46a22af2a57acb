"""Imports that begin at a project's root: ``from hw1.helpers import f`` in the folder ``hw1``."""

from collections.abc import Collection, Iterable

from autograder.submission.files import folders_of
from autograder.submission.imports import MAX_PARTS

MAX_ROOTS = 8  # of one program


def packages_of(files: Iterable[str]) -> frozenset[str]:
    """Return the folders in which, or below which, Python files lie."""
    return frozenset(folder for name in files if name.endswith(".py") for folder in folders_of(name))


def root_of(
    module: str, answer: str, files: Collection[str], packages: Collection[str]
) -> tuple[str, str] | None:
    """Return which folder an import means by its first names.

    Parameters
    ----------
    module : str
        As written, without leading dots, such as ``hw1.helpers``.
    answer : str
        The file that answers.
    files : collection of str
        All files of the student.
    packages : collection of str
        What `packages_of` returns for them.

    Returns
    -------
    tuple of str or None
        The name that the folder has in the import, and the folder among the files, both empty or ending in a
        slash: ``("hw1/", "")``. The rest of the module is found in it. None when no folder fits.
    """
    parts = module.split(".")[:MAX_PARTS]
    for folder in (*reversed(folders_of(answer)), ""):
        base = f"{folder}/" if folder else ""
        for first in range(1, len(parts)):
            below = f"{base}{parts[first]}"
            if f"{below}.py" in files or below in packages:
                return "/".join(parts[:first]) + "/", base
        whole = base + "/".join(parts)
        if base and (f"{whole}.py" in files or f"{whole}/__init__.py" in files):
            return "", base  # the parts of a project that lie beside the answer's own folder
    return None


def unresolved(modules: Iterable[str], placed: Collection[str], installed: Collection[str]) -> list[str]:
    """Return absolute imports whose first name is neither placed beside the answer nor installed."""
    tops = {name.removesuffix(".py").partition("/")[0] for name in placed if name.endswith(".py")}
    absolute = [module for module in modules if module and not module.startswith(".")]
    return [
        module
        for module in sorted(set(absolute), key=lambda module: (module.count("."), module))
        if (top := module.partition(".")[0]) not in tops and top not in installed
    ]
