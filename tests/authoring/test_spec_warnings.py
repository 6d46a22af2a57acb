"""A warning that a spec's own code causes is a finding with the line, and no line on the screen."""

import warnings

import numpy as np
import pytest

from autograder.authoring.spec_warnings import noted_warnings, sentences
from autograder.authoring.verify import verify
from autograder.grading.references import References


@pytest.fixture
def found(course, runner):
    return lambda: [
        (finding.rule, finding.text) for finding in verify(course, "decay", References(runner)).findings
    ]


def line_of(solutions, part):
    lines = (solutions / "spec.py").read_text().splitlines()
    return next(number for number, line in enumerate(lines, start=1) if part in line)


@pytest.mark.parametrize(
    ("code", "warning"),
    [
        ("ODD = np.log(np.array([0.0, 1.0]))", "divide by zero"),
        ("ODD = np.mean([])", "Mean of empty slice"),
        ("ODD = np.float64(1e300) ** 9", "overflow"),
    ],
)
def test_a_warning_while_the_spec_is_loaded_is_a_finding(found, respec, solutions, code, warning, capfd):
    respec("T = np.linspace", f"{code}\nT = np.linspace")
    number = line_of(solutions, code)
    assert any(
        rule == "warnings" and f"line {number} causes one" in text and warning in text
        for rule, text in found()
    )
    assert warning not in capfd.readouterr().err


def test_a_warning_of_a_function_that_looks_at_the_references_values_is_a_finding(found, respec, solutions):
    respec("expect=close(rtol=1e-6),", "expect=close(rtol=1e-6, ignore=lambda v: np.log(v * 0) > 0),")
    number = line_of(solutions, "np.log(v * 0)")
    texts = [text for rule, text in found() if rule == "warnings"]
    assert len([text for text in texts if f"line {number}" in text and "divide by zero" in text]) == 1


def test_warnings_from_elsewhere_are_not_noted(tmp_path):
    notes = {}
    with noted_warnings(tmp_path / "spec.py", notes):
        warnings.warn("not of a spec", UserWarning, stacklevel=1)
        np.log(np.zeros(1))
    assert notes == {} and list(sentences(notes)) == []
