import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.boundary.wanted import Wanted
from autograder.submission.answer_file import answers
from autograder.submission.cells import Cell
from autograder.submission.missing_functions import look_for
from autograder.submission.program import make_program, program_of_source
from autograder.submission.submission import submission_of

LIF = {"lif_dv": ("v", "I", "pars"), "run_lif": ("pars", "Iinj")}
RIGHT = "import numpy as np\ndef lif_dv(v, I, pars):\n    return v\ndef run_lif(pars, Iinj):\n    return v\n"


def book(*sources, kind="code"):
    return json.dumps({"cells": [{"cell_type": kind, "source": source} for source in sources]})


def handed_in(files):
    return submission_of(
        "ada", {name: data.encode() if isinstance(data, str) else data for name, data in files.items()}
    )


def program_of(files, provided=None, drivers=None, functions=LIF, slug="lif_update"):
    program, problems = make_program(handed_in(files), slug, Wanted(functions), provided or {}, drivers)
    return program, tuple(map(str, problems))


def origin(files):
    program, problems = program_of(files)
    assert program is not None, problems
    return program.origin


def refusal(files):
    program, problems = program_of(files)
    assert program is None
    return "; ".join(problems)


def test_the_program_of_a_script_is_its_text_as_one_cell():
    program, problems = program_of({"lif_update.py": b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode()})
    assert problems == ()
    assert (program.name, program.kind, program.cells) == ("lif_update", "script", (Cell(0, RIGHT),))
    assert program.files == {} and program.drivers is None and program.modules == {"numpy"}


def test_the_program_of_a_notebook_is_its_code_cells():
    program, problems = program_of({"hw.ipynb": book("%matplotlib inline\nimport sympy", RIGHT, "x = (")})
    assert program.kind == "notebook"
    assert [cell.label for cell in program.cells] == ["cell 1", "cell 2", "cell 3"]
    assert program.cells[0].source.endswith("\nimport sympy")
    assert len(problems) == 1 and problems[0].startswith("hw.ipynb, cell 3, line 1: syntax error")
    assert program.modules == {"numpy", "sympy"}


@pytest.mark.parametrize(
    "name",
    [
        "LIF_Update.py",
        "lif_update (1).py",
        "lif_update-3.py",
        "lif_update_1.py",
        "lif-update.PY",
        "lif_update - Copy.py",
        "hw/lif_update.py",
    ],
)
def test_the_exercise_s_own_file_wins_whatever_computers_did_to_its_name(name):
    assert origin({name: "def lif_dv(): ...", "all.py": RIGHT, "all.ipynb": book(RIGHT)}) == name


def test_then_the_notebook_that_answers_and_then_the_script_that_binds_most():
    part = "def lif_dv(): ..."
    assert origin({"a.py": RIGHT, "hw.ipynb": book(part), "x.ipynb": book("x = 1")}) == "hw.ipynb"
    assert origin({"a.py": part, "b.py": RIGHT, "c.ipynb": book("x = 1")}) == "b.py"
    assert origin({"a.ipynb": book(RIGHT), "lif_update.ipynb": book(RIGHT + "#")}) == "lif_update.ipynb"


def test_the_exact_name_nearest_to_the_top_wins_and_the_others_are_mentioned():
    program, problems = program_of(
        {
            "lif_update.py": RIGHT,
            "lif_update (1).py": RIGHT + "# newer",
            "same/lif_update.py": RIGHT,
            "old/lif_update.py": RIGHT + "# older",
        }
    )
    assert program.origin == "lif_update.py"
    assert problems == (
        "lif_update (1).py was not graded: lif_update.py is the answer",
        "old/lif_update.py was not graded: lif_update.py is the answer",
    )


@pytest.mark.parametrize(
    "names",
    [
        ("a.py", "b.py"),
        ("a.ipynb", "b.ipynb"),
        ("w1/lif_update.py", "w2/lif_update.py"),
        ("lif_update (1).py", "lif_update (2).py"),
    ],
)
def test_a_tie_names_both_files_unless_they_are_the_same(names):
    files = {
        name: book(text) if name.endswith("b") else text
        for name, text in zip(names, [RIGHT, RIGHT + "#"], strict=True)
    }
    sentence = refusal(files)
    assert all(name in sentence for name in names) and "hand in one of them only" in sentence
    assert origin(dict.fromkeys(files, files[names[0]])) == names[0]


def test_a_file_that_builds_on_another_completes_it():
    helper = "def lif_dv(): ...\ndef run_lif(): ...\n"
    main = "from helper import *\ndef run_lif(): return 1\n"
    assert origin({"helper.py": helper, "main.py": main}) == "main.py"
    assert origin({"helper.py": helper, "plots.py": "from helper import lif_dv, run_lif\n"}) == "helper.py"


def test_functions_count_that_are_imported_assigned_or_bound_in_a_block():
    package = {"own/deep.py": "from .er import *", "own/er.py": RIGHT, "own/__init__.py": ""}
    assert origin({"main.py": "from own.deep import *"} | package) == "main.py"
    assert origin({"a.py": "try:\n    from x import step as lif_dv\nexcept ImportError:\n    pass"}) == "a.py"
    assert origin({"a.py": "lif_dv = lambda v, I, pars: v"}) == "a.py"
    assert origin({"a.ipynb": book("from helper import *"), "helper.py": RIGHT}) == "a.ipynb"
    assert "no answer found" in refusal({"a.py": "class A:\n    def lif_dv(self): ...\n"})


def test_star_imports_in_a_circle_end():
    files = {"a.py": "from b import *", "b.py": "from a import *\nfrom c import *", "c.py": RIGHT}
    assert origin(files) == "c.py"
    ladder = {f"m{i}.py": f"from m{i + 1} import *\nfrom m{i + 2} import *" for i in range(60)}
    assert "no answer found" in refusal(ladder)


def test_a_syntax_error_in_the_answer_is_the_problem_with_its_line():
    sentence = refusal({"lif_update.py": "x = 1\ndef lif_dv(v:\n    return v\n", "other.py": RIGHT})
    assert sentence.startswith("lif_update.py: syntax error at line 2: ") and "def lif_dv(v:" in sentence
    assert refusal({"mine.py": "def lif_dv(v:\n"}).startswith("mine.py: syntax error at line 1")


def test_a_broken_cell_leaves_the_notebook_the_answer():
    program, problems = program_of({"hw.ipynb": book("def lif_dv(v:\n  return v", "x = 1")})
    assert len(program.cells) == 2 and "hw.ipynb, cell 1, line 1: syntax error" in problems[0]


def test_a_file_of_the_right_name_without_the_functions_gives_way():
    assert origin({"lif_update.py": "x = 1", "hw.ipynb": book(RIGHT)}) == "hw.ipynb"
    assert origin({"lif_update.py": "", "mine.py": RIGHT}) == "mine.py"
    assert origin({"lif_update.py": "globals()['lif_dv'] = len"}) == "lif_update.py"


@pytest.mark.parametrize(
    ("files", "part"),
    [
        ({}, "no files were handed in"),
        ({"lif_update.py": b""}, "lif_update.py is empty (0 bytes)"),
        ({"lif_update.py": b"\0\1"}, "lif_update.py holds binary data"),
        ({"lif_update.py": b"# coding: utf-7\n"}, "declares the encoding utf-7"),
        ({"lif_update.ipynb": b'{"cells": ['}, "lif_update.ipynb ends in the middle"),
        ({"lif_update.ipynb": book("# nothing\n", kind="markdown")}, "lif_update.ipynb has no code cells"),
        ({"a.ipynb": book("```\ndef lif_dv(v):\n```", kind="markdown")}, "in a text cell: change that cell"),
        ({"lif_update.ipynb": book("%%writefile a.txt\nls")}, "lif_update.ipynb has no code to run"),
        ({"hw.ipynb": b"{"}, "hw.ipynb ends in the middle"),
        ({"a.txt": "x"}, "there is no file lif_update.py, and no other defines lif_dv or run_lif"),
        (
            {"my_lif.py": "x = 1\ndef lifdv(v, I, p): ..."},
            "lifdv in my_lif.py looks similar: rename it to lif_dv",
        ),
        (
            {"my.py": "def run_lіf(pars, I): ..."},
            "the name of run_lif in my.py holds a Cyrillic letter that looks Latin: type",
        ),
        ({"my.py": "def Run_LIF(pars, I): ..."}, "Run_LIF in my.py looks similar: rename it to run_lif"),
        (
            {"my.ipynb": book("def lif_dw(*args): ...")},
            "lif_dw in my.ipynb looks similar: rename it to lif_dv",
        ),
        (
            {"my.py": "class A:\n  def lif_dv(): ..."},
            "my.py defines lif_dv inside another function or a class",
        ),
        (
            {
                "a.ipynb": json.dumps(
                    {
                        "cells": [
                            {"cell_type": "markdown", "source": RIGHT},
                            {"cell_type": "code", "source": "x"},
                        ]
                    }
                )
            },
            "lif_dv of a.ipynb stands in a text cell",
        ),
    ],
)
def test_a_missing_answer_is_explained(files, part):
    assert part in refusal(files)


def test_a_missing_function_is_looked_for_in_the_other_files():
    other = "def run_lif(): ...\ndef lif_dv(): ..."
    submission = handed_in({"lif_update.py": "def lif_dv(): ...", "b.py": other})
    (missing,) = look_for(submission, Wanted(LIF), "lif_update.py")
    assert str(missing.problem) == (
        "no function run_lif was found in lif_update.py, but b.py has one: import it or move it there"
    )


def clues(source, **functions):
    found = look_for(handed_in({"hw.py": source}), Wanted(functions))
    return {missing.function: missing.clue.partition(" in hw.py")[0].strip("; ") for missing in found}


def test_one_function_of_an_exercise_is_no_misspelling_of_another():
    source = "def alpha_n(v): ...\ndef beta_m(v): ..."
    assert clues(source, alpha_m=("v",), alpha_n=("v",), beta_m=("v",)) == {"alpha_m": ""}


def test_only_functions_that_take_the_arguments_are_advised_to_be_renamed():
    source = "charge_transfers = 3\ndef charge_transfer_(): ...\ndef plot_charge_transfer(t, q): ...\n"
    assert clues(source, charge_transfer=("t", "q")) == {"charge_transfer": ""}
    assert clues("def chargetransfer(t, q=1): ...", charge_transfer=("t", "q")) != {"charge_transfer": ""}


def test_every_function_is_taken_for_the_one_that_it_is_most_like():
    source = "def alphaM(v): ...\ndef alpha_nn(v): ...\n"
    assert clues(source, alpha_m=("v",), alpha_n=("v",)) == {"alpha_m": "alphaM", "alpha_n": "alpha_nn"}


def test_the_other_files_lie_beside_the_answer_as_they_were():
    program, problems = program_of(
        {
            "hw/lif_update.py": "from helper import f\nimport deep.er\n" + RIGHT,
            "hw/helper.py": "import scipy\nf = 1",
            "hw/deep/er.py": "from . import est",
            "hw/deep/est.py": "import sympy",
            "hw/data/x.csv": "1",
            "hw/cv_isi.py": "import pandas",
            "hw/a.ipynb": book("x"),
            "hw/report.pdf": "",
            "hw/native.so": b"\x7fELF",
            "helper.py": "outer",
            "root.py": "import matplotlib",
        }
    )
    assert problems == ()
    assert sorted(program.files) == [
        "cv_isi.py",
        "data/x.csv",
        "deep/er.py",
        "deep/est.py",
        "helper.py",
        "root.py",
    ]
    assert program.files["helper.py"] == b"import scipy\nf = 1"
    assert program.modules == {"numpy", "scipy", "sympy"}


def test_the_answer_is_placed_only_when_a_file_imports_it_back():
    helper = "from lif_update import lif_dv\n"
    program, _ = program_of({"lif_update.py": "import helper\n" + RIGHT, "helper.py": helper})
    assert sorted(program.files) == ["helper.py", "lif_update.py"]
    program, _ = program_of({"lif_update.py": RIGHT, "helper.py": helper})
    assert sorted(program.files) == ["helper.py"]


def test_provided_files_win_over_the_student_s():
    program, problems = program_of(
        {"lif_update.py": "from tools import g\n" + RIGHT, "tools.py": "mine", "data": "not a folder"},
        provided={"tools.py": b"import scipy\ng = 1", "data/x.csv": b"1"},
        drivers=b"import mpmath\n",
    )
    assert program.files == {"tools.py": b"import scipy\ng = 1", "data/x.csv": b"1"}
    assert problems == ("data has the name of another file or folder and was left out",)
    assert program.drivers == b"import mpmath\n" and program.modules == {"numpy", "scipy", "mpmath"}


def test_a_helper_that_hides_an_installed_module_is_left_out_and_named():
    program, problems = program_of(
        {
            "lif_update.py": RIGHT,
            "numpy.py": "evil",
            "json.py": "",
            "scipy/__init__.py": "",
            "numpy.csv": "1",
            "deep/json.py": "",
        }
    )
    assert sorted(program.files) == ["deep/json.py", "numpy.csv"]
    assert problems == tuple(
        f"{name} hides the installed module {module} and was left out: rename it"
        for name, module in (("numpy.py", "numpy"), ("json.py", "json"), ("scipy/__init__.py", "scipy"))
    )
    program, problems = program_of({"signal.py": RIGHT})
    assert program.files == {} and problems == ()


def test_written_files_are_placed_unless_they_would_lead_out():
    cells = [
        "%%writefile helper.py\nimport scipy",
        "%%writefile ../evil.py\nx",
        "%%writefile /etc/x\ny",
        "%%writefile json.py\nx",
        "from helper import *\n" + RIGHT,
    ]
    program, problems = program_of({"hw.ipynb": book(*cells), "helper.py": "old"})
    assert program.files == {"helper.py": b"import scipy\n"}
    assert program.modules == {"numpy", "scipy"}
    assert len(problems) == 3


def test_too_much_data_is_not_placed(monkeypatch):
    monkeypatch.setattr("autograder.submission.workdir.MAX_PLACED", 1000)
    program, problems = program_of({"lif_update.py": RIGHT, "a.csv": "x" * 1001, "b.csv": "y" * 800})
    assert list(program.files) == ["b.csv"] and problems[0].startswith("a.csv is beyond")


def test_the_digest_is_that_of_what_runs():
    base = {"lif_update.py": RIGHT}
    first, _ = program_of(base)
    assert program_of({"hw/lif_update.py": RIGHT, "hw/a.pdf": "x"})[0].digest == first.digest
    others = [
        program_of({"lif_update.py": RIGHT + "#"}),
        program_of(base | {"a.csv": "1"}),
        program_of(base, drivers=b"x"),
        program_of(base, provided={"a": b"1"}),
        program_of({"a.ipynb": book(RIGHT)}),
    ]
    assert len({program.digest for program, _ in others} | {first.digest}) == len(others) + 1


def test_a_known_answer_is_a_program_too():
    provided = {"tools.py": b"import scipy", "unused.py": b"import sympy"}
    program = program_of_source("lif_update", RIGHT.encode() + b"import tools\n", provided, b"import mpmath")
    assert program.kind == "script" and program.files == provided and program.drivers == b"import mpmath"
    assert program.modules == {"numpy", "scipy", "mpmath"}


def test_what_a_submission_answers_is_found_by_name_and_by_functions():
    functions = {"product_rule": ("alpha_function",), "lif_update": LIF, "cv_isi": ("isi_cv",)}
    functions["ou_noise"] = ("ou_noise",)
    wanted = {slug: Wanted(dict.fromkeys(names, ())) for slug, names in functions.items()}
    assert answers(handed_in({"lif_update.py": "", "hw.ipynb": book("def isi_cv(x): ...")}), wanted) == (
        "lif_update",
        "cv_isi",
    )
    assert answers(handed_in({"a.py": "def ou_noise(:\n"}), wanted) == ("ou_noise",)
    assert answers(handed_in({"a.py": "import ou_noise\nx = 1", "b.txt": "def isi_cv(): ..."}), wanted) == ()
    assert answers(handed_in({"main.py": "from h import *", "h.py": RIGHT}), wanted) == ("lif_update",)


NAMES = st.sampled_from(
    ["lif_update.py", "lif_update (1).py", "a.py", "b.py", "c/a.py", "json.py", "hw.ipynb", "c/__init__.py"]
)
TEXTS = st.sampled_from(
    [
        b"",
        b"\0",
        RIGHT.encode(),
        b"def lif_dv(:",
        b"from a import *",
        b"from .b import *\nimport c.a",
        book(RIGHT).encode(),
        book("from a import *", "%%writefile b.py\nx").encode(),
        b'{"cells": [',
        b"lif_dv = 1",
        b"import json, lif_update",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES, TEXTS, max_size=6))
def test_any_mixture_of_files_gives_a_program_or_a_sentence(files):
    program, problems = program_of(files, provided={"tools.py": b""})
    assert program is not None or problems
    assert all(sentence.isprintable() and not sentence.endswith(".") for sentence in problems)
    if program is not None:
        assert program.cells and program.files["tools.py"] == b"" and "json.py" not in program.files


STUB = "def lif_dv(v, I, pars):\n    '''Return it.'''\n    raise NotImplementedError('lif_dv')\n"
STUB += "def run_lif(pars, Iinj):\n    raise NotImplementedError\n"
WRITTEN = STUB.replace("raise NotImplementedError('lif_dv')", "return v")


@pytest.mark.parametrize(
    ("files", "answer"),
    [
        ({"lif_update.py": STUB, "week1.ipynb": book(WRITTEN)}, "week1.ipynb"),
        ({"lif_update.py": WRITTEN, "week1.ipynb": book(STUB)}, "lif_update.py"),
        ({"lif_update.py": STUB, "week1.ipynb": book(STUB)}, "lif_update.py"),
        ({"lif_update.py": WRITTEN, "week1.ipynb": book(WRITTEN)}, "lif_update.py"),
        ({"lif_update.py": STUB, "week1.ipynb": book(STUB, WRITTEN)}, "week1.ipynb"),
        ({"lif_update.py": STUB, "week1.ipynb": book(WRITTEN, STUB)}, "lif_update.py"),
        ({"lif_update.py": STUB, "week1.ipynb": book(STUB), "conftest.py": "x = 1"}, "lif_update.py"),
        ({"copy.ipynb": book(STUB), "week1.ipynb": book(WRITTEN)}, "week1.ipynb"),
    ],
)
def test_a_stub_that_nobody_touched_gives_way_to_what_is_written(files, answer):
    assert origin(files) == answer


def test_what_was_written_under_another_name_is_not_passed_by_for_a_stub():
    files = {"lif_update.py": WRITTEN.replace("def lif_dv", "def lif_vd").replace("run_lif", "lif_run")}
    assert origin({**files, "week1.ipynb": book(STUB)}) == "lif_update.py"


def test_a_syntax_error_in_what_was_written_is_not_passed_by_for_a_stub():
    assert "syntax error" in refusal({"lif_update.py": "def lif_dv(:", "week1.ipynb": book(STUB)})


def test_two_notebooks_in_which_something_is_written_are_a_tie():
    other = WRITTEN.replace("return v", "return I")
    assert "a.ipynb and b.ipynb both answer" in refusal({"a.ipynb": book(WRITTEN), "b.ipynb": book(other)})


HELPED = "from hw1.helpers import gap\n" + RIGHT


@pytest.mark.parametrize(
    ("files", "placed"),
    [
        ({"lif_update.py": HELPED, "helpers.py": "gap = 1"}, "hw1/helpers.py"),
        ({"hw1/lif_update.py": HELPED, "hw1/helpers.py": "gap = 1"}, "hw1/helpers.py"),
        ({"src/lif_update.py": HELPED, "helpers.py": "gap = 1"}, "hw1/helpers.py"),
        ({"top/hw1/lif_update.py": HELPED, "top/hw1/helpers.py": "gap = 1"}, "hw1/helpers.py"),
        ({"lif_update.py": HELPED, "helpers/__init__.py": "gap = 1"}, "hw1/helpers/__init__.py"),
        (
            {"a/lif_update.py": HELPED.replace("hw1", "me.hw1"), "a/helpers.py": "gap = 1"},
            "me/hw1/helpers.py",
        ),
        (
            {"p/src/lif_update.py": HELPED.replace("hw1", "lib"), "p/lib/helpers.py": "gap = 1"},
            "lib/helpers.py",
        ),
    ],
)
def test_an_import_may_begin_at_the_project_s_root(files, placed):
    program, problems = program_of(files)
    assert program.files[placed] == b"gap = 1" and problems == ()
    assert program.modules == {"numpy"}


def test_a_module_that_is_nowhere_in_the_project_is_left_to_say_so():
    program, _ = program_of(
        {"lif_update.py": "import torch.nn\nfrom hw1.gone import f\n" + RIGHT, "x.py": ""}
    )
    assert list(program.files) == ["x.py"] and program.modules == {"numpy", "torch", "hw1"}


def test_a_helper_below_the_root_may_import_from_the_root_too():
    program, _ = program_of(
        {
            "lif_update.py": HELPED,
            "helpers.py": "from hw1.deep.er import gap",
            "deep/er.py": "import scipy\ngap = 1",
        }
    )
    assert {"hw1/helpers.py", "hw1/deep/er.py"} <= program.files.keys()
    assert program.modules == {"numpy", "scipy"}


def test_a_star_import_from_a_file_that_a_cell_writes_hands_its_names_on():
    cells = ("%%writefile my_lif.py\n" + RIGHT, "from my_lif import *")
    program, problems = program_of({"hw/mine.ipynb": book(*cells)})
    assert program.origin == "hw/mine.ipynb" and problems == ()
    assert "lif_dv" in program.files["my_lif.py"].decode()


def test_names_are_handed_on_through_files_that_import_each_other():
    files = {f"m{n}.py": "".join(f"from m{other} import *\n" for other in range(30)) for n in range(30)}
    files["m7.py"] += RIGHT
    files["lif_update.py"] = "from m3 import *\n"
    assert origin(files) == "lif_update.py"


def test_names_are_handed_on_by_what_a_notebook_writes():
    cells = (
        "%%writefile tools.py\nfrom more import *",
        f"%%writefile more.py\n{RIGHT}",
        "from tools import *",
    )
    assert origin({"hw.ipynb": book(*cells), "other.py": "x = 1"}) == "hw.ipynb"


def test_of_many_files_that_tie_none_is_looked_through_for_one_that_imports_the_others():
    files = {f"m{n}.py": RIGHT.replace("def", f"# {n}\ndef", 1) for n in range(40)}
    files["m0.py"] += "".join(f"import m{n}\n" for n in range(40))
    assert "both answer" in refusal(files)
