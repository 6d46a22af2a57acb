"""A function counts under its other names, and what is written wins over what is not."""

import ast
import json

import pytest

from autograder.boundary.wanted import Wanted, code_digests
from autograder.submission.answer_file import answers
from autograder.submission.missing_functions import look_for
from autograder.submission.outline import outline_of
from autograder.submission.program import make_program
from autograder.submission.submission import submission_of

STUB = 'def run_lif(pars, Iinj):\n    """Run it."""\n    raise NotImplementedError("yours")\n'
GIVEN = "def simulate(pars, Iinj):\n    return Iinj * 2\n"
WANTED = Wanted(
    {"run_lif": ("pars", "Iinj"), "lif_dv": ("v",)},
    {"run_lif": ("run_LIF", "my_LIF")},
    frozenset(digest for _, digest in code_digests(ast.parse(GIVEN))),
)


def written(name, body="return pars"):
    return f"def {name}(pars, Iinj):\n    {body}\n"


def names_of(files):
    program, problems = make_program(handed_in(files), "lif_update", WANTED, {}, None)
    assert program is not None, problems
    return program.origin, dict(program.names)


def handed_in(files):
    return submission_of("ada", {name: text.encode() for name, text in files.items()})


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (written("run_LIF"), {"run_lif": "run_LIF"}),
        (written("my_LIF"), {"run_lif": "my_LIF"}),
        (written("my_LIF") + written("run_LIF"), {"run_lif": "run_LIF"}),
        (written("run_LIF") + written("run_lif"), {}),
        (STUB + written("my_LIF"), {"run_lif": "my_LIF"}),
        (written("my_LIF") + STUB, {"run_lif": "my_LIF"}),
        (STUB + STUB.replace("run_lif", "run_LIF"), {}),
        ("run_LIF = lambda pars, Iinj: pars\n", {"run_lif": "run_LIF"}),
        (GIVEN.replace("simulate", "run_LIF") + written("my_LIF"), {"run_lif": "my_LIF"}),
        (GIVEN.replace("simulate", "run_LIF") + written("run_LIF"), {"run_lif": "run_LIF"}),
    ],
)
def test_the_name_that_counts(source, names):
    assert names_of({"hw.py": source}) == ("hw.py", names)
    book = json.dumps({"cells": [{"cell_type": "code", "source": source}]})
    assert names_of({"hw.ipynb": book}) == ("hw.ipynb", names)


def test_a_file_that_is_written_under_another_name_wins_over_the_untouched_stub():
    assert names_of({"lif_update.py": STUB, "hw.py": written("my_LIF")}) == ("hw.py", {"run_lif": "my_LIF"})


def test_names_out_of_a_star_import_count():
    files = {"hw.py": "from helpers import *\n", "helpers.py": written("run_LIF")}
    assert names_of(files) == ("helpers.py", {"run_lif": "run_LIF"})
    assert names_of({**files, "lif_update.py": "from helpers import *\n"})[1] == {"run_lif": "run_LIF"}


def test_a_copy_of_what_the_course_handed_out_answers_nothing():
    copy = 'def run_lif(pars, Iinj):\n    """Mine."""\n    # a comment\n    return (Iinj * 2)\n'
    assert answers(handed_in({"hw.py": copy}), {"lif_update": WANTED}) == ()
    assert answers(handed_in({"hw.py": copy.replace("2", "3")}), {"lif_update": WANTED}) == ("lif_update",)
    program, (problem,) = make_program(handed_in({"hw.py": copy}), "lif_update", WANTED, {}, None)
    assert program is None and "no answer found" in str(problem)


@pytest.mark.parametrize(
    ("body", "is_unwritten"),
    [
        ('raise NotImplementedError("yours")', True),
        ('"""Doc."""\n    raise NotImplementedError', True),
        ("v = 0\n    for k in range(3):\n        raise NotImplementedError('here')\n    return v", True),
        ("for k in range(3):\n        pass\n    raise NotImplementedError", True),
        ("if pars:\n        raise NotImplementedError\n    return 1", False),
        ("return 1\n    raise NotImplementedError", False),
        ("raise ValueError", False),
    ],
)
def test_a_function_is_unwritten_when_it_raises_whatever_it_is_given(body, is_unwritten):
    outline = outline_of(ast.parse(written("f", body)))
    assert (outline.unwritten == {"f"}) is is_unwritten


def test_a_function_that_counts_under_another_name_is_no_misspelling_of_a_third():
    wanted = Wanted({"alpha_m": ("V",), "alpha_h": ("V",)}, {"alpha_m": ("alphaM",)})
    (missing,) = look_for(handed_in({"hw.py": "def alphaM(V):\n    return V\n"}), wanted)
    assert (missing.function, missing.clue) == ("alpha_h", "")
