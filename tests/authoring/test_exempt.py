"""Of `examples.json` fingerprints are exempt from the proof, and nothing else."""

import json

import pytest

from autograder import Call, Check, Exercise, close
from autograder.authoring.exempt import without_sentences
from autograder.authoring.generated_files import examples_text
from autograder.authoring.leaked_numbers import leaked_numbers
from autograder.authoring.leaks import hidden_sources, leaked_code
from autograder.boundary.outputs import Returned
from autograder.course.fingerprints import KEY
from autograder.grading.references import References

GROWS = "Your potential grows: a decay needs a minus sign in the exponent."
HARD = "misconceptions/hard_coded_tau.py"


@pytest.fixture
def hidden(course):
    return hidden_sources(course.root / "solutions" / "decay")


@pytest.fixture
def document(course):
    return json.loads((course.root / "exercises" / "decay" / "examples.json").read_text())


@pytest.fixture
def found(course, hidden):
    def look(document, name="exercises/decay/examples.json"):
        return list(leaked_code({name: json.dumps(document).encode()}, hidden, [course.handout("decay")]))

    return look


def test_the_sentence_of_a_fingerprint_is_exempt(document, found, hidden):
    assert GROWS in json.dumps(document)
    assert found(document) == []
    assert GROWS.encode() not in without_sentences("examples.json", json.dumps(document).encode(), hidden)


def test_it_is_exempt_in_no_other_place_and_no_other_file(document, found):
    assert "diagnosis of misconceptions/grows" in found(document, "notes.json")[0]
    assert found(document | {"title": GROWS})
    assert found({**document, "checks": [document["checks"][0] | {"hint": GROWS}]})


@pytest.mark.parametrize(
    "change",
    [
        {"code": "x = 1"},
        {"name": "hard_coded_tau"},
        {"checks": {"other-times": {"outputs": [0]}}},
        {"outputs": ["anything"]},
    ],
)
def test_what_is_no_fingerprint_to_the_letter_is_exempt_of_nothing(document, found, change):
    (fingerprint,) = document[KEY]
    assert found(document | {KEY: [fingerprint | change]})


def test_the_sentence_of_another_mistake_is_not_exempt(document, found, hidden):
    (fingerprint,) = document[KEY]
    sentence = hidden[HARD].decode().split('"""')[1].partition("\n")[0]
    assert f"diagnosis of {HARD}" in found(document | {KEY: [fingerprint | {"text": sentence}]})[0]


def test_the_numbers_of_a_fingerprint_are_exempt_and_no_others(document):
    secret = Exercise(
        slug="decay",
        title="Decay",
        checks=(Check(id="c", points=1, call=Call("decay", 1.2345678), expect=close(), hidden=True),),
    )
    (fingerprint,) = document[KEY]
    outputs = [{"type": "numbers", "dtype": "<f8", "values": [1.2345678]}] * len(fingerprint["outputs"])

    def found(document):
        files = {"exercises/decay/examples.json": json.dumps(document).encode()}
        return list(leaked_numbers(files, [(secret, {"c": [Returned(0.5)]})], []))

    assert found(document | {KEY: [fingerprint | {"outputs": outputs}]}) == []
    assert found(document | {"hidden_points": 1.2345678})
    assert found(document | {KEY: [fingerprint | {"outputs": outputs, "note": ""}]})


def test_a_mistake_that_gives_what_a_hidden_check_expects_leaves_no_fingerprint(course, solutions, runner):
    def names():
        text = examples_text(course.handout("decay"), course.solution("decay"), References(runner))
        return [found["name"] for found in json.loads(text)[KEY]]

    assert names() == ["grows"]
    call = course.solution("decay").exercise.checks[-1].calls[0]
    source = '"""Says what is asked elsewhere."""\n\nimport numpy as np\n\n\ndef decay(t, tau):\n'
    source += f"    return np.exp(-np.array({list(map(float, call.args[0]))}) / {call.args[1]})\n"
    (solutions / "misconceptions" / "elsewhere.py").write_text(source)
    assert names() == ["grows"]


def test_a_line_of_code_is_found_beside_a_sentence_that_is_exempt(document, found, hidden):
    line = "return np.exp(-t / tau)"
    assert found(document | {"note": line})
