"""What is wrong with a train as a whole."""

import numpy as np
import pytest

from autograder import spikes

TRAIN = spikes(window=1e-3)


def train(t, amplitude, tau, dt):
    return np.cumsum(2.0 + np.sin(np.arange(7) / tau)) + amplitude


@pytest.mark.parametrize(
    ("answer", "code", "text"),
    [
        (lambda y, *_: y[:1], "spikes:missing", "Only the first spike is there."),
        (lambda y, *_: y[1:], "spikes:missing", "The first spike is missing; the others are right."),
        (lambda y, *_: y[::2], "spikes:missing", "Every second spike is missing, from the second on."),
        (lambda y, *_: np.repeat(y, 2), "spikes:doubled", "Every spike is there twice."),
        (lambda y, *_: y / 1000, "spikes:seconds", "Your spike times are in seconds, not in milliseconds."),
        (
            lambda y, t, amplitude, tau, dt: y / dt,
            "spikes:samples",
            "Your spike times are numbers of samples: multiply them by dt.",
        ),
        (
            lambda y, t, amplitude, tau, dt: y + dt,
            "spikes:shifted",
            "Every spike is 1 sample too late; the number of spikes is right.",
        ),
    ],
)
def test_the_rule_is_named(said, answer, code, text):
    assert said(answer, TRAIN, train) == (code, text)


def test_spikes_that_drift_are_not_explained(said):
    assert said(lambda y, *_: y + 0.01 * np.arange(y.size) ** 2, TRAIN, train)[0] != "spikes:shifted"
