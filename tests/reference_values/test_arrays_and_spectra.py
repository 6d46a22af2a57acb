"""What the references of arrays and spectra give, against numbers that were computed apart from them."""

import numpy as np
import pytest
from scipy.io import savemat


def recording(N, dt, seed):
    t = dt * np.arange(N)
    noise = 0.1 * np.random.default_rng(seed).standard_normal(N)
    return t, 0.4 + np.sin(2 * np.pi * 60 * t) + 0.5 * np.cos(2 * np.pi * 8 * t + np.pi / 4) + noise


@pytest.mark.exercise("array_multiply")
def test_array_multiply(reference, agree):
    multiply = reference.multiply_arrays
    assert multiply(np.array([[1, 2, 3, 4]]), np.array([[0, 4, 7, 6]])).tolist() == [[0, 8, 21, 24]]
    rows = multiply(np.array([[1.0], [2.0], [3.0]]), 10.0 ** np.arange(4))
    agree([rows[0], rows[-1]], "1, 10, 100, 1000, 3, 30, 300, 3000")


@pytest.mark.exercise("square_plus_c")
def test_square_plus_c(reference, agree):
    square = reference.my_square_function
    agree([square(5, 15), square(2, 0), square(-7.25, 0.5)], "40, 4, 53.0625")
    agree(
        [square(np.linspace(0, 10, 11), 2.5)],
        "2.5, 3.5, 6.5, 11.5, 18.5, 27.5, 38.5, 51.5, 66.5, 83.5, 102.5",
    )
    agree([square(np.array([-3, -0.5, 1e-3]), -2)], "7, -1.75, -1.999999")


@pytest.mark.exercise("power_spectrum")
def test_power_spectrum(reference, agree):
    _, x = recording(2000, 0.001, 60)
    f, power = reference.power_spectrum(x, 0.001)
    agree([x.mean(), x.var()], "0.400215745213, 0.637072883645")
    agree([x[:5]], "0.648430955241, 1.0672685982, 1.48199477885, 1.47613238107, 1.54625994911")
    agree(
        power[np.searchsorted(f, [0.5, 8.0, 60.0, 250.0, 499.5])],
        "6.70113539806e-05, 0.246286879891, 1.00832267764, 1.47651465359e-05, 1.2311287658e-07",
    )
    agree([power.sum() * (f[1] - f[0])], "0.637072073457")
    agree([f[power.argmax()], power.max()], "60, 1.00832267764")


@pytest.mark.exercise("mat_spectrum")
@pytest.mark.parametrize(
    ("shape", "N", "dt", "seed", "loaded", "rhythms"),
    [
        ((1, -1), 2000, 0.001, 60, "2000, 0.001, 0.648430955241, 0.24579913291", "60, 8, 303, 339"),
        (
            (-1, 1), 1500, 0.002, 9,
            "1500, 0.002, 0.673269696995, -0.0503581702842", "60, 8, 185.333333333, 233.333333333",
        ),
    ],
)  # fmt: skip
def test_mat_spectrum(shape, N, dt, seed, loaded, rhythms, reference, agree, tmp_path):
    path = str(tmp_path / "recording.mat")
    t, x = recording(N, dt, seed)
    savemat(path, {"EEG": x.reshape(shape), "t": t.reshape(shape)})
    _, x, dt = reference.load_signal(path)
    agree([len(x), dt, x[0], x[-1]], loaded)
    agree([reference.strongest_rhythms(path, 4)], rhythms)
    agree([reference.strongest_rhythms(path)], "60, 8")


@pytest.mark.exercise("psd_direct")
def test_psd_direct(reference, agree):
    _, x = recording(2000, 0.001, 60)
    x = x - x.mean()
    powers = [reference.psd_at(f, x, 1000.0) for f in (8.0, 60.0, 33.3, 100.0)]
    agree(powers, "0.123143439945, 0.504161338821, 3.96183330545e-05, 4.15562957249e-05")
    agree([2 * powers[1]], "1.00832267764")
    assert abs(reference.psd_at(0.0, x, 1000.0)) < 1e-30
