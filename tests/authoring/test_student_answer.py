"""A student's answer is kept under a free name if its proof finds nothing, and else leaves nothing behind."""

import pytest

from autograder.authoring.student_answer import keep_if_proved, new_file
from autograder.authoring.verification import Finding
from autograder.errors import UsageError

SOURCE = "def decay(t, tau):\n    return t\n"


@pytest.mark.parametrize("name", ["", "One", "two words", "../up", "1st"])
def test_what_is_no_name_is_refused(course, name):
    with pytest.raises(UsageError, match="--name must be of small letters"):
        new_file(course, "decay", "accepted", name)


def test_a_name_that_is_taken_is_refused(course):
    keep_if_proved(new_file(course, "decay", "accepted", "mine"), "Mine.", SOURCE, list)
    with pytest.raises(UsageError, match="There is an accepted answer mine of decay already"):
        new_file(course, "decay", "accepted", "mine")
    new_file(course, "decay", "misconceptions", "mine")


def test_what_a_proof_contradicts_is_not_kept(course):
    path = new_file(course, "decay", "misconceptions", "mine")
    found = [Finding("decay", "misconceptions", "it gets full marks", "misconceptions/mine")]

    def prove():
        assert path.read_text() == f'"""Mine."""\n\n{SOURCE}'
        return found

    assert keep_if_proved(path, "Mine.", SOURCE, prove) == found
    assert not path.exists()


def test_a_proof_that_fails_leaves_nothing(course):
    path = new_file(course, "decay", "accepted", "mine")
    with pytest.raises(KeyboardInterrupt):
        keep_if_proved(path, "Mine.", SOURCE, lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    assert not path.exists()
