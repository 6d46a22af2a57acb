"""Signs, bounds, and a last step too many or too few."""

import numpy as np
import pytest


def waves(t, amplitude, tau, dt):
    return amplitude * np.cos(4 * t / tau) + 0.1


@pytest.mark.parametrize(
    ("answer", "code", "how"),
    [
        (lambda y, *_: -y, "sign", "with the opposite sign"),
        (lambda y, *_: np.abs(y), "sign", "without their sign"),
        (lambda y, *_: np.maximum(y, 0.0), "clipped", "with 0 in place of the negative ones"),
        (lambda y, *_: y**2, "last-step", "squared"),
        (lambda y, *_: 1 - y, "last-step", "subtracted from 1"),
        (lambda y, *_: 1 / y, "last-step", "turned over: 1 divided by each"),
        (lambda y, *_: np.minimum(y, 1.25), "clipped", "cut off above 1.25"),
    ],
)
def test_what_happened_to_all_values_is_named(said, answer, code, how):
    assert said(answer, reference=waves) == (code, f"Your values are the right ones {how}.")


def test_zeros_alone_are_not_called_cut_off(said):
    code, text = said(lambda y, *_: np.zeros_like(y), reference=lambda t, *_: -1.0 - t)
    assert code == "returned:constant" and "written" in text
