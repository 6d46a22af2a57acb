"""The example figure is the stub's own plot with the reference's functions, the same bytes every time."""

import pytest

from autograder.authoring.example_figure import draw_example
from autograder.errors import SpecError


@pytest.fixture
def draw(course, runner):
    def draw(old="", new=""):
        stub = course.root / "exercises" / "decay" / "decay.py"
        stub.write_text(stub.read_text().replace(old, new))
        return draw_example(course.handout("decay"), course.solution("decay"), runner)

    return draw


def test_the_figure_is_the_stubs_plot(draw):
    figure = draw().decode()
    assert "<svg" in figure and "t (ms)" in figure and "V/V0" in figure


def test_two_figures_are_the_same_bytes_and_name_no_date_or_version(draw):
    one, two = draw(), draw()
    assert one == two
    assert b"dc:date" not in one and b"dc:creator" not in one


def test_a_stub_that_plots_nothing_has_no_figure(draw):
    assert draw('if __name__ == "__main__":', "if False:") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [("plt.plot(", "plt.plod("), ("decay(t, 10.0)", "decay(t)"), ("import matplotlib", "import nowhere")],
)
def test_a_plot_that_does_not_run_is_the_authors_mistake(draw, old, new):
    with pytest.raises(SpecError, match="The plot in the stub of decay must run") as caught:
        draw(old, new)
    assert "\n" not in str(caught.value)


def test_a_plot_may_draw_in_several_steps(draw):
    assert b"again" in draw("plt.show()", 'for label in ["again"]:\n        plt.title(label)')
