"""Known answers run once, and mistakes that look the same in every check are told apart from others."""

import pytest

from autograder.authoring.known_answers import KnownAnswers
from autograder.authoring.verification import REFERENCE
from autograder.course.plan import make_plan
from autograder.grading.references import References


@pytest.fixture
def answers(course, runner):
    def run():
        public, hidden = course.handout("decay"), course.solution("decay")
        plan, references = make_plan(hidden.exercise), References(runner)
        return KnownAnswers(public, hidden, plan, references.expected(public, hidden, plan), references)

    return run


def test_a_right_answer_fails_no_check_and_a_mistake_one(answers):
    found = answers()
    assert {name: answer.failed() for name, answer in found.right().items()}[REFERENCE] == []
    assert all(answer.failed() for answer in found.of_kind("misconceptions").values())
    assert found[REFERENCE] is found[REFERENCE]


def test_two_mistakes_with_the_same_numbers_tie(answers, solutions):
    mistakes = solutions / "misconceptions"
    again = (mistakes / "grows.py").read_text().replace("np.exp(t / tau)", "1 / np.exp(-t / tau)")
    (mistakes / "inverse.py").write_text(again)
    found = answers()
    both = ("misconceptions/grows", "misconceptions/inverse")
    assert found.named_as("misconceptions/inverse") == found.named_as("misconceptions/grows") == both
    assert found.named_as("misconceptions/hard_coded_tau") == ("misconceptions/hard_coded_tau",)
