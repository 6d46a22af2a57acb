"""Every exercise in the repository is proved, by folder discovery: adding one adds it here."""

import re
from pathlib import Path

import pytest

from autograder.authoring.verify import verify
from autograder.compare.statistical import Statistical
from autograder.course.catalog import Course
from autograder.course.plan import make_plan
from autograder.grading.references import References, judge_outputs
from autograder.grading.shadow import disagreements
from autograder.sandbox.forkserver.runner import ForkedRunner

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course(ROOT)


@pytest.fixture(scope="module")
def references():
    runner = ForkedRunner(warm=True)
    yield References(runner)
    runner.close()


@pytest.mark.parametrize("slug", COURSE.slugs)
def test_an_exercise_is_proved(slug, references):
    verification = verify(COURSE, slug, references)
    assert [finding.text for finding in verification.findings] == []
    checks = {check.id: check for check in COURSE.solution(slug).exercise.checks}
    for margin in verification.margins:
        # a drawn number may come near its bound: how often a right one passes it is simulated
        most = 0.8 if isinstance(checks[margin.check].expect, Statistical) else 0.5
        assert margin.legitimate < most and margin.mistake > 1.0, margin


@pytest.mark.parametrize("slug", COURSE.slugs)
def test_a_readme_has_all_that_a_student_needs(slug):
    public = COURSE.handout(slug)
    text = (public.folder / "README.md").read_text(encoding="utf-8")
    for name in public.functions:
        assert f"`{name}(" in text, f"{name} is not in the table of functions"
    assert "$$" in text and "(example.svg)" in text
    assert text.count("<details>") >= 2
    assert re.search(r"points", text, re.IGNORECASE)
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (public.folder / link).exists(), link


@pytest.mark.parametrize("slug", COURSE.slugs)
def test_public_files_hold_no_line_of_a_hidden_one(slug):
    public, hidden = COURSE.handout(slug), COURSE.solution(slug)
    secret = {line for source in (hidden.reference, *hidden.accepted.values()) for line in _lines(source)}
    given = set(_lines(public.stub))
    provided = {line for source in public.provided.values() if b"\0" not in source for line in _lines(source)}
    for path in sorted(public.folder.iterdir()):
        if path.suffix in (".py", ".md", ".json"):
            shown = set(_lines(path.read_bytes())) - given - provided
            assert not shown & secret, path
    bodies = [line for line in given & secret if "return" in line]
    assert bodies == []


def _lines(source):
    """Return the lines that say something: whole statements, longer than a name or two."""
    lines = (line.strip() for line in source.decode("utf-8").splitlines())
    return [
        line
        for line in lines
        if len(line) > 24 and not line.startswith(("import ", "from ", "def ", '"""', "#"))
    ]


def test_the_quick_start_is_what_continuous_integration_runs():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    first, second, *_ = re.findall(r"^```sh\n(.*?)^```$", readme, flags=re.M | re.S)
    assert first.endswith(".venv/bin/pip install -e . && .venv/bin/autograder demo\n")
    assert second == '.venv/bin/pip install -e ".[test]" && .venv/bin/pytest\n'
    assert all(f'bash -euo pipefail -c "$(command_of_readme {number})"' in script for number in (1, 2))


def test_nothing_else_lies_at_the_top():
    allowed = {"autograder", "exercises", "solutions", "tests", "pyproject.toml", "README.md", "LICENSE"}
    allowed |= {"CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff"}
    passing = {"demo", "graded", "build", "dist"}
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert names - passing - {name for name in names if name.endswith(".egg-info")} <= allowed


@pytest.mark.parametrize("slug", COURSE.slugs)
def test_a_second_judge_agrees_on_every_known_answer(slug, references):
    public, hidden = COURSE.handout(slug), COURSE.solution(slug)
    checks, plan = hidden.exercise.checks, make_plan(hidden.exercise)
    expected = references.expected(public, hidden, plan)
    known = {f"accepted/{name}": source for name, source in hidden.accepted.items()}
    known |= {f"misconceptions/{name}": source for name, source in hidden.misconceptions.items()}
    for name, source in {"reference": hidden.reference, "stub": public.stub, **known}.items():
        run = references.run(public, source, plan, hidden.exercise)
        outputs, verdicts = judge_outputs(checks, plan, run.outputs, expected, public)
        assert disagreements(checks, outputs, expected.outputs, verdicts) == (), name


def test_every_exercise_is_offered_in_an_assignment_of_100_points():
    assignments = COURSE.assignments().values()
    assert {slug for found in assignments for slug in found.exercises} == set(COURSE.slugs)
    for found in assignments:
        points = {slug: COURSE.solution(slug).exercise.possible for slug in found.exercises}
        assert sum(points[slug] * found.weights[slug] for slug in found.exercises) == pytest.approx(100)


@pytest.mark.parametrize(
    "name", [name for name in COURSE.assignments() if name.endswith(("-script", "-seeded"))]
)
def test_an_assignment_in_the_course_s_own_form_asks_for_the_same_in_the_same_order(name):
    asked = COURSE.assignment(name).exercises
    usual = COURSE.assignment(name.removesuffix("-script").removesuffix("-seeded")).exercises
    assert [slug.removesuffix("_script").removesuffix("_seeded") for slug in asked] == list(usual)
