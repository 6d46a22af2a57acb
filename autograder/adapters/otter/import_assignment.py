"""An Otter assignment: a master notebook, an autograder.zip, a folder with tests, or one file of tests."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from autograder.adapters.assignment import Assignment, Question
from autograder.adapters.otter.master_notebook import is_master, read_master
from autograder.adapters.otter.test_files import question_of_dict, read_tests
from autograder.boundary.problems import Problem, some
from autograder.boundary.text import show
from autograder.errors import UsageError
from autograder.submission.files import suffix
from autograder.submission.notebook import raw_cells

ORIGIN = "an Otter assignment"
OTHER_LANGUAGES = (".r", ".rmd", ".qmd")
#: parts of an autograder.zip that carry nothing of the assignment
MACHINERY = frozenset({"run_autograder", "run_otter.py", "setup.sh", "environment.yml", "requirements.txt"})
#: keys of otter_config.json that change marks or runs
TELLING = ("seed", "seed_variable", "plugins", "score_threshold", "points_possible", "grade_from_log")


def read_assignment(files: Mapping[str, bytes], path: Path, problems: Sequence[Problem]) -> Assignment:
    """Read an assignment from its files.

    Parameters
    ----------
    files : mapping of str to bytes
    path : Path
        Where they lie, for sentences.
    problems : sequence of Problem
        What could not be read there.

    Raises
    ------
    UsageError
        If there is nothing of the kind, or what there is cannot be read.
    """
    notes = [*map(str, problems), *_left_out(files)]
    masters = []
    questions: dict[str, Question] = {}
    for name in sorted(files, key=lambda name: ("student" in name.split("/"), name)):
        found: list[Question] = []
        if suffix(name) == ".ipynb":
            metadata, cells = raw_cells(files[name], name)
            if is_master(cells):
                masters.append((name, cells))
            else:
                found = list(_of_metadata(metadata, name))
        elif suffix(name) == ".py" and name.rpartition("/")[2] not in MACHINERY:
            question = read_tests(files[name], name)
            found = [question] if question is not None else []
        for question in found:  # the copy for graders holds more tests than the student's
            known = questions.get(question.name)
            if known is None or len(known.cases) < len(question.cases):
                questions[question.name] = question
    if len(masters) > 1:
        names = " and ".join(show(name) for name, _ in masters[:3])
        raise UsageError(f"{names} are both master notebooks; name one of them with --from.")
    if masters:
        master = read_master(masters[0][1])
        if not master.questions:
            raise UsageError(
                f"{show(masters[0][0])} holds no question with tests, so there is nothing to begin from."
            )
        return Assignment(ORIGIN, master.questions, master.solution, (*notes, *master.notes))
    if not questions:
        why = f" ({'; '.join(notes[:3])})" if notes else ""
        raise UsageError(
            f"No Otter test in Python was found in {show(str(path), 300)}{why}; name a master notebook, an "
            "autograder.zip, a folder of tests or one of its files, a source notebook of nbgrader, or one "
            "with '# to_remove solution'."
        )
    return Assignment(ORIGIN, tuple(questions.values()), "", tuple(notes))


def _of_metadata(metadata: Mapping[str, object], name: str) -> Iterator[Question]:
    """Yield the questions whose tests a student's notebook carries with it."""
    otter = metadata.get("otter")
    tests = otter.get("tests") if isinstance(otter, dict) else None
    for title, document in (tests or {}).items() if isinstance(tests, dict) else ():
        if isinstance(document, dict):
            yield question_of_dict({"name": title} | document, f"{name}, test {title}")
        else:
            question = read_tests(str(document).encode("utf-8", "replace"), f"{title}.py")
            if question is not None:
                yield question


def _left_out(files: Mapping[str, bytes]) -> list[str]:
    """Return what no exercise here can be made of."""
    notes = []
    for name, data in files.items():
        base = name.rpartition("/")[2]
        if suffix(name) in OTHER_LANGUAGES:
            notes.append(f"{show(name)} is written in R or for Quarto, and Python alone is graded here")
        elif base == "otter_config.json":
            try:
                config = json.loads(data)
            except ValueError:
                config = None
            if not isinstance(config, dict):
                notes.append(f"{show(name)} is not JSON")
                continue
            set_keys = [key for key in TELLING if config.get(key) not in (None, False, [])]
            if set_keys:
                notes.append(
                    f"{', '.join(set_keys)} of {show(name)}; a seed is given to a Generator by a driver"
                )
        elif "files" in name.split("/")[:-1] and suffix(name) not in (".py", ".ipynb"):
            notes.append(f"{show(name)}: put it into the exercise's public folder if a function reads it")
    return [str(problem) for problem in some([Problem(note) for note in notes], 10)]
