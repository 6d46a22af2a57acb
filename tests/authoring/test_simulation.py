"""A statistical check's claim is held against runs of the reference with many seeds."""

import pytest

from autograder.authoring.simulation import Rate, simulate

REFERENCE = """
import numpy as np

def noise(n, seed):
    return np.random.default_rng(seed).standard_normal(n)
"""
SPEC = """
import numpy as np
from autograder import Bound, Call, Check, Exercise, statistical

def bounds(value):
    return [Bound("mean", np.mean(value), 0.0, {standard_errors} / 10, "the mean is off")]

EXERCISE = Exercise(slug="decay", title="Noise", checks=(
    Check(id="mean", points=1, hidden=True, call=Call("noise", 100, {seed}),
          expect=statistical(bounds, false_reject=1e-4)),
))
"""
OFF = '"""Your noise is not centred."""\nimport numpy as np\n\ndef noise(n, seed):\n    return {} + ' + (
    "np.random.default_rng(seed).standard_normal(n)\n"
)


@pytest.fixture
def rates(course, solutions, runner):
    """Simulate a check on the mean whose bound lies at so many standard errors."""

    def rates(standard_errors, *, thorough=False, seed="3", mistake=1.0):
        (course.root / "exercises" / "decay" / "decay.py").write_text(
            "def noise(n, seed):\n    raise NotImplementedError\n"
        )
        (solutions / "decay.py").write_text(REFERENCE)
        (solutions / "spec.py").write_text(SPEC.format(standard_errors=standard_errors, seed=seed))
        for path in (solutions / "misconceptions").glob("*.py"):
            path.unlink()
        (solutions / "misconceptions" / "off.py").write_text(OFF.format(mistake))
        handout, solution = course.handout("decay"), course.solution("decay")
        return list(simulate(handout, solution, lambda name, check: True, runner, thorough=thorough))

    return rates


def test_a_claim_that_holds_is_not_contradicted(rates):
    ((rate, text),) = rates(5)
    assert (rate.check, rate.program, rate.refused, rate.runs, text) == ("mean", "the reference", 0, 300, "")


def test_a_claim_that_the_reference_contradicts_is_found_after_few_runs(rates):
    ((rate, text),) = rates(2)  # refuses one in twenty
    assert rate.runs < 300 and rate.lower > 1e-4
    assert "mean must refuse right draws at most at the rate that it claims, 0.0001" in text


def test_a_thorough_simulation_shows_the_claim_and_finds_mistakes(rates, monkeypatch):
    monkeypatch.setattr("autograder.authoring.simulation.THOROUGH", 3000)
    (right, fault), (wrong, missed) = rates(6, thorough=True)
    assert (right.refused, fault) == (0, "") and right.upper <= 1e-4
    assert wrong.program == "off" and wrong.lower > 0.95 and missed == ""


def test_a_mistake_that_is_often_missed_is_named(rates, monkeypatch):
    monkeypatch.setattr("autograder.authoring.simulation.THOROUGH", 300)
    monkeypatch.setattr("autograder.authoring.simulation.MOST_RUNS", 300)
    rate, text = rates(6, thorough=True, mistake=0.5)[1]
    assert rate.upper < 0.95 and text.startswith("mean must find off whatever is drawn; it found")


def test_a_statistical_check_without_a_seed_is_refused(rates):
    ((rate, text),) = rates(5, seed="*[3][:0]")
    assert rate is None and "must pass an argument named 'seed'" in text


def test_the_limits_are_those_of_clopper_and_pearson():
    none = Rate("c", "p", 0, 30_000)
    assert none.lower == 0.0 and none.upper == pytest.approx(3 / 30_000, rel=2e-3)
    some = Rate("c", "p", 2, 10)
    assert (some.lower, some.upper) == (pytest.approx(0.0368, abs=1e-4), pytest.approx(0.5069, abs=1e-4))
