import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.compare import close, exact, raises, satisfies, spikes, symbolic
from autograder.course.spec import Call, Check
from autograder.errors import GraderError, ReferenceFault
from autograder.judge.verdict import judge, judge_all

T = np.arange(0.0, 5.0, 0.5)
CURVE = np.cos(T)
SIGNATURES = {"f": ("t", "tau"), "g": ("pars", "current")}


def check(expect=None, call=None, **settings):
    expect = expect or close(unit="mV")
    defaults = {
        "id": "trace",
        "points": 3,
        "hint": "Look at t = 0.",
        "readme_hints": (2, 3),
        "hidden": not expect.portable,
    }
    return Check(call=call or Call("f", T, 2.0), expect=expect, **defaults | settings)


def verdict(item, yours, reference=CURVE):
    return judge(item, [Returned(yours)], [Returned(reference)], SIGNATURES)


def wrong_at(index):
    yours = CURVE.copy()
    yours[index] += 0.25
    return yours


# status and points


def test_a_right_answer_earns_all_points_and_no_words():
    result = verdict(check(), CURVE)
    assert (result.status, result.earned, result.possible) == ("passed", 3.0, 3.0)
    assert (result.message, result.detail, result.hint, result.diagnosis, result.curve) == (
        "",
        "",
        "",
        None,
        None,
    )


def test_a_wrong_answer_earns_nothing_and_gets_the_hint():
    result = verdict(check(), wrong_at(3))
    assert (result.status, result.earned) == ("failed", 0.0)
    assert (result.hint, result.readme_hints) == ("Look at t = 0.", (2, 3))
    assert result.diagnosis is None


def test_a_fraction_earns_its_share():
    result = verdict(check(satisfies(lambda value: 1 / 3), points=1.5), CURVE)
    assert (result.status, result.earned) == ("partial", 0.5)


@pytest.mark.parametrize(
    ("output", "code"),
    [
        (Raised("ValueError", "no", "line 3"), "raised"),
        (Failed("timeout", "stopped"), "timeout"),
        (Failed("missing", "f is not there"), "missing"),
        (Failed("unsendable", "a generator"), "unsendable"),
    ],
)
def test_an_output_without_a_value_is_an_error_with_its_code(output, code):
    result = judge(check(), [output], [Returned(CURVE)])
    assert (result.status, result.earned, result.diagnosis) == ("error", 0.0, code)


def test_a_rung_of_the_ladder_is_the_diagnosis():
    assert verdict(check(), CURVE[:-1]).diagnosis == "shape"
    assert verdict(check(), None).diagnosis == "kind"
    assert verdict(check(), np.full(T.size, np.nan)).diagnosis == "nan"


def test_the_wrong_exception_is_an_error_and_a_value_a_failure():
    item, expected = check(raises("ValueError")), [Raised("ValueError", "")]
    assert judge(item, [Raised("NameError", "")], expected).status == "error"
    assert judge(item, [Returned(1)], expected).status == "failed"
    assert judge(item, expected, expected).status == "passed"


def test_points_are_free_of_rounding_noise():
    assert verdict(check(satisfies(lambda value: 0.1), points=3), CURVE).earned == 0.3


# faults of our own


@pytest.mark.parametrize("reference", [Raised("ValueError", ""), Failed("crash", "it crashed")])
def test_a_faulty_reference_is_no_mark(reference):
    for expect in (close(), exact(), spikes(window=1), symbolic("a"), satisfies(bool)):
        with pytest.raises(ReferenceFault):
            judge(check(expect), [Returned(CURVE)], [reference])


def test_a_property_that_gives_no_verdict_is_no_mark():
    with pytest.raises(GraderError):
        verdict(check(satisfies(lambda value: None)), CURVE)


# what is revealed


def test_a_hidden_check_reveals_no_expected_value():
    result = verdict(check(hidden=True), wrong_at(3))
    assert (result.detail, result.hint, result.curve) == ("", "", None)
    assert result.message == "1 of 10 values is wrong, the first at index 3"


def test_a_hidden_check_does_not_quote_an_exception_which_may_hold_the_input():
    output = Raised("ValueError", f"bad t {T.tolist()}", "line 3")
    assert judge(check(hidden=True), [output], [Returned(CURVE)]).message == "raised ValueError at line 3"
    assert "bad t" in judge(check(), [output], [Returned(CURVE)]).message


@pytest.mark.parametrize("reveal", ["none", "direction", "magnitude", "full"])
def test_no_message_quotes_an_expected_value(reveal):
    for hidden in (False, True):
        for yours in (wrong_at(0), wrong_at(9), CURVE[:-1], None, "x", 3.0, CURVE * np.nan, CURVE * 1j):
            result = verdict(check(reveal=reveal, hidden=hidden), yours)
            text = result.message + ("" if reveal == "full" and not hidden else result.detail)
            assert not any(f"{value:.4g}" in text for value in CURVE[1:])


def test_reveal_none_gives_the_message_alone():
    result = verdict(check(reveal="none"), wrong_at(3))
    assert result.message and not result.detail and result.curve is None


def test_reveal_direction_says_too_high_or_too_low():
    assert verdict(check(reveal="direction"), wrong_at(3)).detail == "your value at index 3 is too high"
    assert verdict(check(reveal="direction"), CURVE - 1).detail == "your value at index 0 is too low"
    assert verdict(check(reveal="direction"), CURVE[:-1]).detail == ""
    assert judge(check(reveal="direction"), [Returned(2)], [Returned(1)]).detail == "your value is too high"


def test_reveal_magnitude_adds_the_decade_of_the_error():
    result = verdict(check(reveal="magnitude"), wrong_at(3))
    direction, size = result.detail.split("; ")
    assert direction == "your value at index 3 is too high"
    assert size == "the largest error is about 1e-01 of the size of the values"
    assert result.curve is None


def test_reveal_full_gives_values_and_the_curve():
    result = verdict(check(), wrong_at(3))
    assert result.detail.startswith("at t = 1.5 (index 3) yours is 0.320737 mV, expected 0.0707372 mV")
    assert result.curve.first_bad == 3


# several calls


def test_the_failing_call_is_named():
    item = check(exact(), call=(Call("f", 1), Call("f", 2), Call("f", 3)))
    outputs, expected = [Returned(v) for v in (1, 2, 9)], [Returned(v) for v in (1, 2, 3)]
    assert judge(item, outputs, expected).message == "call 3 of 3: the value is wrong"


def test_the_function_is_named_where_calls_differ_in_it():
    item = check(exact(), call=(Call("f", 1), Call("g", 2)))
    result = judge(item, [Returned(1), Returned(9)], [Returned(1), Returned(2)])
    assert result.message == "call 2 of 2, g: the value is wrong"


def test_changed_arguments_are_called_that():
    item = check(exact(), call=Call("f", T, observe="arguments"))
    result = judge(item, [Returned([T * 2])], [Returned([T])])
    assert result.message.startswith("the function changes its arguments: item [0]: 9 of 10 values are wrong")
    raised = judge(item, [Raised("ValueError", "")], [Returned([T])])
    assert raised.message == "raised ValueError"


def test_all_checks_are_judged_in_order():
    checks = [check(id="one"), check(id="two")]
    outputs = {"one": [Returned(CURVE)], "two": [Returned(None)]}
    expected = {"one": [Returned(CURVE)], "two": [Returned(CURVE)]}
    assert [result.status for result in judge_all(checks, outputs, expected)] == ["passed", "failed"]


# the curve


def test_the_argument_with_the_samples_coordinates_labels_the_axis():
    curve = verdict(check(), wrong_at(3)).curve
    assert curve.x == T.tolist() and (curve.x_label, curve.y_label) == ("t", "result (mV)")
    assert len(curve.yours) == len(curve.reference) == T.size


def test_a_check_says_which_argument_or_parameter_holds_its_coordinates():
    call = Call("g", {"other": T[::-1].copy(), "range_t": T, "dt": 0.5}, T + 7)
    curve = verdict(check(close(unit="mV", x="range_t"), call), wrong_at(3)).curve
    assert curve.x == T.tolist() and curve.x_label == "range_t"
    first = verdict(check(call=call), wrong_at(3)).curve
    assert first.x_label == "other"


def test_keyword_arguments_can_be_coordinates():
    curve = verdict(check(call=Call("f", voltage=T)), wrong_at(3)).curve
    assert curve.x_label == "voltage"


@pytest.mark.parametrize(
    "argument",
    [
        np.zeros(10),
        np.append(T[:-1], 0.0),
        T[:-1],
        T.reshape(2, 5),
        "0123456789",
        3.0,
        [None] * 10,
        [[1], [1, 2]],
    ],
)
def test_what_is_no_coordinate_leaves_the_number_of_the_sample(argument):
    result = verdict(check(call=Call("f", argument)), wrong_at(3))
    assert result.curve.x == list(range(10)) and result.curve.x_label == "sample"
    assert result.detail.startswith("at index 3 yours is")


def test_the_drivers_arguments_are_not_called_as_the_functions():
    curve = verdict(check(call=Call("f", T, driver="step")), wrong_at(3)).curve
    assert curve.x_label == "input"


@pytest.mark.parametrize("size", [8, 13])
def test_a_curve_of_another_length_keeps_all_its_samples(size):
    yours = np.resize(CURVE, size)
    curve = verdict(check(), yours).curve
    assert len(curve.yours) == size and len(curve.reference) == 10
    assert len(curve.x) == max(size, 10) and curve.x[-1] == 0.5 * (len(curve.x) - 1)
    assert curve.first_bad is None


@pytest.mark.parametrize("bad", [0, 12_345, 49_999])
def test_a_long_curve_is_thinned_and_keeps_its_first_bad_sample(bad):
    t = np.linspace(0, 1, 50_000)
    reference = np.sin(t) + 1
    yours = reference.copy()
    yours[bad] = 9.0
    curve = judge(check(call=Call("f", t)), [Returned(yours)], [Returned(reference)]).curve
    assert len(curve.x) <= 2000
    assert len(curve.x) == len(curve.yours) == len(curve.reference)
    assert curve.yours[curve.first_bad] == 9.0
    assert (curve.x[0], curve.x[-1]) == (0.0, 1.0)


def test_spike_trains_are_drawn_over_the_number_of_the_spike():
    train = np.array([10.0, 20.0, 30.0])
    result = judge(check(spikes(window=0.1)), [Returned([10.0, 25.0])], [Returned(train)])
    curve = result.curve
    assert (curve.x, curve.yours, curve.reference) == ([0, 1, 2], [10, 25], [10, 20, 30])
    assert (curve.x_label, curve.y_label, curve.first_bad) == ("spike", "spike time (ms)", 1)

    assert curve.kind == "spikes"


def test_no_curve_is_made_of_single_numbers():
    assert judge(check(), [Returned(2.0)], [Returned(1.0)]).curve is None


def test_a_table_becomes_a_map_that_is_thinned_and_keeps_its_first_bad_value():
    reference = np.arange(20_000.0).reshape(100, 200)
    yours = reference.copy()
    yours[77, 131] = -9.0
    curve = judge(check(), [Returned(yours)], [Returned(reference)]).curve
    assert (curve.kind, curve.columns) == ("map", 60) and len(curve.yours) == len(curve.reference) == 3600
    assert curve.yours[curve.first_bad] == -9.0 and curve.index_of(curve.first_bad) == 77 * 200 + 131
    small = judge(check(), [Returned(np.ones((2, 3)))], [Returned(np.zeros((2, 3)))]).curve
    assert (small.kind, small.columns, small.indices) == ("map", 3, [])


def test_a_curve_knows_the_tolerance_and_which_samples_it_holds():
    reference = np.linspace(1.0, 2.0, 5000)
    yours = reference.copy()
    yours[4321] = 9.0
    curve = judge(
        check(expect=close(rtol=0.01, scale="each")), [Returned(yours)], [Returned(reference)]
    ).curve
    assert curve.allowed[-1] == pytest.approx(0.02) and len(curve.allowed) == len(curve.reference)
    assert curve.index_of(curve.first_bad) == 4321


def test_the_same_input_gives_the_same_verdict():
    assert verdict(check(), wrong_at(3)) == verdict(check(), wrong_at(3))


def test_an_item_is_called_by_its_name_where_there_are_names_for_all():
    checks = check(expect=close(item=1))
    outputs, expected = [Returned((1.0, 2.0))], [Returned((1.0, 3.0))]
    assert judge(checks, outputs, expected, returns={"f": ("v", "w")}).message == "w: the value is wrong"
    assert judge(checks, outputs, expected, returns={"f": ("v",)}).message == "item [1]: the value is wrong"


def test_a_slip_of_python_gets_no_hint_about_the_science():
    for kind, said in (("NameError", "raised NameError: oh"), ("NotImplementedError", "not written yet")):
        result = judge(check(), [Raised(kind, "oh")], [Returned(CURVE)])
        assert (result.hint, result.readme_hints, result.message) == ("", (), said)
    assert judge(check(), [Raised("IndexError", "oh")], [Returned(CURVE)]).hint == "Look at t = 0."


# where a wrong value lies, in words


def test_a_wrong_frequency_is_named_in_its_unit():
    f, power = np.linspace(0.0, 60.0, 13), np.arange(13.0)
    item = check(close(item=1, x=("frequency", 0), x_unit="Hz"), Call("f", np.arange(26.0)))
    wrong = power.copy()
    wrong[12] = 5.0
    found = judge(item, [Returned((f, wrong))], [Returned((f, power))], SIGNATURES)
    assert found.detail.startswith("at frequency = 60 Hz (index 12) yours is 5")
    assert found.curve.x_label == "frequency (Hz)" and found.curve.x[12] == 60.0


def test_a_wrong_cell_is_named_by_both_coordinates():
    exc, inh = np.arange(4.0), np.linspace(1.0, 3.0, 5)
    surface = np.add.outer(exc, inh)
    wrong = surface.copy()
    wrong[2, 3] = 9.0
    item = check(close(x_unit="au"), Call("f", exc, inh))
    found = judge(item, [Returned(wrong)], [Returned(surface)], {"f": ("exc", "inh")})
    assert found.detail.startswith("at exc = 2 au, inh = 2.5 au (index (2, 3)) yours is 9")


def test_a_cell_of_an_axis_without_coordinates_is_named_by_its_index():
    item = check(close(), Call("f", np.arange(4.0)))
    wrong = np.zeros((4, 7))
    wrong[1, 6] = 1.0
    found = judge(item, [Returned(wrong)], [Returned(np.zeros((4, 7)))], {"f": ("exc",)})
    assert found.detail.startswith("at index (1, 6) yours is 1")


def test_axes_of_the_same_length_get_an_argument_each():
    exc, inh = np.arange(4.0), np.linspace(5.0, 8.0, 4)
    wrong = np.zeros((4, 4))
    wrong[3, 0] = 1.0
    item = check(close(), Call("f", exc, inh))
    found = judge(item, [Returned(wrong)], [Returned(np.zeros((4, 4)))], {"f": ("exc", "inh")})
    assert found.detail.startswith("at exc = 3, inh = 5 (index (3, 0))")
