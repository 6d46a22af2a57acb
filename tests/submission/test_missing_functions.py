"""What keeps an answer away is said once, and so that the student knows what to change."""

import json

import pytest

from autograder.boundary.wanted import Wanted
from autograder.submission.missing_functions import missing_functions, nothing_found
from autograder.submission.submission import submission_of

VALUES = Wanted(values=("f", "du_dt", "dv_dt", "df_dt"))
CV = Wanted({"isi_cv": ("spike_times",)})


def notebook(*cells):
    return json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells]}).encode()


def nothing(wanted, **files):
    submission = submission_of("s", {f"{name}.py": text.encode() for name, text in files.items()})
    return [str(problem) for problem in nothing_found(submission, "hw1", wanted)[1:]]


def test_that_nothing_was_found_is_not_said_again_with_the_clue():
    assert nothing(CV, my="def ISI_CV(x): return x\n") == [
        "ISI_CV in my.py looks similar: rename it to isi_cv"
    ]


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("f = du_dt = dv_dt = 1", "in my.py df_dt is missing"),
        ("f = du_dt = dv_dt = dF_dt = 1", "in my.py dF_dt must be called df_dt"),
        ("F = du_dt = dv_dt = 1", "in my.py F must be called f, df_dt is missing"),
    ],
)
def test_a_program_is_told_which_values_it_lacks(source, sentence):
    assert nothing(VALUES, my=source) == [sentence]


@pytest.mark.parametrize("source", ["f = 1", "f = du_dt = 1", "x = y = 1", "def isi_cv(x): ..."])
def test_a_program_that_happens_to_bind_few_of_the_values_is_not_meant(source):
    assert nothing(VALUES, my=source) == []


def missing(source, *called):
    submission = submission_of("s", {"hw.ipynb": source})
    return [str(problem) for problem in missing_functions(submission, CV, "hw.ipynb", called)]


def test_a_function_in_a_cell_with_a_syntax_error_is_not_also_said_to_be_missing():
    assert missing(notebook("x = 1", "def isi_cv(x):\n    return (x\n"), "isi_cv") == []
    assert missing(notebook("x = 1", "y = (x\n"), "isi_cv") == ["no function isi_cv was found"]
