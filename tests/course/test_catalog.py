"""Exercises are found by folder, and an author's mistake is one sentence."""

import pytest

from autograder.authoring.scaffold import write_scaffold
from autograder.course.catalog import Course, find_course, load_spec
from autograder.course.declared import returns_of
from autograder.errors import SpecError, UsageError


@pytest.fixture
def course(tmp_path):
    (tmp_path / "exercises").mkdir()
    course = Course(tmp_path)
    write_scaffold(course, "decay_curve")
    return course


def test_a_folder_is_the_whole_registration(course):
    assert course.slugs == ("decay_curve",)
    assert course.solution("decay_curve").exercise.slug == "decay_curve"
    assert course.handout("decay_curve").functions == {"decay": ("t", "tau")}


def test_data_beside_the_stub_is_provided(course):
    folder = course.root / "exercises" / "decay_curve"
    (folder / "data").mkdir()
    (folder / "data" / "trace.csv").write_text("1,2")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").write_text("no")
    assert list(course.handout("decay_curve").provided) == ["data/trace.csv"]


def test_an_unknown_exercise_gets_a_suggestion(course):
    with pytest.raises(UsageError, match="did you mean 'decay_curve'"):
        course.handout("decay_curves")


def test_the_course_is_the_nearest_ancestor_with_exercises(course, monkeypatch):
    monkeypatch.chdir(course.root / "solutions" / "decay_curve")
    assert find_course(None).root == course.root


def test_a_root_without_exercises_is_refused(tmp_path):
    with pytest.raises(UsageError, match="exercises/"):
        find_course(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('id="decay"', 'id="other-time-constant"', "different"),
        ("points=2", "points=0", "above 0"),
        ("rtol=1e-6", "rtol=1.0", "rtol"),
        ("rtol=1e-6", "rtoll=1e-6", "rtoll"),
        ('Call("decay"', 'Call("decai"', "decai"),
        ("EXERCISE =", "EXERCIZE =", "EXERCISE"),
        ('slug="decay_curve"', 'slug="decay"', "name of its folder"),
        ("np.linspace", "np.linspaze", "line 7"),
        ("T, 10.0", "T, object()", "plain values"),
    ],
)
def test_an_authors_mistake_is_one_sentence(course, old, new, sentence):
    from autograder.course.plan import make_plan

    path = course.root / "solutions" / "decay_curve" / "spec.py"
    source = path.read_text()
    assert old in source
    path.write_text(source.replace(old, new, 1))
    with pytest.raises(SpecError, match=sentence) as caught:
        make_plan(course.solution("decay_curve").exercise)
    assert "\n" not in str(caught.value)


def test_a_missing_reference_is_named(course):
    (course.root / "solutions" / "decay_curve" / "decay_curve.py").unlink()
    with pytest.raises(SpecError, match="reference of decay_curve"):
        course.solution("decay_curve")


def test_a_spec_is_not_left_among_the_modules(course):
    import sys

    before = set(sys.modules)
    load_spec(course.root / "solutions" / "decay_curve" / "spec.py", "decay_curve")
    assert not {name for name in set(sys.modules) - before if "spec_decay" in name}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[a]\nexercises = []", "list of slugs"),
        ("[a]\nexercises = ['nope']", "folder in exercises"),
        ("[a]\nexercises = ['decay_curve']\nwieghts = {}", "wieghts"),
        ("[a]\nexercises = ['decay_curve']\nweights = {decay_curve = 0}", "above 0"),
        ("[a]\nexercises = ['decay_curve']\nshow_hidden_checks = ['never']", "one of always, after-due-date"),
        ("[a", "valid TOML"),
        ("a = 3", "table"),
    ],
)
def test_a_wrong_assignments_file_is_one_sentence(course, text, sentence):
    (course.root / "exercises" / "assignments.toml").write_text(text)
    with pytest.raises(SpecError, match=sentence):
        course.assignments()


def test_exercises_come_in_the_order_of_their_assignments(course):
    write_scaffold(course, "another")
    (course.root / "exercises" / "assignments.toml").write_text("[a]\nexercises = ['decay_curve']")
    assert course.in_order() == ("decay_curve", "another")


@pytest.mark.parametrize(
    ("aliases", "sentence"),
    [
        ('{"decay": ("my_decay",)}', ""),
        ('{"decai": ("my_decay",)}', "one of decay"),
        ('{"decay": ("decay",)}', "a name that no other function has"),
        ('{"decay": "my_decay"}', "must be a dict"),
        ('{"decay": ("my decay",)}', "the name of a function"),
        ('{"decay": ()}', "must be a dict"),
    ],
)
def test_aliases_are_other_names_of_functions_that_are_asked_for(course, aliases, sentence):
    path = course.root / "solutions" / "decay_curve" / "spec.py"
    path.write_text(path.read_text().replace("    checks=(", f"    aliases={aliases},\n    checks=(", 1))
    if sentence:
        with pytest.raises(SpecError, match=sentence):
            course.solution("decay_curve")
    else:
        exercise = course.solution("decay_curve").exercise
        assert course.handout("decay_curve").declared(exercise).aliases == {"decay": ("my_decay",)}
        assert course.wanted("decay_curve").all_names == {"decay", "my_decay"}


def test_what_a_function_returns_has_the_names_of_its_docstring():
    source = b'''def run(x):
    """Run.

    Returns
    -------
    v : array of float, shape (n,)
        Potential in mV : of the soma.
    times, counts : array of float
        Of the spikes.

    Notes
    -----
    other : nothing
    """


def plain(x):
    """Double.

    Returns
    -------
    array of float, shape (n,)
        Twice x.
    """
'''
    assert returns_of(source) == {"run": ("v", "times", "counts")}
    assert returns_of(b"def f(:") == {}
