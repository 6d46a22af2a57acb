"""Otter's side of a grading in this process: its folders, its order of hooks, and what it would show."""

import importlib
import re
import shutil
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
import pytest

from autograder.course.catalog import Course

HEAD = re.compile(r"(?:✅|❌) (\w+) \(([\d.]+) of ([\d.]+) points?\)\n?")


@dataclass(frozen=True)
class Row:
    """What Otter shows of one check."""

    exercise: str
    id: str
    status: str
    earned: float
    possible: float
    text: str


@pytest.fixture(scope="session")
def otter_rows() -> Callable[[Any], list[Row]]:
    """Return the checks in a `GradingResults`, in order; problems of files are left out."""
    return _rows


def _rows(results: Any) -> list[Row]:
    rows = []
    for name, found in results.results.items():
        for case in found.test_case_results:
            if head := HEAD.match(case.message or ""):
                status, earned, possible = head.groups()
                check = case.test_case.name.partition(":")[0]
                text = case.message[head.end() :]
                rows.append(Row(name, check, status, float(earned), float(possible), text))
    return rows


@pytest.fixture(scope="session")
def otter() -> Callable[[str], ModuleType]:
    """Import a module that imports Otter, whose own imports do not survive warnings as errors."""

    def load(name: str) -> ModuleType:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return importlib.import_module(name)

    return load


@dataclass(frozen=True)
class Shell:
    """The folders that Otter makes of our zip and an upload; hooks are called in Otter's order."""

    tree: Path
    load: Callable[[str], ModuleType]

    def grade(self, files: Mapping[str, bytes] | Path, config: Any = None) -> Any:
        """Grade files or a path as Otter would after having read them; return its results."""
        folder = self.tree / "submission"
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(files, Path):
            self._take(files, folder)
        else:
            for name, data in files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(data)
        for path in (self.tree / "source" / "files").iterdir():
            if not (folder / path.name).exists():
                shutil.copytree(path, folder / path.name)
        shutil.rmtree(folder / "tests", ignore_errors=True)
        shutil.copytree(self.tree / "source" / "tests", folder / "tests")
        (folder / "__init__.py").open("a").close()
        plugin = self.load("autograder.adapters.otter.plugin").AutograderPlugin(
            str(folder / "submission.py"), {}, config
        )
        plugin.before_grading(None)
        given = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("raise SystemExit")])
        left = plugin.before_execution(given)
        assert left.cells == [] and nbformat.validate(left) is None
        assert [path.name for path in folder.iterdir()] == ["otter.py"]
        results = self.load("otter.test_files").GradingResults([])
        results.notebook = left
        plugin.after_grading(results)
        return results

    @staticmethod
    def _take(path: Path, folder: Path) -> None:
        if path.is_dir():
            shutil.copytree(path, folder)
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                archive.extractall(folder)
        else:
            folder.mkdir()
            shutil.copy(path, folder)


@pytest.fixture
def otter_shell(
    otter: Callable[[str], ModuleType], runner: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Shell]:
    """Make the folders for some exercises of a course; the session's runner does the work."""

    def make(course: Course, slugs: tuple[str, ...], assignment: str | None = None) -> Shell:
        export = otter("autograder.adapters.otter.export")
        monkeypatch.setattr("autograder.sandbox.start.start_runner", lambda warm: runner)
        tree = tmp_path / "autograder"
        (tree / "results").mkdir(parents=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            export.write_otter(course, slugs, assignment, None, tmp_path / "autograder.zip")
        with zipfile.ZipFile(tmp_path / "autograder.zip") as archive:
            archive.extractall(tree / "source")
        return Shell(tree, otter)

    return make
