"""What `examples.json` keeps is what was written, and damage in it is one sentence."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder import Call, Check, Exercise, close, exact, raises, satisfies, spikes, symbolic
from autograder.authoring.generated_files import examples_text
from autograder.boundary.outputs import Raised, Returned
from autograder.course.examples import from_plain, read_examples, stale, to_plain, write_examples
from autograder.course.plan import make_plan
from autograder.errors import SpecError, UsageError
from autograder.grading.references import References
from autograder.judge.verdict import judge

ARRAYS = hnp.arrays(
    st.sampled_from([np.bool_, np.int8, np.int64, np.uint64, np.float32, np.float64, np.complex128]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.complex_numbers()
VALUES = st.recursive(
    SCALARS | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text() | st.integers() | st.floats(allow_nan=False), inner, max_size=3)
    ),
    max_leaves=6,
)


def same(one, other):
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, list | tuple):
        return type(one) is type(other) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return type(one) is type(other) and repr(one) == repr(other)


@given(VALUES)
def test_every_plain_value_comes_back_from_json(value):
    text = json.dumps(to_plain(value), allow_nan=False)
    # a nan's payload and sign are no part of its value
    canonical = from_plain(json.loads(json.dumps(to_plain(value))))
    assert same(canonical, from_plain(json.loads(text)))
    if "nan" not in text:
        assert same(value, canonical)


def test_numpy_numbers_are_written_as_numbers():
    assert to_plain(np.float64(2.0)) == 2.0 and to_plain(np.int8(3)) == 3
    assert to_plain([np.bool_(True), np.float32("inf")]) == [True, {"float": "inf"}]


@pytest.mark.parametrize("value", [{}, {"float": "1", "tuple": []}, {"object": 3}, {"complex": [1]}])
def test_an_unknown_tag_is_refused(value):
    with pytest.raises(ValueError):
        from_plain(value)


CHECKS = (
    Check(id="numbers", points=1, call=Call("f", np.arange(3.0)), expect=close(ignore=lambda ref: ref > 2)),
    Check(
        id="kind",
        points=1,
        call=Call("f", np.arange(2), k=True),
        expect=exact(),
        hint="Look.",
        readme_hints=(2,),
    ),
    Check(id="times", points=1, call=(Call("f", 1), Call("f", 2)), expect=spikes(window=0.5)),
    Check(id="raises", points=1, call=Call("f", -1.0), expect=raises("ValueError")),
    Check(id="formula", points=1, call=Call("f"), expect=symbolic("a"), reveal="direction"),
    Check(id="secret", points=2.5, call=Call("f", 987654.0), expect=close(), hidden=True),
)
OUTPUTS = {
    "numbers": (Returned(np.array([1.0, 2.0, 3.0])),),
    "kind": (Returned([1, True, "x"]),),
    "times": (Returned(np.array([5.0, 7.5])), Returned([])),
    "raises": (Raised("ValueError", "must be above 0"),),
    "formula": (Returned("4*a**3"),),
    "secret": (Returned(123456.0),),
}


@pytest.fixture
def written(course):
    exercise = Exercise(slug="decay", title="Größe", checks=CHECKS)
    text = write_examples(exercise, OUTPUTS)
    (course.root / "exercises" / "decay" / "examples.json").write_text(text, encoding="utf-8")
    return course.handout("decay"), text


def test_visible_checks_come_back_whole_and_hidden_ones_as_a_number(written):
    public, text = written
    exercise, expected, hidden = read_examples(public)
    assert hidden == 1 and json.loads(text)["hidden_points"] == 2.5
    assert exercise.title == "Größe"
    visible = CHECKS[:-1]
    assert [(c.id, c.title, c.points, c.hint, c.readme_hints, c.reveal) for c in exercise.checks] == [
        (c.id, c.title, c.points, c.hint, c.readme_hints, c.reveal) for c in visible
    ]
    assert make_plan(exercise).messages == make_plan(exercise, visible).messages
    assert all(len(expected[check.id]) == len(check.calls) for check in exercise.checks)


def test_nothing_of_a_hidden_check_is_written(written):
    assert not [word for word in ("secret", "987654", "123456") if word in written[1]]


def test_a_symbolic_answer_is_kept_as_values_only(written):
    assert "a**3" not in written[1]


def test_the_reference_passes_its_own_examples_and_another_answer_does_not(written):
    exercise, expected, _ = read_examples(written[0])
    for check in exercise.checks:
        outputs = OUTPUTS[check.id]
        assert judge(check, outputs, expected[check.id]).status == "passed", check.id
        wrong = [Returned(-3.0) for _ in outputs]
        assert judge(check, wrong, expected[check.id]).earned == 0, check.id


def test_writing_twice_gives_the_same_text(written):
    assert write_examples(Exercise(slug="decay", title="Größe", checks=CHECKS), OUTPUTS) == written[1]


def test_fresh_examples_are_not_stale(written):
    assert stale(*written) is None


def test_a_comparer_that_cannot_be_written_down_is_refused(course):
    with pytest.raises(SpecError, match="must be close, exact"):
        Check(id="c", points=1, call=Call("f"), expect=satisfies(len))


DAMAGE = [
    "",
    "{",
    "[]",
    "null",
    "3",
    '{"checks": []}',
    '{"checks": {}}',
    '{"checks": [{}]}',
]


@pytest.mark.parametrize("text", DAMAGE)
def test_a_damaged_file_is_one_sentence(course, text):
    public = course.handout("decay")
    (public.folder / "examples.json").write_text(text)
    with pytest.raises(UsageError, match=r"examples.json of decay is damaged .* get the exercise's folder"):
        read_examples(public)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", 3),
        ("points", -1),
        ("calls", []),
        ("calls", [{}]),
        ("calls", ["decay"]),
        ("expect", {"kind": "satisfies"}),
        ("expect", {}),
        ("expected", []),
        ("expected", [1, 2]),
        ("expected", [{"object": 1}]),
        ("expected", [{"array": ["<f8", [2], [1.0]]}]),
        ("reveal", "all"),
    ],
)
def test_a_damaged_check_is_one_sentence(course, field, value):
    public = course.handout("decay")
    path = public.folder / "examples.json"
    document = json.loads(path.read_text())
    document["checks"][0][field] = value
    path.write_text(json.dumps(document))
    with pytest.raises(UsageError, match="damaged"):
        read_examples(public)


def test_binary_junk_is_one_sentence(course):
    public = course.handout("decay")
    (public.folder / "examples.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="damaged"):
        read_examples(public)


def test_a_missing_file_is_one_sentence(course):
    public = course.handout("decay")
    (public.folder / "examples.json").unlink()
    with pytest.raises(UsageError, match=r"examples.json of decay is missing"):
        read_examples(public)


def test_the_scaffolds_examples_are_those_of_its_reference(course, runner):
    public, hidden = course.handout("decay"), course.solution("decay")
    assert stale(public, examples_text(public, hidden, References(runner))) is None


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"text": "Your', '"text": "My', "the fingerprint of the mistake grows has changed"),
        ('"name": "grows"', '"name": "shrinks"', "the mistake grows must be in it"),
        ('"name": "grows"', '"title": "grows"', "its fingerprints are not what their schema says"),
        ('"fingerprints"', '"others"', "its checks, calls or tolerances are not those of the spec"),
    ],
)
def test_fingerprints_that_are_not_those_of_the_course_are_stale(course, old, new, why):
    public = course.handout("decay")
    path = public.folder / "examples.json"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    assert stale(public, text) == why
