"""What no check notices is named with a call that would; what differs nowhere is equal."""

import pytest

from autograder.authoring.mutation_proof import prove_by_mutants
from autograder.authoring.verify import verify
from autograder.course.plan import make_plan
from autograder.grading.references import References


@pytest.fixture
def prove(course, runner):
    def prove():
        handout, solution = course.handout("decay"), course.solution("decay")
        expected = References(runner).expected(handout, solution, make_plan(solution.exercise))
        return prove_by_mutants(handout, solution, expected, runner)

    return prove


def test_the_scaffold_notices_every_mutant_that_differs(prove):
    proof = prove()
    assert proof.survivors == () and proof.noticed > 5
    assert proof.made == proof.noticed + proof.equal


def test_a_survivor_is_named_with_its_line_and_a_call_that_tells_it_apart(prove, solutions, course, runner):
    source = (solutions / "decay.py").read_text()
    body = source.replace("return np.exp(", "tau = np.where(tau > 1e3, 1.0, tau)\n    return np.exp(")
    assert body != source
    (solutions / "decay.py").write_text(body)
    spec = (solutions / "spec.py").read_text()
    (solutions / "spec.py").write_text(spec.replace("T[::3] + 0.4, 7.5", "T[::3] + 0.4, 900.0"))
    proof = prove()
    found = [survivor for survivor in proof.survivors if "1000.0 turned into" in survivor.change]
    assert found and all("decay(np.array([" in survivor.call for survivor in found)
    texts = [finding.text for finding in verify(course, "decay", References(runner)).findings]
    assert any(
        "no check notices 1000.0 turned into" in text and "would tell them apart" in text for text in texts
    )


def test_a_mutant_that_never_ends_costs_its_time_limit_and_is_noticed(prove, solutions):
    source = (solutions / "decay.py").read_text()
    loop = "    count = 3\n    while count > 0:\n        count -= 1\n    return np.exp("
    (solutions / "decay.py").write_text(source.replace("    return np.exp(", loop))
    proof = prove()
    assert not [survivor for survivor in proof.survivors if "left out" in survivor.change]


def test_mutants_that_differ_nowhere_are_equal(prove, solutions):
    source = (solutions / "decay.py").read_text()
    (solutions / "decay.py").write_text(
        source.replace("    return np.exp(", "    unused = 3\n    return np.exp(")
    )
    proof = prove()
    assert proof.equal >= 3 and proof.survivors == ()
