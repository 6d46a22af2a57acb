import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.judge.result import Curve
from autograder.report.figure import curve_svg
from autograder.report.plot_data import MOST_POINTS, describe, picture, samples, thin, where
from autograder.report.svg_panel import ticks

INF, NAN = float("inf"), float("nan")
STEPS = [0.0, 1.0, 2.0, 3.0]


def curve(yours, reference=(0.0, 1.0, 2.0, 3.0), x=STEPS, first_bad=0, x_label="t (ms)", y_label="V (mV)"):
    return Curve(list(x), list(yours), list(reference), x_label, y_label, first_bad)


ODD = {
    "huge": curve([0.0, 1e300, -1e300, 1.7e308], first_bad=1),
    "infinite": curve([INF, -INF, INF, NAN]),
    "all nan": curve([NAN] * 4),
    "reference nan": curve([0.0, 1.0, 2.0, 3.0], [NAN] * 4),
    "reference huge": curve([0.0] * 4, [1e300, -1e300, 1e308, 0.0]),
    "flat": curve([5.0, 5.0, 5.0, 5.0001], [5.0] * 4, first_bad=3),
    "flat zero": curve([0.0] * 4, [0.0] * 4),
    "flat zero against huge": curve([1e30] * 4, [0.0] * 4),
    "flat large against slightly more": curve([1e15 + 1.0] * 4, [1e15] * 4),
    "tiny": curve([1e-320, 0.0, 1e-310, 5e-324], [0.0, 1e-315, 0.0, 0.0]),
    "one sample": curve([1.0], [2.0], [3.0]),
    "empty": curve([], [], [], None, "", ""),
    "yours empty": curve([]),
    "reference empty": curve([1.0, 2.0], []),
    "yours shorter": curve([0.0, 1.0], first_bad=None),
    "yours longer": curve([0.0, 1.0, 2.0, 3.0, 4.0], first_bad=4),
    "x nan": curve([0.0, 1.0, 2.0, 4.0], x=[NAN] * 4),
    "x infinite": curve([0.0, 1.0, 2.0, 4.0], x=[0.0, 1.0, 2.0, INF]),
    "x constant": curve([0.0, 1.0, 2.0, 4.0], x=[1e9] * 4),
    "x huge": curve([0.0, 1.0, 2.0, 4.0], x=[0.0, 1e300, 2e300, 1e308]),
    "x empty": curve([0.0, 1.0, 2.0, 4.0], x=[]),
    "first bad beyond the end": curve([0.0, 1.0, 2.0, 4.0], first_bad=99),
    "first bad negative": curve([0.0, 1.0, 2.0, 4.0], first_bad=-1),
    "letters without a glyph": curve(
        [0.0, 1.0, 2.0, 4.0], x_label="时间 $x$ $", y_label='<b>&"\x00\x1b[31m 👩'
    ),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_no_values_break_a_figure_or_make_it_warn(odd):
    svg = curve_svg(odd, "odd", describe(odd))
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert not re.search(r"\d{6,}\.|\d[eE]\+?\d|\bnan\b|\binf\b", " ".join(re.findall(r' d="([^"]*)"', svg)))
    assert len(samples(odd)) <= 10


numbers = st.lists(st.floats() | st.sampled_from([0.0, 1.0, 1e300, -1e-300]), max_size=8)


@settings(max_examples=40, deadline=None)
@given(numbers, numbers, numbers, st.none() | st.integers(-2, 10))
def test_any_floats_give_limits_that_can_be_drawn(x, yours, reference, first_bad):
    any_curve = Curve(x, yours, reference, "x", "y", first_bad)
    shown = picture(any_curve)
    for low, high in (shown.x_limits, shown.y_limits):
        assert np.isfinite([low, high]).all() and low < high
    assert ElementTree.fromstring(curve_svg(any_curve, "any", describe(any_curve))) is not None


@pytest.mark.parametrize("yours", [1e30, -1e30, 1e300, INF, NAN])
def test_the_reference_fills_a_good_part_of_the_picture_whatever_the_student_returned(yours):
    low, high = picture(curve([yours] * 4)).y_limits
    assert low <= 0.0 and high >= 3.0
    assert (high - low) < 4 * 3.0


def test_ids_differ_between_figures_of_one_page(voltage):
    page = curve_svg(voltage, "lif-trace", "one") + curve_svg(voltage, "lif-other trace", "two")
    ids = re.findall(r' id="([^"]*)"', page)
    assert ids and len(set(ids)) == len(ids)
    used = set(re.findall(r'href="#([^"]*)"', page)) | set(re.findall(r"url\(#([^)]*)\)", page))
    assert used == {name for name in ids if not name.startswith("figure-")}


def test_a_figure_has_a_text_alternative_no_prolog_no_style_sheet_and_nothing_external(voltage):
    svg = curve_svg(voltage, "a", 'say "<x>" & more')
    assert svg.startswith("<svg ") and svg.endswith("</svg>")
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img" and root.get("aria-label") == 'say "<x>" & more'
    assert "<style" not in svg and "<metadata" not in svg and "xlink" not in svg
    assert re.findall(r"https?://[^\" ]*", svg) == ["http://www.w3.org/2000/svg"]


def test_a_figure_says_which_line_is_which_and_where_the_first_difference_is(voltage):
    svg = curve_svg(voltage, "a", "b")
    assert "yours (dashed)" in svg and "reference (solid)" in svg
    assert "first difference: t = 34.7 ms (index 347)" in svg
    assert "stroke-dasharray" in svg


def test_a_figure_does_not_depend_on_those_before_it(voltage):
    first = curve_svg(voltage, "a", "b")
    for odd in ODD.values():
        curve_svg(odd, "odd", "odd")
    assert curve_svg(voltage, "a", "b") == first


def test_a_long_curve_is_thinned_without_losing_its_peaks():
    x = np.arange(200_000.0)
    y = np.zeros(x.size)
    y[123_457], y[77_777] = 9.0, -4.0
    few, heights = thin(x, y)
    assert few.size <= 2 * MOST_POINTS
    assert heights.max() == 9.0 and heights.min() == -4.0
    assert few[heights.argmax()] == 123_457.0
    assert (np.diff(few) > 0).all() and few[0] == 0 and few[-1] == x[-1]
    assert len(curve_svg(Curve(x.tolist(), y.tolist(), y.tolist(), "t", "V", None), "a", "b")) < 60_000


def test_the_description_gives_extent_ranges_and_the_first_difference():
    text = describe(curve([0.0, 1.0, 2.5, NAN], first_bad=2))
    assert text == (
        "Line plot of V (mV) against t (ms). The reference has 4 values from 0 to 3; yours has 4 values "
        "from 0 to 2.5, 1 of them nan or infinite. First difference at t = 2 ms (index 2): yours 2.5, "
        "reference 2."
    )


@pytest.mark.parametrize(
    "label, text",
    [
        ("t (ms)", "t = 1.5 ms (index 1)"),
        ("t [ms]", "t = 1.5 ms (index 1)"),
        ("t / ms", "t = 1.5 ms (index 1)"),
        ("index", "index = 1.5 (index 1)"),
        ("", "x = 1.5 (index 1)"),
    ],
)
def test_a_place_is_told_with_its_unit(label, text):
    assert where(curve([0.0, 1.0], [0.0, 2.0], [0.5, 1.5], 1, label)) == text


def test_the_table_shows_enough_digits_to_tell_the_values_apart():
    row = samples(curve([1.0000001, 1.0], [1.0, 1.0], [0.0, 1.0], 0))[0]
    assert (row.yours, row.reference) == ("1.0000001", "1") and row.marked


def test_the_table_stands_around_the_first_bad_sample(voltage):
    rows = samples(voltage)
    assert len(rows) <= 10
    assert [row.index for row in rows if row.marked] == [347]
    assert rows[0].index < 347 < rows[-1].index


def test_without_a_first_bad_sample_the_table_stands_where_one_curve_ends():
    rows = samples(curve(range(30), range(29), range(30), None))
    assert rows[-1].reference == "none" and rows[-1].yours == "29"


def test_the_difference_is_drawn_with_the_tolerance_and_the_first_bad_sample_larger(voltage):
    svg = curve_svg(replace(voltage, allowed=[0.5] * len(voltage.reference)), "a", "b")
    assert "allowed is ±0.5, shaded" in svg and "<polygon" in svg
    assert "around the first difference" in svg
    assert len(svg) < 60_000


def test_what_is_off_the_scale_has_an_arrow_and_its_value():
    svg = curve_svg(curve([0.0, 1.2e30, -4e7, 3.0], first_bad=1), "a", "b")
    assert ">1.2e+30<" in svg and ">\N{MINUS SIGN}4e+07<" in svg
    assert ">1.2" not in curve_svg(curve([0.0, 1.2, 2.0, 3.0], first_bad=1), "a", "b")


def test_spikes_are_a_raster_and_tables_are_maps():
    train = Curve([0, 1, 2], [10.0, 25.0], [10.0, 20.0, 30.0], "spike", "spike time (ms)", 1, "spikes")
    svg = curve_svg(train, "a", describe(train))
    assert ">reference<" in svg and ">yours<" in svg and "Raster: a stroke at each spike time (ms)." in svg
    table = Curve(
        list(range(6)),
        [0.0, 1, 2, 3, NAN, 9e99],
        [0.0, 1, 2, 3, 4, 5],
        "value",
        "result",
        4,
        "map",
        columns=3,
    )
    svg = curve_svg(table, "a", describe(table))
    assert svg.count("data:image/png;base64,") == 3 and "Three maps of result" in svg
    assert where(table) == "row 1, column 1"


def test_colours_are_the_pages_so_that_it_can_be_dark(voltage):
    svg = curve_svg(voltage, "a", "b")
    assert set(re.findall(r"#[0-9a-f]{6}", re.sub(r"var\([^)]*\)", "", svg))) == set()


@pytest.mark.parametrize(
    "limits", [(0.0, 1.0), (-3.0, 7e6), (1e9, 1e9 + 1e-3), (-1e100, 1e100), (0.0, 1e-100)]
)
def test_ticks_are_few_lie_inside_and_have_labels_that_differ(limits):
    found = ticks(*limits, 5)
    assert 2 <= len(found) <= 7 and len({label for _, label in found}) == len(found)
    slack = 1e-6 * (limits[1] - limits[0])
    assert all(limits[0] - slack <= value <= limits[1] + slack for value, _ in found)
