"""References are trusted code, so these tests call them here; elsewhere they run like a submission."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
DIGITS = 12


@pytest.fixture
def reference(request, monkeypatch):
    """The reference of the exercise whose slug stands in the test's `exercise` marker."""
    slug = request.node.get_closest_marker("exercise").args[0]
    folder = ROOT / "exercises" / slug
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.chdir(folder)
    before = set(sys.modules)
    spec = importlib.util.spec_from_file_location(slug, ROOT / "solutions" / slug / f"{slug}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    for name in {path.stem for path in folder.glob("*.py")} - before:  # several provide one of the same name
        sys.modules.pop(name, None)


@pytest.fixture
def agree():
    """Hold numbers against a line of text with numbers, to the digits that it gives."""

    def hold(values, text):
        yours = np.concatenate([np.ravel(np.asarray(value, dtype=float)) for value in values])
        wanted = [float(word) for word in text.replace(",", " ").split()]
        assert yours.shape == (len(wanted),)
        for one, other in zip(yours, wanted, strict=True):
            unit = 10.0 ** (np.floor(np.log10(abs(other))) - DIGITS + 1) if other else 1e-12
            assert (np.isnan(one) and np.isnan(other)) or one == other or abs(one - other) <= 0.6 * unit, (
                f"{one!r} is not {other!r}"
            )

    return hold
