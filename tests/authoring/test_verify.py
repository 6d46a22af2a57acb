"""`verify` finds every way in which an exercise can be wrong, and nothing in one that is right."""

import json

import pytest

from autograder.authoring.junk import junk
from autograder.authoring.verification import PARTS, joined
from autograder.authoring.verify import verify
from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.errors import UsageError
from autograder.grading.references import References

RIGHT = "import numpy as np\n\ndef decay(t, tau):\n    return np.exp(-t / tau)\n"


@pytest.fixture
def prove(course, runner):
    """Verify the course's exercise; return its findings as (rule, text)."""

    def prove(**options):
        found = verify(course, "decay", References(runner), **options)
        return [(finding.rule, finding.text) for finding in found.findings]

    return prove


@pytest.fixture
def only(prove):
    """Return the text of the one finding, which must be of the rule given."""

    def only(rule):
        (finding,) = prove()
        assert finding[0] == rule
        return finding[1]

    return only


def test_a_proved_exercise_has_no_finding_and_a_margin_for_every_check(course, runner):
    found = verify(course, "decay", References(runner))
    assert found.findings == ()
    assert [margin.check for margin in found.margins] == ["decay", "other-time-constant"]
    assert all(margin.legitimate < 1 < margin.mistake for margin in found.margins)


def test_a_proof_in_parts_joined_is_the_whole_proof(course, solutions, runner):
    (solutions / "accepted" / "wrong.py").write_text("def decay(t, tau):\n    return [1.0 for _ in t]\n")
    whole = verify(course, "decay", References(runner))
    parts = [verify(course, "decay", References(runner), part=part) for part in PARTS]
    assert whole.findings
    assert joined(parts) == whole


def test_each_check_that_an_accepted_variant_fails_is_named(prove, solutions):
    (solutions / "accepted" / "wrong.py").write_text("def decay(t, tau):\n    return [1.0 for _ in t]\n")
    findings = prove()
    texts = [text for rule, text in findings if rule == "right-answers"]
    assert len(texts) == 2
    assert all(text.startswith("accepted/wrong.py must get full marks; it fails") for text in texts)


def test_an_accepted_variant_that_is_no_python_is_found(prove, solutions):
    (solutions / "accepted" / "wrong.py").write_text("def decay(t, tau:\n")
    assert {rule for rule, _ in prove()} == {"right-answers"}


def test_a_stub_that_earns_is_found(only, course):
    stub = course.root / "exercises" / "decay" / "decay.py"
    stub.write_text(stub.read_text().replace("raise NotImplementedError", "return np.exp(-t / 10.0)  #"))
    assert only("stub") == "the stub must get 0; it earns 2 in decay"


def test_a_misconception_with_full_marks_is_found(only, solutions):
    (solutions / "misconceptions" / "none.py").write_text(f'"""You are wrong."""\n{RIGHT}')
    assert only("misconceptions") == "misconceptions/none.py must lose marks; it gets all of them"


def test_a_misconception_without_a_sentence_for_the_student_is_found(only, solutions):
    (solutions / "misconceptions" / "mute.py").write_text("def decay(t, tau):\n    return t\n")
    assert "must begin with a docstring" in only("misconceptions")


@pytest.mark.parametrize("source", ["def decay(t, tau:\n", "import nowhere\n"])
def test_a_misconception_that_does_not_load_is_found(prove, solutions, source):
    (solutions / "misconceptions" / "broken.py").write_text(f'"""You are wrong."""\n{source}')
    findings = prove(examples=False)
    assert ("misconceptions", True) in [(rule, "broken.py must load" in text) for rule, text in findings]
    assert {rule for rule, _ in findings} == {"misconceptions"}


def test_a_check_that_no_misconception_fails_is_found(prove, solutions):
    (solutions / "misconceptions" / "grows.py").unlink()
    assert prove(examples=False) == [
        ("checks", "check decay must be failed by a misconception; none fails it")
    ]


def test_examples_without_the_fingerprint_of_a_mistake_are_found(only, solutions):
    source = (solutions / "misconceptions" / "grows.py").read_text()
    other = source.replace("Your potential", "It").replace("np.exp(", "1 + np.exp(")
    assert other.count("1 + np.exp(") == 1
    (solutions / "misconceptions" / "grows_from_two.py").write_text(other)
    assert "the mistake grows_from_two must be in it" in only("examples")


def test_junk_that_earns_is_found(prove, respec):
    respec(
        "expect=close(rtol=1e-6),\n            hidden",
        "expect=satisfies(lambda value: True),\n            hidden",
    )
    respec("Exercise, close", "Exercise, close, satisfies")
    findings = prove()
    junk_texts = [text for rule, text in findings if rule == "junk"]
    assert "check other-time-constant must refuse None; it gives 3" in junk_texts
    assert "returning a string must not earn over a fifth of the points; it earns 3" in junk_texts
    assert {rule for rule, _ in findings} == {
        "checks",
        "junk",
        "misconceptions",
        "mutants",
    }  # nothing fails it


def test_junk_that_the_reference_returns_may_earn_that_check_but_not_a_fifth_of_the_points(prove, respec):
    respec('Call("decay", T[::3] + 0.4, 7.5, observe="arguments"),', "")
    respec("T[::3] + 0.4", "T[:0] + 0.4")
    texts = [text for rule, text in prove(examples=False) if rule == "junk" and "an empty array" in text]
    assert texts == ["returning an empty array must not earn over a fifth of the points; it earns 3"]


@pytest.mark.parametrize("signature", ["decay(time, tau)", "decay(tau, t)", "decay(t)", "decay(t, tau, v0)"])
def test_a_stub_with_other_parameters_is_found(prove, course, signature):
    stub = course.root / "exercises" / "decay" / "decay.py"
    stub.write_text(stub.read_text().replace("decay(t, tau)", signature, 1))
    # README and docstring, which still say what was asked for before, are found to say something else
    assert {rule for rule, _ in prove()} == {"signatures", "text"}


def test_a_function_that_the_reference_lacks_is_found(prove, course):
    stub = course.root / "exercises" / "decay" / "decay.py"
    stub.write_text(stub.read_text() + "\n\ndef rise(t):\n    raise NotImplementedError\n")
    found = prove()
    assert ("signatures", "rise of the stub must also be in the reference") in found
    assert {rule for rule, _ in found} == {"signatures", "text"}


def test_a_missing_example_figure_is_found(only, course):
    (course.root / "exercises" / "decay" / "example.svg").unlink()
    assert "example.svg must be there" in only("examples")


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"checks": [3]}', '{"checks": [{"id": "decay"}]}'])
def test_damaged_examples_are_found(only, course, text):
    (course.root / "exercises" / "decay" / "examples.json").write_text(text)
    assert "damaged" in only("examples")


def test_missing_examples_are_found(only, course):
    (course.root / "exercises" / "decay" / "examples.json").unlink()
    assert "examples.json of decay is missing" in only("examples")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("falls to 37 %", "falls to 36.8 %"),
        ("rtol=1e-6),\n            hint", "rtol=1e-7),\n            hint"),
        ("T, 10.0", "T, 11.0"),
        ('title="Exponential decay"', 'title="Decay"'),
        ("points=2", "points=1"),
        ("points=3", "points=4"),
    ],
)
def test_examples_of_another_spec_are_found(prove, respec, old, new):
    respec(old, new)
    assert any(rule == "examples" and "are not those of the spec" in text for rule, text in prove())


def test_examples_of_another_reference_are_found(only, course):
    path = course.root / "exercises" / "decay" / "examples.json"
    document = json.loads(path.read_text())
    document["checks"][0]["expected"][0]["array"][2][3] += 0.1
    path.write_text(json.dumps(document))
    assert "the expected outputs of check decay have changed" in only("examples")


def test_examples_that_differ_in_last_digits_or_layout_are_not_stale(prove, course):
    path = course.root / "exercises" / "decay" / "examples.json"
    document = json.loads(path.read_text())
    values = document["checks"][0]["expected"][0]["array"][2]
    values[:] = [value * (1 + 1e-8) for value in values]
    path.write_text(json.dumps(document, indent=7))
    assert prove() == []


def test_a_visible_check_that_cannot_be_written_down_is_refused(only, respec):
    respec("expect=close(rtol=1e-6),\n            hint", "expect=satisfies(len),\n            hint")
    respec("Exercise, close", "Exercise, close, satisfies")
    assert "which is visible, must be close, exact, spikes, raises or symbolic" in only("loads")


def test_a_reference_that_fails_its_own_check_is_found(only, respec):
    respec(
        "expect=close(rtol=1e-6),\n            hidden",
        "expect=satisfies(lambda value: False),\n            hidden",
    )
    respec("Exercise, close", "Exercise, close, satisfies")
    assert "other-time-constant" in only("loads")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def decay(t, tau:\n", "SyntaxError"),
        ("import nowhere\n" + RIGHT, "could not be loaded"),
        ("def decay(t, tau):\n    raise ValueError('oh')\n", "ValueError"),
        ("def decay(t, tau):\n    return len\n", "function"),
        ("x = 1\n", "decay"),
    ],
)
def test_a_reference_that_gives_no_values_is_found(prove, solutions, source, said):
    (solutions / "decay.py").write_text(source)
    (rule, text), *_ = prove()
    assert rule == "loads" and said in text and "\n" not in text


def test_an_unknown_exercise_is_the_callers_mistake(course, runner):
    with pytest.raises(UsageError, match="did you mean 'decay'"):
        verify(course, "deca", References(runner))


def test_junk_has_one_output_for_every_call_whatever_the_reference_does():
    expected = [Returned({"a": (1.0, [2.0])}), Raised("ValueError", "no"), Failed("missing", "no")]
    kinds = dict(junk(expected))
    assert all(len(outputs) == 3 for outputs in kinds.values())
    assert kinds["zeros in the right shape"][0].value == {"a": (0.0, [0.0])}
