"""An example figure that shows something else than the reference gives is found; a moved one is the same."""

import io
import re

import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.figure import Figure

from autograder.authoring.figure_check import other_curve
from autograder.authoring.verify import verify
from autograder.grading.references import References

T = np.linspace(0.0, 10.0, 50)


def drawn(*curves, kind="plot", title="decay", points=50):
    stream = io.BytesIO()
    with rc_context({"svg.fonttype": "none"}):
        figure = Figure(figsize=(4, 3))
        axes = figure.subplots()
        for curve in curves:
            getattr(axes, kind)(T[:points], curve(T[:points]))
        axes.set(title=title, xlim=(0, 10), ylim=(-1, 1))
        figure.savefig(stream, format="svg")
    return stream.getvalue()


RIGHT = drawn(np.sin)


@pytest.mark.parametrize(
    ("kept", "what"),
    [
        (drawn(np.cos), "another one"),
        (drawn(lambda t: 1.1 * np.sin(t)), "another one"),
        (drawn(lambda t: np.sin(t - 0.4)), "another one"),
        (drawn(np.sin, points=40), "another one"),
        (drawn(np.sin, np.cos), "more curves"),
        (drawn(), "fewer curves"),
        (drawn(np.sin, title="growth"), "labels"),
        (b"<svg/>", "labels"),
    ],
)
def test_a_figure_of_another_curve_is_found(kept, what):
    assert what in other_curve(kept, RIGHT)


def test_bars_are_compared_too():
    assert other_curve(drawn(np.sin, kind="bar"), drawn(np.sin, kind="bar")) == ""
    assert "another one" in other_curve(drawn(np.cos, kind="bar"), drawn(np.sin, kind="bar"))


def test_a_figure_that_other_fonts_moved_a_little_is_the_same():
    moved = re.sub(rb"L (\d+)\.", lambda match: b"L %d." % (int(match[1]) + 2), RIGHT)
    assert moved != RIGHT and other_curve(moved, RIGHT) == "" == other_curve(RIGHT, RIGHT)


def test_verify_finds_a_figure_that_was_not_drawn_anew(course, runner, solutions):
    path = solutions / "decay.py"
    path.write_text(path.read_text().replace("-t / tau", "-2 * t / tau"))
    texts = [finding.text for finding in verify(course, "decay", References(runner)).findings]
    assert any("example.svg must show what the reference gives; curve" in text for text in texts)
