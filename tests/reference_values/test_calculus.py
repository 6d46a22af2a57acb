"""What the references of the calculus exercises give, against numbers that were computed apart from them."""

import numpy as np
import pytest
import sympy as sp

T = np.arange(0, 10, 0.1)


def at(expression, **values):
    return float(sp.N(sp.sympify(expression).subs({sp.Symbol(name): x for name, x in values.items()}), 20))


@pytest.mark.exercise("product_rule")
def test_product_rule(reference, agree):
    f = reference.alpha_function(T, 0.5)
    _, dv, df = reference.alpha_derivative(T, 0.5)
    agree([f[0], dv[0], df[0]], "0, -2, 1")
    agree([f[1], dv[1], df[1]], "0.0818730753078, -1.63746150616, 0.654984602462")
    agree([f[5], dv[5]], "0.183939720586, -0.735758882343")
    assert abs(df[5]) < 1e-15
    agree([f[10], dv[10], df[10]], "0.135335283237, -0.270670566473, -0.135335283237")
    agree([f[20], dv[20], df[20]], "0.0366312777775, -0.0366312777775, -0.0549469166662")
    agree([f[99], dv[99], df[99]], "2.49232373224e-08, -5.03499743888e-09, -4.73289759254e-08")
    agree([f.sum(), dv.sum(), df.sum()], "2.49168318807, -11.0333111095, 0.533289178611")
    agree([df.min()], "-0.135335283237")
    _, dv, df = reference.alpha_derivative(np.array([0.3]), 2.0)
    agree([dv, df], "-0.430353988213, 0.731601779961")


@pytest.mark.exercise("chain_rule")
def test_chain_rule(reference, agree):
    points = ("-13/10", "-1", "1/10", "1/2", "1", "7/5")
    agree(
        [at(reference.drda(), a=sp.Rational(point)) for point in points],
        "-415.501886469, -29.5562243957, 0.0108742146809, 1.44679797209, 29.5562243957, 1390.35038651",
    )


@pytest.mark.exercise("charge_transfer")
def test_charge_transfer(reference, agree):
    parts = np.array(reference.charge_transfer(T, 1.0, 1.0, 1.0, 0.1))
    agree([parts[:, 1]], "0.245960311116, 0.0245960311116, 0.0245960311116")
    agree([parts[:, 10]], "1, 0.1, 0.766017448125")
    agree([parts[:, 20]], "0.735758882343, 0.0735758882343, 1.64886072911")
    agree([parts[:, 42]], "0.171201256709, 0.0171201256709, 2.5125056355")
    agree([parts[:, 50]], "0.0915781944437, 0.00915781944437, 2.61064175512")
    agree([parts[:, 99]], "0.00135025037217, 0.000135025037217, 2.71459758757")
    agree([parts[2].sum()], "217.250957539")
    heights, _, total = reference.charge_transfer(np.arange(0, 6, 0.05), 2.5, 0.7, 1.3, 0.05)
    agree([total[-1], heights.max()], "7.82860369497, 4.12373227417")
    heights, _, total = reference.charge_transfer(np.arange(0, 20, 0.1), -0.8, 2.0, 3.0, 0.1)
    agree([total[-1], heights.min()], "-14.3310915238, -2.63795403312")


@pytest.mark.exercise("symbolic_basics")
def test_symbolic_basics(reference, agree):
    t = sp.Symbol("t")
    slopes = [at(reference.power_rule(n), t=sp.Rational(19, 10)) for n in (3, 7, -1)]
    agree(slopes, "10.83, 329.321167, -0.277008310249")
    polynomial = sp.Rational(3, 2) * t**2 + 4 * t - 1
    assert str(sp.expand(reference.antiderivative(polynomial))) == "t**3/2 + 2*t**2 - t"
    values = [
        at(reference.antiderivative(polynomial), t=2),
        at(reference.antiderivative(polynomial, C=7), t=2),
        at(reference.antiderivative(polynomial, t0=-10), t=-10),
    ]
    agree(values[:2], "10, 17")
    assert values[2] == 0
    found = [reference.eigenvalue(item) for item in (sp.exp(t), 3 * sp.exp(-2 * t), 2**t, sp.sin(t))]
    agree([float(value) for value in found[:3]], "1, -2, 0.693147180560")
    assert found[3] is None


DEMO = """\
Linear -4 | 8, -2, 84
Linear 0 | 0, -2, 100
Linear 5 | -10, -2, 75
Linear 10 | -20, -2, 0
Parabolic -4 | 16, -8, 312
Parabolic 0 | 0, 0, 333.333333333
Parabolic 5 | 25, 10, 375
Parabolic 10 | 100, 20, 666.666666667
Exponential -4 | 0.0183156388887, 0.0183156388887, 0.018270238959
Exponential 0 | 1, 1, 0.99995460007
Exponential 5 | 148.413159103, 148.413159103, 148.413113703
Exponential 10 | 22026.4657948, 22026.4657948, 22026.4657494
Sine -4 | 0.756802495308, -0.653643620864, -0.185427908213
Sine 0 | 0, 1, -1.83907152908
Sine 5 | -0.958924274663, 0.283662185463, -1.12273371454
Sine 10 | -0.544021110889, -0.839071529076, 0
Sigmoid -4 | 0.000123394575986, 0.000123379349765, 0.00012309628745
Sigmoid 0 | 0.00669285092428, 0.00664805667079, 0.00671504258684
Sigmoid 5 | 0.5, 0.25, 0.693146874658
Sigmoid 10 | 0.993307149076, 0.00664805667079, 5.00671504259"""


@pytest.mark.exercise("demo_functions")
@pytest.mark.parametrize("line", DEMO.splitlines())
def test_demo_functions(line, reference, agree):
    what, numbers = line.split(" | ")
    name, t = what.split()
    agree(reference.demo_curves(name, np.array([float(t)])), numbers)


@pytest.mark.exercise("sympy_sigmoid")
def test_sympy_sigmoid(reference, agree):
    f, df = reference.sigmoid_and_derivative()
    for t, numbers in (
        (0, "0.00669285092428, 0.00664805667079"),
        (2, "0.0474258731776, 0.0451766597309"),
        (5, "0.5, 0.25"),
        (8, "0.952574126822, 0.0451766597309"),
        (12, "0.999088948806, 0.000910221180122"),
    ):
        agree([at(f, t=t), at(df, t=t)], numbers)


@pytest.mark.exercise("fd_sine")
@pytest.mark.parametrize(
    ("h", "numbers"),
    [
        (0.01, "1999, -0.841777627508, -0.891463993252, 0.00499998506039"),
        (0.1, "199, -0.86485217114, -0.889023712161, 0.0499856866758"),
        (0.2, "99, -0.887709908187, -0.0459254937561, 0.0998809143188"),
        (0.3, "66, -0.907534948261, 0.840455593674, 0.149407691667"),
        (0.5, "39, -0.937739980855, 0.0372116860039, 0.248216573506"),
    ],
)
def test_fd_sine(h, numbers, reference, agree):
    t, slope, error = reference.sine_slope(h)
    assert t.shape == slope.shape
    agree([slope.size, slope[0], slope[10], error], numbers)


@pytest.mark.exercise("transfer_gain")
@pytest.mark.parametrize(
    ("a", "theta", "numbers"),
    [
        (1.2, 2.4, "0, 0.446848863602, 0.945490343652, 0.299640517646, 2.3"),
        (0.5, 4.0, "0, 0.19082259685, 0.75624371979, 0.124973964842, 4"),
        (2.0, 1.2, "0, 0.833654607012, 0.916825788364, 0.498339973125, 1.1"),
    ],
)
def test_transfer_gain(a, theta, numbers, reference, agree):
    current = np.arange(0, 8, 0.1)
    rate, gain = reference.rate_and_gain(current, a, theta, 0.1)
    rate = np.where(np.abs(rate) < 1e-16, 0.0, rate)
    agree([rate[0], rate[24], rate[-1], gain.max(), current[gain.argmax()]], numbers)


@pytest.mark.exercise("transfer_gain")
def test_gain_at_one_current(reference, agree):
    gain = reference.gain_at
    agree([gain(2.4, 1.2, 2.4), gain(5, 2, 1.2, dI=0.2)], "0.299910032388, 0.00100656097224")


@pytest.mark.exercise("partials_symbolic")
@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("x**2 + 2*x*y + y**2", "4, 4, -4, -4"),
        ("x + 2*x*y + y**3", "3, 5, 0, -2.25"),
        (
            "exp(-x**2)*sin(3*y)",
            "-0.103830299406, -1.09259365924, -0.315405594277, 0.0223669386104",
        ),
        ("y**3", "0, 3, 0, 0.75"),
        ("5", "0, 0, 0, 0"),
    ],
)
def test_partials_symbolic(text, numbers, reference, agree):
    slopes = reference.partial_derivatives(text)
    points = ({"x": 1, "y": 1}, {"x": sp.Rational(-3, 2), "y": sp.Rational(-1, 2)})
    agree([at(slope, **point) for point in points for slope in slopes], numbers)


@pytest.mark.exercise("riemann_sum")
@pytest.mark.parametrize(
    ("dt", "numbers"),
    [
        (0.1, "100, 10, 288.85, 293.333333333, -4.48333333333"),
        (0.25, "40, 10, 282.1875, 293.333333333, -11.1458333333"),
        (0.5, "20, 10, 271.25, 293.333333333, -22.0833333333"),
        (1.0, "10, 10, 250, 293.333333333, -43.3333333333"),
        (0.3, "33, 9.9, 271.26, 284.328, -13.068"),
    ],
)
def test_riemann_sum(dt, numbers, reference, agree):
    edges, total, exact = reference.riemann(dt)
    agree([edges.size, edges[-1], total[-1], exact[-1], round(total[-1] - exact[-1], 12)], numbers)


@pytest.mark.exercise("riemann_sum")
def test_a_left_sum_overestimates_at_first(reference, agree):
    edges, total, exact = reference.riemann(0.1)
    error = total - exact
    agree([round(error.max(), 14), round(error.min(), 12)], "0.0133333333333, -4.48333333333")
    assert edges[error > 1e-12].max() == pytest.approx(1.0)
    _, total, exact = reference.riemann(0.25, 1.0, 4.0)
    agree([total[-1], exact[-1]], "15.03125, 16.5")


@pytest.mark.exercise("filter_ops")
def test_filter_ops(reference, agree):
    few = np.array([1.0, 4, 2, 8, 5, 7])
    agree([reference.highpass(few)], "3, -2, 6, -3, 2")
    agree([reference.lowpass(few)], "2.5, 3, 5, 6.5, 6")
    agree([reference.lowpass(few, 3)], "3.375, 4.875, 6")
    t = np.arange(0, 2, 0.01)
    x = np.sin(0.5 * np.pi * t) + 0.5 * np.random.default_rng(20).uniform(size=200)
    signals = (x, reference.highpass(x), reference.lowpass(x), reference.lowpass(x, 3))
    agree(
        [signal.std() for signal in signals], "0.341124696455, 0.208076898519, 0.322803523804, 0.313828966984"
    )
    n = np.arange(801)
    wave = np.exp(2j * np.pi * n / 8)  # an eighth of the sampling rate
    gains = [np.abs(f(wave.real) + 1j * f(wave.imag))[0] for f in (reference.highpass, reference.lowpass)]
    agree(gains, "0.76536686473, 0.923879532511")
    fastest = np.where(n % 2, -1.0, 1.0)
    agree([reference.highpass(fastest)[0], reference.lowpass(fastest)[0]], "-2, 0")


@pytest.mark.exercise("transfer_surface")
def test_transfer_surface(reference, agree):
    exc, inh = np.arange(1, 10, 0.1), np.arange(0, 7, 0.1)
    rate = reference.rate_surface(exc, inh)
    agree(
        [rate[0, 0], rate[0, 69], rate[89, 0], rate[89, 69], rate[45, 35]],
        "0.103944332487, -0.360985780992, 0.946725469026, 0.481795355546, 0.743411056028",
    )
    agree([rate.min(), (rate < 0).mean()], "-0.360985780992, 0.0652380952381")
    by_exc, by_inh = reference.surface_slopes(rate, 0.1)
    agree([by_exc.max(), by_inh.min()], "0.299640517646, -0.124895937395")
    assert by_exc[:, 7].argmax() == 13 and by_inh[13].argmin() in (39, 40)  # equal on both sides of theta
    agree([by_exc[13, 7], by_inh[13, 39]], "0.299640517646, -0.124895937395")
    slope = complex(by_exc[13, 39], by_inh[13, 39])
    agree([abs(slope), np.degrees(np.angle(slope))], "0.324628148799, -22.627313928")
    agree([reference.rate_surface(exc, inh, rectify=True).sum()], "3632.10746932")
