"""A check's digest tells what its verdict rests on, and is the same in every process."""

import subprocess
import sys

import pytest

from autograder.course.plan import make_plan
from autograder.grading.references import References
from autograder.grading.rests_on import what_it_rests_on
from autograder.judge.check_digest import PARTS, changed_parts

HELPED = """
LIMIT = 5.0

def small(values, limit=LIMIT):
    return bool((values < limit).all())  # a remark

def fine(output):
    return small(output)
"""


@pytest.fixture
def digests(course, runner):
    def find():
        public, hidden = course.handout("decay"), course.solution("decay")
        plan = make_plan(hidden.exercise)
        expected = References(runner).expected(public, hidden, plan)
        return what_it_rests_on(public.declared(hidden.exercise), hidden, plan, expected).checks

    return find


@pytest.fixture
def helped(solutions, respec):
    """Have a hidden check ask a function that uses another one."""
    path = solutions / "spec.py"
    path.write_text(path.read_text().replace("\nEXERCISE", HELPED + "\nEXERCISE", 1))
    respec("from autograder import", "from autograder import satisfies,")
    respec('id="other-time-constant"', 'id="asked", points=1, hidden=True, expect=satisfies(fine), '
           'call=Call("decay", T, 2.0)), Check(id="other-time-constant"')  # fmt: skip


def changes(before, after):
    found = {name: changed_parts(before.get(name, ""), after[name]) for name in after}
    return {name: parts for name, parts in found.items() if parts}


def test_a_change_shows_in_its_check_and_its_part_alone(digests, respec):
    before = digests()
    respec("rtol=1e-6", "rtol=1e-2")
    after = digests()
    assert set(changes(before, after).values()) == {("comparer",)}
    respec("EXERCISE = ", "# another remark\nEXERCISE = ")
    assert changes(after, digests()) == {}
    respec("points=3", "points=4")
    assert changes(after, digests()) == {"other-time-constant": ("points",)}


def test_a_changed_reference_shows_where_it_gives_something_else(digests, solutions):
    before = digests()
    path = solutions / "decay.py"
    path.write_text(path.read_text() + "\n# a remark\n")
    assert changes(before, digests()) == {}
    path.write_text(
        path.read_text() + "\n_decay = decay\n\n\ndef decay(t, tau):\n    return 2 * _decay(t, tau)\n"
    )
    assert set(changes(before, digests()).values()) == {("reference",)}


def test_a_function_counts_by_its_source_and_by_what_it_uses(digests, respec, helped):
    before = digests()
    respec("# a remark", "# another")
    assert changes(before, digests()) == {}
    respec("LIMIT = 5.0", "LIMIT = 2.5")
    assert changes(before, digests()) == {"asked": ("comparer",)}


def test_an_unknown_digest_differs_in_all_parts():
    assert changed_parts("", "0" * 80) == PARTS


def test_another_process_finds_the_same(course, digests, helped):
    code = (
        "from pathlib import Path\n"
        "from autograder.course.catalog import Course\n"
        "from autograder.course.plan import make_plan\n"
        "from autograder.judge.check_digest import CheckDigests\n"
        f"hidden = Course(Path({str(course.root)!r})).solution('decay')\n"
        "plan = make_plan(hidden.exercise)\n"
        "made = CheckDigests(hidden.spec, b'', '')\n"
        "print([made.of(check, plan, ()) for check in hidden.exercise.checks])\n"
    )
    found = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                       env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(found) == 1 and "[" in found.pop()
