"""Right answers must be right about the same numbers in other forms."""

import pytest

from autograder.authoring.neighbours import failing_forms
from autograder.grading.references import References

IMPORT = "import numpy as np\n\n"


@pytest.fixture
def failing(course, solutions, runner):
    """Return what is wrong with an accepted answer of `decay`."""

    def failing(body, readme=None):
        if readme:
            path = course.root / "exercises" / "decay" / "README.md"
            path.write_text(path.read_text().replace("`t`: times, array (n,), ms", readme))
        handout, solution = course.handout("decay"), course.solution("decay")
        source = f"{IMPORT}def decay(t, tau):\n{body}".encode()
        answers = {"the reference": solution.reference, "accepted/other.py": source}
        return [
            f"{name} {text}" for name, text in failing_forms(handout, solution, answers, References(runner))
        ]

    return failing


@pytest.mark.parametrize(
    ("body", "form"),
    [
        (
            "    t = t * 1.0 if t.flags.owndata else t\n    t /= -tau\n    return np.exp(t)\n",
            "read-only arrays",
        ),
        ("    return np.exp(-np.frombuffer(t.data.cast('B')) / tau)\n", "arrays with gaps in memory"),
        ("    return np.exp(-t[:60] / tau)\n", "arrays twice as long"),
    ],
)
def test_an_answer_that_is_wrong_about_another_form_is_named(failing, body, form):
    assert any(
        text.startswith(f"accepted/other.py must be right for {form}; it fails") for text in failing(body)
    )


@pytest.mark.parametrize(
    ("readme", "form"),
    [("`t`: a list or an array", "lists"), ("`t`: whole numbers", "arrays of whole numbers")],
)
def test_what_the_readme_promises_is_tried(failing, readme, form):
    body = "    return np.exp(-t.view(float).copy() / tau)\n"
    assert failing(body) == []
    assert any(f"other.py must be right for {form}" in text for text in failing(body, readme))


def test_functions_that_call_each_other_get_what_their_caller_gives(failing):
    helper = "    return rate(np.array(t), tau)\n\n\ndef rate(t, tau):\n    t /= -tau\n    return np.exp(t)\n"
    assert failing(helper) == []


def test_the_scaffold_is_right_about_all_forms(failing):
    assert failing("    return [np.exp(-x / tau) for x in t]\n") == []
