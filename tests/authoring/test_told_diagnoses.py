"""What may be told of hidden checks exists, and holds no number of a hidden input."""

import numpy as np
import pytest

from autograder import Call, Check, Exercise, close
from autograder.authoring.told_diagnoses import untellable
from autograder.errors import SpecError

SHOWN = Check(id="shown", points=1, call=Call("f", 10.0, np.arange(3.0)), expect=close())
SECRET = Check(
    id="secret",
    points=1,
    call=Call("f", {"tau": 7.5}, np.array([-30.0, 2.0])),
    expect=close(),
    hidden=True,
    reveal="diagnosis",
)


def exercise(*names, checks=(SHOWN, SECRET)):
    return Exercise(slug="e", title="E", checks=checks, diagnoses=names)


def found(sentence, *names):
    return list(untellable(exercise(*names), {"hard_coded": f'"""{sentence}"""'.encode()}))


@pytest.mark.parametrize("sentence", ["Use tau.", "Not 10, nor 2 of N2.", "Item 1 is first."])
def test_a_sentence_without_hidden_numbers_may_be_told(sentence):
    assert found(sentence, "hard_coded", "argument", "input-changed") == []


@pytest.mark.parametrize(("sentence", "number"), [("It is 7.5 ms.", "7.5"), ("Not 30, but tau.", "30")])
def test_a_number_of_a_hidden_input_is_found(sentence, number):
    (text,) = found(sentence, "hard_coded")
    assert "misconceptions/hard_coded.py" in text and text.endswith(f"it holds {number}")


@pytest.mark.parametrize(
    ("name", "guess"),
    [("hard_code", "; did you mean hard_coded?"), ("arguments", "; did you mean argument?"), ("zzz", "")],
)
def test_a_name_that_does_not_exist_is_found(name, guess):
    (text,) = found("Use tau.", name)
    assert text == f"diagnoses must be misconceptions of the exercise or known codes; got {name!r}{guess}"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("argument", "a tuple of different names"),
        (("argument", "argument"), "a tuple of different names"),
        ((3,), "a tuple of different names"),
        (tuple(f"m{n}" for n in range(9)), "at most 8 names"),
        ((), 'given where a check has reveal="diagnosis"'),
    ],
)
def test_diagnoses_that_are_no_names_are_refused_at_once(names, said):
    with pytest.raises(SpecError, match=said):
        Exercise(slug="e", title="E", checks=(SHOWN, SECRET), diagnoses=names)


def test_diagnoses_for_no_check_and_checks_that_are_visible_are_refused_at_once():
    with pytest.raises(SpecError, match="only there"):
        exercise("argument", checks=(SHOWN,))
    with pytest.raises(SpecError, match="which is for hidden checks"):
        Check(id="c", points=1, call=Call("f"), expect=close(), reveal="diagnosis")
