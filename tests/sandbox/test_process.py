"""The zygote from the grader's side: the right import set, and nothing left when it is closed."""

import pytest

from autograder.sandbox.process import IMPORT_SETS, ZygoteProcess, choose_imports


@pytest.mark.parametrize(
    ("modules", "imports"),
    [
        ((), ("numpy",)),
        (("numpy", "math", "helper"), ("numpy",)),
        (("scipy",), ("numpy", "scipy")),
        (("sympy", "numpy"), ("numpy", "sympy")),
        (("matplotlib",), ("numpy", "matplotlib")),
        (("scipy", "sympy"), ("numpy", "scipy", "sympy", "matplotlib")),
    ],
)
def test_a_submission_gets_the_smallest_import_set_that_holds_its_imports(modules, imports):
    assert choose_imports(frozenset(modules)) == imports
    assert imports in IMPORT_SETS


@pytest.fixture
def zygote():
    zygote = ZygoteProcess(warm=False)
    yield zygote
    zygote.close()


def test_closing_twice_is_harmless_and_leaves_no_folder(zygote):
    assert zygote.scratch.is_dir()
    zygote.close()
    zygote.close()
    assert not zygote.scratch.exists() and zygote._process.returncode is not None
