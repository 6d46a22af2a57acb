"""Otter's hooks, called in its order: honest points for forgeries, and one sentence for every refusal."""

import json
from textwrap import dedent

import click
import pytest

from autograder.adapters.otter.config import (
    PLUGIN,
    UNUSABLE,
    USABLE,
    check_config,
    read_config,
    require_otter,
)
from autograder.errors import UsageError
from autograder.sandbox.forkserver.interpreter import needed_paths

WRONG = "\ndef decay(t, tau): return t * 0\n"

#: each takes points from stock Otter, or runs code in its process, or shows its hidden tests; all are wrong
FORGERIES = {
    "an object that is equal to everything": """
        class Yes:
            __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __array_ufunc__ = lambda *args, **kwargs: True
            __hash__ = object.__hash__
        def decay(t, tau): return Yes()
    """,
    "an object that returns itself": """
        class Me:
            __len__ = lambda self: 51
            __getitem__ = lambda self, key: self
            __sub__ = __abs__ = lambda self, *args: self
            __le__ = lambda self, other: True
        def decay(t, tau): return Me()
    """,
    "an array that is close to everything": """
        import numpy as np
        class Close(np.ndarray):
            def __array_ufunc__(self, ufunc, method, *inputs, **kwargs): return np.True_
            def __array_function__(self, func, types, args, kwargs): return True
        def decay(t, tau): return np.zeros(len(t)).view(Close)
    """,
    "comparisons of NumPy replaced": """
        import numpy as np
        np.isclose = np.allclose = np.testing.assert_allclose = lambda *args, **kwargs: True
    """,
    "Otter's test cases replaced": """
        from otter.test_files.exception_test import test_case
        test_case.call_func = lambda self, env: None
        from otter.test_files import ok_test
        ok_test.run_doctest = lambda *args, **kwargs: (True, "")
    """,
    "the checker of doctest replaced": """
        import doctest
        doctest.OutputChecker.check_output = lambda *args: True
    """,
    "the pickle of the results replaced": """
        import pickle
        dump = pickle.dump
        def forged(results, file):
            for found in results.results.values():
                found.update_score(found.possible)
            dump(results, file)
        pickle.dump = forged
    """,
    "the pickle of the results rewritten at the end": """
        import atexit, glob, pickle, tempfile
        @atexit.register
        def rewrite():
            for name in glob.glob(tempfile.gettempdir() + "/*.pkl"):
                with open(name, "rb") as file: results = pickle.load(file)
                for found in results.results.values(): found.update_score(found.possible)
                with open(name, "wb") as file: pickle.dump(results, file)
    """,
    "results.json written": """
        import json, pathlib
        for folder in ("..", "../..", "/autograder"):
            try:
                pathlib.Path(folder, "results").mkdir(exist_ok=True)
                place = pathlib.Path(folder, "results", "results.json")
                place.write_text(json.dumps({"score": 5, "tests": []}))
            except OSError: pass
    """,
    "the tests replaced": """
        import pathlib
        pathlib.Path("tests").mkdir(exist_ok=True)
        pathlib.Path("tests/decay.py").write_text("OK_FORMAT = False\\nname = 'decay'\\npoints = 5")
    """,
    "the caller's names read": """
        import sys
        def decay(t, tau):
            frame = sys._getframe(1)
            while frame:
                for names in (frame.f_locals, frame.f_globals):
                    for key in ("_ref", "expected", "reference"):
                        if key in names: return names[key]
                frame = frame.f_back
    """,
    "built-ins replaced": """
        import builtins
        builtins.bool = builtins.abs = builtins.compile = lambda *args, **kwargs: True
    """,
    "an end of the process at import": "import os; os._exit(0)",
    "an end of the process in a call": "import os\ndef decay(t, tau): os._exit(0)",
    "an exit at import": "import sys; sys.exit(0)",
    "an exception that is no Exception": """
        class Out(BaseException): pass
        def decay(t, tau): raise Out
    """,
}


@pytest.fixture
def shell(otter_shell, course):
    return otter_shell(course, ("decay",))


def test_right_answers_get_full_marks_and_the_stub_none(shell, known, otter_rows):
    right, stub = (shell.grade({"decay.py": known[name]}) for name in ("right", "stub"))
    assert (right.total, right.possible) == (5, 5)
    assert right.summary() == "decay results: All test cases passed!"
    assert (stub.total, stub.possible) == (0, 5)
    assert [row.status for row in otter_rows(stub)] == ["error", "failed"]  # a hidden one says no more


def test_a_case_says_what_a_report_says_and_of_a_hidden_check_its_points_alone(shell, known, otter_rows):
    visible, hidden = otter_rows(shell.grade({"decay.py": known["grows"]}))
    assert "Looks like: Your potential grows" in visible.text and "Hint: The potential" in visible.text
    assert (hidden.status, hidden.earned, hidden.possible, hidden.text) == ("failed", 0, 3, "")
    (one, other) = otter_rows(shell.grade({"decay.py": known["hard_coded"]}))
    assert (one.status, one.earned, other.status) == ("passed", 2, "failed")


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_earns_what_it_honestly_earns(shell, name, otter_rows):
    source = dedent(FORGERIES[name])
    results = shell.grade({"decay.py": (source if "def decay" in source else source + WRONG).encode()})
    assert (results.total, results.possible) == (0, 5)
    assert {row.status for row in otter_rows(results)} <= {"failed", "error"}


def test_a_forgery_beside_a_right_answer_takes_nothing_away(shell, known):
    source = dedent(FORGERIES["Otter's test cases replaced"]).encode() + known["right"]
    assert shell.grade({"decay.py": source}).total == 5


def test_neither_solutions_nor_tests_can_be_read_from_a_submission(shell, otter_rows):
    for folder in needed_paths():
        assert not shell.tree.is_relative_to(folder)
    source = f"""
        import os
        found = []
        for start in ({str(shell.tree)!r}, "..", "../..", "."):
            for folder, _, names in os.walk(start):
                for name in names:
                    try: found.append(open(os.path.join(folder, name)).read())
                    except Exception: pass
        def decay(t, tau): raise ValueError("read: " + " ".join(found))
    """
    results = shell.grade({"decay.py": dedent(source).encode()})
    visible = otter_rows(results)[0]
    assert visible.text.startswith("raised ValueError") and "EXERCISE" not in results.summary()
    assert "Grading spec" not in json.dumps(results.to_dict(), default=str)


def test_a_planted_log_is_gone_before_otter_looks_for_it(shell, known, otter):
    plugin = otter("autograder.adapters.otter.plugin").AutograderPlugin
    folder = shell.tree / "submission"
    folder.mkdir()
    (folder / ".OTTER_LOG").write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    plugin(str(folder / "decay.py"), {}, {}).before_grading(None)
    assert not (folder / ".OTTER_LOG").exists()


def test_folders_of_the_student_do_not_stand_in_for_those_of_the_grader(shell, known):
    spec = b"from autograder import *\nEXERCISE = Exercise(slug='decay', title='', checks=())"
    mine = {f".autograder/{name}": spec for name in ("solutions/decay/spec.py", "exercises/decay/decay.py")}
    assert shell.grade({"decay.py": known["grows"], **mine}).total == 0


def test_a_problem_of_the_files_is_a_case_without_points(shell, known):
    both = shell.grade({"one.py": known["right"], "two.py": known["grows"]})
    problem = both.results["decay"].test_case_results[0]
    assert "one.py" in problem.message and "two.py" in problem.message
    assert (both.total, both.possible) == (0, 5)
    assert problem.message in both.summary(public_only=True)


def test_weights_of_the_assignment_weigh_the_points(otter_shell, course, known):
    text = '[week]\ntitle = "Week"\nexercises = ["decay"]\nweights = { decay = 2.0 }\n'
    (course.root / "exercises" / "assignments.toml").write_text(text)
    shell = otter_shell(course, ("decay",), "week")
    results = shell.grade({"decay.py": known["hard_coded"]}, {"assignment": "week"})
    assert (results.total, results.possible) == (4, 10)


def test_a_submission_that_cannot_be_graded_has_no_results(shell, known):
    reference = shell.tree / "source/files/.autograder/solutions/decay/decay.py"
    reference.write_text("def decay(t, tau): raise OSError\n")
    with pytest.raises(click.ClickException, match="decay could not be graded: "):
        shell.grade({"decay.py": known["right"]})


def test_a_zip_without_a_course_is_refused(shell, known):
    (shell.tree / "source/files/.autograder/solutions").rename(shell.tree / "elsewhere")
    with pytest.raises(click.ClickException, match="make it with 'autograder export otter'"):
        shell.grade({"decay.py": known["right"]})


def test_a_kernel_of_otters_that_failed_gives_no_zero(shell, known, otter):
    plugin = otter("autograder.adapters.otter.plugin").AutograderPlugin(None, {}, None)
    results = otter("otter.test_files").GradingResults.without_results(EOFError("no pickle"))
    with pytest.raises(click.ClickException, match="Otter's own kernel failed: no pickle"):
        plugin.after_grading(results)


@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        ({"assignement": "week"}, "a key 'assignement' that it does not know; its only one is 'assignment'"),
        ({"assignment": 3}, "must be the name of an assignment; got 3 instead"),
        (["week"], "must be an object with the key 'assignment'"),
        ({"assignment": "week 7"}, "There is no assignment 'week 7'"),
    ],
)
def test_a_wrong_configuration_of_the_plugin_is_one_sentence(shell, known, config, sentence):
    with pytest.raises(click.ClickException, match=sentence):
        shell.grade({"decay.py": known["right"]}, config)


@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        ({"threshold": 0.25}, "a key 'threshold' that Otter does not know; did you mean 'score_threshold'?"),
        ({"fish": 1}, "a key 'fish' that Otter does not know; leave it out"),
        ({"pdf": True}, "sets 'pdf', for which Otter would have to run or render the notebook itself"),
        ({"token": "secret"}, "sets 'token'"),
        ({"lang": "r"}, "sets 'lang' to 'r'; exercises here are in 'python'"),
    ],
)
def test_keys_that_otter_would_ignore_or_use_beside_the_solutions_are_refused(shell, known, config, sentence):
    with pytest.raises(UsageError, match=sentence):
        check_config(config)
    (shell.tree / "source" / "otter_config.json").write_text(json.dumps(config))
    with pytest.raises(click.ClickException, match=sentence):
        shell.grade({"decay.py": known["right"]})


def test_generating_with_the_plugin_refuses_unknown_keys_too(otter):
    plugin = otter("autograder.adapters.otter.plugin").AutograderPlugin(None, {}, {})
    with pytest.raises(click.ClickException, match="did you mean 'show_stdout'"):
        plugin.during_generate({"show_stdouts": True}, None)


def test_every_key_that_otter_knows_is_known_here(otter):
    config = otter("otter.run").AutograderConfig
    known = {key for key in vars(config()) if not key.startswith("_")} - {"lang", "otter_run"}
    assert known == USABLE | UNUSABLE
    check_config({"zips": False, "pdf": False, "debug": False, "lang": "python"})  # what `otter grade` writes


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "must be JSON; got an error"),
        ("[]", "must hold a JSON object; got list"),
        (None, "cannot be read"),
    ],
)
def test_a_broken_configuration_file_is_one_sentence(tmp_path, text, sentence):
    path = tmp_path / "otter_config.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(UsageError, match=sentence):
        read_config(path)


@pytest.mark.parametrize("version", ["6.1.6", "8.0.0"])
def test_an_otter_that_is_not_known_is_refused(shell, known, monkeypatch, version):
    monkeypatch.setattr("importlib.metadata.version", lambda name: version)
    with pytest.raises(click.ClickException, match=f"Otter {version} is not known .* works with Otter 7"):
        shell.grade({"decay.py": known["right"]})


def test_an_otter_that_is_missing_is_said_so(monkeypatch):
    monkeypatch.setattr("autograder.adapters.otter.config.DISTRIBUTION", "no-such-distribution")
    with pytest.raises(UsageError, match="Otter is not installed here; get it with: pip install"):
        require_otter()


def test_the_plugin_is_where_its_name_says(otter):
    module, _, name = PLUGIN.rpartition(".")
    assert issubclass(getattr(otter(module), name), otter("otter.plugins").AbstractOtterPlugin)
