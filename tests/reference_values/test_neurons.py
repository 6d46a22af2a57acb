"""What the references of the neuron exercises give, against numbers that were computed apart from them."""

import numpy as np
import pytest

DEFAULTS = {
    "V_th": -55.0, "V_reset": -75.0, "tau_m": 10.0, "g_L": 10.0, "V_init": -75.0, "E_L": -75.0, "tref": 2.0,
    "T": 400.0, "dt": 0.1,
}  # fmt: skip


def pars(**changes):
    values = DEFAULTS | changes
    return values | {"range_t": np.arange(0, values["T"], values["dt"])}


def legacy_noise(n=10000):
    np.random.seed(2020)
    return np.random.randn(n)


# leaky integrate-and-fire


@pytest.mark.exercise("lif_update")
def test_lif_step(reference, agree):
    step = reference.lif_dv
    agree(
        [step(-75, 210, pars()), step(-60, 210, pars()), step(-57, 0, pars())],
        "0.21, 0.06, -0.18",
    )
    agree([step(-60, 300, pars(tau_m=12.0, g_L=8.0, E_L=-70.0, dt=0.05))], "0.114583333333")


@pytest.mark.exercise("lif_update")
def test_lif_runs(reference, agree):
    v, spikes = reference.run_lif(pars(), 210.0)
    agree([spikes.size, spikes[:5]], "12, 30.3, 62.6, 94.9, 127.2, 159.5")
    agree(
        [v[[1, 100, 300, 303, 323, 324, 3999]]],
        "-74.79, -61.6866791667, -55.0298587755, -75, -75, -74.79, -60.1002583805",
    )
    agree([v.sum()], "-246536.949292")
    v, spikes = reference.run_lif(pars(tau_m=30.0, T=100.0), 210.0)
    agree([spikes.size, spikes, v[-1]], "1, 91.2, -70.7905470581")
    some = pars(T=300.0)
    _, spikes = reference.run_lif(some, 220 + 150 * np.sin(2 * np.pi * some["range_t"] / 37))
    agree(
        [spikes.size, spikes],
        "12, 9.4, 42.6, 53.9, 80.5, 116.3, 127.3, 154.4, 190.3, 201.3, 228.4, 264.3, 275.3",
    )
    v, spikes = reference.run_lif(pars(V_init=-55.0), 0.0)
    agree([spikes, v[0]], "0, -75")


@pytest.mark.exercise("lif_update")
@pytest.mark.parametrize(
    ("tref", "numbers"), [(2.0, "20, 13"), (2.05, "21, 13.1"), (2.5, "25, 13.5"), (3.05, "31, 14.1")]
)
def test_refractory_samples(tref, numbers, reference, agree):
    v, spikes = reference.run_lif(pars(tref=tref, T=100.0), 300.0)
    first = round(spikes[0] / 0.1)
    held = np.argmax(v[first + 1 :] != -75.0)
    agree([held, spikes[1] - spikes[0]], numbers)


@pytest.mark.exercise("lif_pulse")
def test_lif_pulse(reference, agree):
    for pulse, changes, numbers in (
        ((100.0, 150.0, 350.0), {"T": 500.0}, "2000, -65.0000000186, 0, -74.9999971348"),
        ((300.0, 20.0, 60.0), {"T": 120.0}, "400, -55.0313057067, 3, -74.9930314546"),
        ((-80.0, 10.0, 40.0), {"T": 80.0, "V_init": -70.0}, "300, -70, 0, -75.1363139646"),
    ):
        current, v, spikes, peak = reference.pulse_response(pars(**changes), *pulse)
        agree([np.count_nonzero(current), peak, spikes.size, v[-1]], numbers)
    agree([reference.pulse_response(pars(T=120.0), 300.0, 20.0, 60.0)[2]], "31, 44, 57")
    _, v, _, _ = reference.pulse_response(pars(T=500.0), 100.0, 150.0, 350.0)
    agree([v.argmax(), v[1600], v[3600]], "3500, -68.6603234127, -71.3396765941")


@pytest.mark.exercise("lif_dc_explore")
def test_lif_dc_explore(reference, agree):
    agree([reference.rheobase(pars()), reference.rheobase(pars(g_L=8.0, E_L=-70.0))], "200, 120")
    for current, tau, numbers in (
        (210.0, 10.0, "3, 30.4452243772"),
        (210.0, 30.0, "1, 91.3356731317"),
        (250.0, 10.0, "5, 16.0943791243"),
        (300.0, 10.0, "7, 10.9861228867"),
        (300.0, 2.0, "24, 2.19722457734"),
        (300.0, 20.0, "4, 21.9722457734"),
        (200.0, 10.0, "0, inf"),
    ):
        count = reference.spike_count(current, tau)
        agree([count, reference.first_spike_time(current, tau, pars())], numbers)
    times = [
        reference.time_to_within(200.0, tau, margin) for tau, margin in ((10, 0.135), (30, 0.135), (10, 0.01))
    ]
    agree(times, "49.8, 149.7, 75.7")


# noise and irregular spikes


@pytest.mark.exercise("gwn_current")
def test_gwn_current(reference, agree):
    xi = np.random.default_rng(2020).standard_normal(1000)
    agree([xi[:3]], "1.26020661122, 0.223178490467, 1.33254869099")
    current = reference.gwn_current(xi, 200.0, 2.5, 0.1)
    agree(
        [current[:5]],
        "515.051652806, 255.794622617, 533.137172747, -154.551159453, 131.800744644",
    )
    agree([current.mean(), current.std()], "193.868847858, 250.83532912")
    one = np.ones(1)
    agree([reference.gwn_current(one, 0.0, sig, 0.1) for sig in (2.5, 0.5, 3.0)], "250, 50, 300")
    legacy = reference.gwn_current(legacy_noise(), 250.0, 3.0, 0.1)
    agree(
        [legacy[:3], legacy.mean(), legacy.std()],
        "-280.653711673, 272.665681362, -89.1889108416, 253.418362552, 296.935531699",
    )
    agree([reference.gwn_current(one, -5.0, 0.7, 0.4)], "30")


@pytest.mark.exercise("ou_noise")
def test_ou_noise(reference, agree):
    xi = np.random.default_rng(11).standard_normal(4000)
    agree([xi[:3]], "0.0341927672532, 1.35974754031, 1.22472107859")
    x = reference.ou_noise(xi, 200.0, 40.0, 10.0, 0.1)
    agree(
        [x[[0, 1, 10, 100, 3999]]], "201.36771069, 209.045927235, 212.987045648, 213.012730281, 215.025891382"
    )
    agree([x.mean(), x.std()], "206.349890601, 33.924589285")
    x = reference.ou_noise(xi, 200.0, 40.0, 30.0, 0.1, x0=200.0)
    agree([x[[1, 100, 3999]]], "204.44091687, 206.339099793, 219.668910288")
    x = reference.ou_noise(xi, -3.0, 2.0, 2.0, 0.5, x0=5.0)
    agree([x[[1, 2, 3999]]], "4.92297341291, 4.67424721914, -5.2998916103")
    x = reference.ou_noise(np.zeros(300), 200.0, 40.0, 10.0, 0.1, x0=0.0)
    agree([x[[1, 100, 299]]], "2, 126.793531745, 190.092748672")


@pytest.mark.exercise("cv_isi")
def test_cv_isi(reference, agree):
    isi, cv = reference.isi_cv(np.array([10.2, 31.5, 45, 80.3, 99.9, 140.1, 151.7]))
    agree([isi], "21.3, 13.5, 35.3, 19.6, 40.2, 11.6")
    agree([isi.mean(), isi.std(), cv], "23.5833333333, 10.6438427689, 0.451329022002")
    poisson = np.cumsum(np.random.default_rng(5).exponential(20, 400))
    agree([reference.isi_cv(poisson)[1]], "0.896173064231")
    trains = (np.arange(5, 200, 12.5), np.array([3.0, 9.0]), np.array([7.0]), np.array([]))
    agree([reference.isi_cv(train)[1] for train in trains], "0, 0, nan, nan")


@pytest.mark.exercise("fi_curve")
@pytest.mark.parametrize(
    ("sig", "counts"),
    [
        (0.0, "0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 31, 38, 44, 50, 55, 60, 64, 69, 73, 77, 80, 84, 88, 91, 95"),
        (
            1.0,
            "0, 0, 0, 0, 0, 0, 0, 0, 2, 12, 25, 33, 39, 45, 50, 56, 60, 64, 69, 73, 77, 81, 84, 88, 92, 95",
        ),
        (
            3.0,
            "0, 0, 0, 0, 2, 6, 8, 13, 23, 29, 33, 39, 46, 49, 54, 57, 61, 66, 71, 74, 78, 81, 86, 90, 93, 97",
        ),
        (
            6.0,
            "6, 8, 9, 12, 15, 22, 28, 34, 36, 40, 43, 48, 52, 55, 59, 65, 68, 69, 74, 76, 81, 85, 87, 92, "
            "98, 98",
        ),
    ],
)
def test_fi_curve(sig, counts, reference, agree):
    currents = np.arange(100, 400, 10)[::5]
    noisy, steady = reference.fi_curve(currents, sig, legacy_noise(), pars(T=1000.0))
    agree([noisy], ", ".join(counts.split(", ")[::5]))
    agree([steady], "0, 0, 0, 55, 77, 95")


@pytest.mark.exercise("fi_curve")
def test_dc_rate(reference, agree):
    rates = [reference.dc_rate(float(current), pars()) for current in (150, 210, 250, 300, 400)]
    agree(rates, "0, 30.8211768972, 55.2657813307, 77.0052777666, 111.963629485")


@pytest.mark.exercise("isi_stats")
@pytest.mark.parametrize(
    ("mu", "sig", "numbers", "counts"),
    [
        (250, 0.5, "55, 17.9444444444, 0.768757214159, 0.042840959303", "0, 0, 0, 0, 0, 0, 9, 33, 10, 1, 1"),
        (250, 3.0, "57, 17.3857142857, 3.86464878147, 0.222288754891", "0, 0, 1, 8, 14, 10, 2, 3, 3, 3, 3"),
        (300, 3.0, "78, 12.761038961, 2.02940435533, 0.159031279626", "13, 20, 11, 16, 9, 2, 0, 3, 0, 1, 0"),
    ],
)
def test_isi_stats(mu, sig, numbers, counts, reference, agree):
    from lif_neuron import simulate_lif

    _, spikes = simulate_lif(pars(T=1000.0), mu + sig * legacy_noise() * 100)
    *found, histogram = reference.isi_summary(spikes, np.linspace(10, 30, 20))
    agree(found, numbers)
    agree([histogram[:11]], counts)


@pytest.mark.exercise("ou_lif")
@pytest.mark.parametrize(
    ("mu", "tau", "numbers"),
    [
        (200, 10, "21, 21, 0.748361485114, 45.5, 68.8, 216.151721157"),
        (200, 30, "23, 23, 0.847269145813, 50.1, 80.7, 205.783032573"),
        (220, 10, "35, 35, 0.46905429024, 41.1, 62.1, 236.151721157"),
    ],
)
def test_ou_lif(mu, tau, numbers, reference, agree):
    xi = np.random.default_rng(77).standard_normal(10000)
    current, spikes, rate, cv = reference.ou_driven_lif(xi, mu, 40.0, tau, pars(T=1000.0))
    agree([spikes.size, rate, cv, spikes[:2], current[-1]], numbers)


@pytest.mark.exercise("glif_adapt")
def test_glif_adapt(reference, agree):
    more = {"tau_w": 100.0, "b": 30.0, "tau_th": 50.0, "d_th": 2.0}
    _, spikes, w, th = reference.run_glif(pars(**more), 300.0)
    agree(
        [spikes.size, spikes],
        "12, 11, 28.3, 51.2, 80, 113, 148, 183.8, 220, 256.4, 292.9, 329.4, 365.9",
    )
    agree([w[-1], th[-1], w.max(), th.max()], "69.5956638656, 1.95549962215, 97.7948950706, 4.33652655275")
    _, spikes, _, _ = reference.run_glif(pars(**more | {"b": 0.0, "d_th": 0.0}), 300.0)
    agree([spikes.size, spikes[0]], "30, 11")
    _, spikes, _, th = reference.run_glif(pars(**more | {"b": 0.0, "d_th": 3.0}), 350.0)
    agree([spikes.size, spikes[-1] - spikes[-2], th[-1]], "24, 17.2, 8.15883805543")
    _, spikes, w, _ = reference.run_glif(pars(**more | {"b": 60.0, "tau_w": 40.0, "d_th": 0.0}), 350.0)
    agree([spikes.size, spikes[-1] - spikes[-2], w[-1]], "21, 19.9, 123.622165067")


# Hodgkin and Huxley

RATES = """\
-100 | 0.0149094699411, 27.9589903323, 0.40282218732, 0.00150118225674, 0.00505520671612, 0.193603787329
-77 | 0.0937960162303, 7.79093616422, 0.127548316027, 0.0147740316933, 0.0274142841025, 0.145229280341
-65 | 0.223563724585, 4, 0.07, 0.0474258731776, 0.0581976706869, 0.125
-55 | 0.430825375183, 2.29501368295, 0.0424571461799, 0.119202922022, 0.1, 0.110312112823
-40 | 1, 0.997408835109, 0.0200553357802, 0.377540668798, 0.193082537518, 0.0914519536183
0 | 4.07462944146, 0.108087223805, 0.00271419454822, 0.970687769249, 0.552256947921, 0.0554684137601
50 | 9.00111082532, 0.00672048786739, 0.000222794655756, 0.999796573022, 1.05002891407, 0.0296901023869"""


@pytest.mark.exercise("hh_gating")
@pytest.mark.parametrize("line", RATES.splitlines())
def test_hh_rates(line, reference, agree):
    V, numbers = line.split(" | ")
    rates = [getattr(reference, f"{kind}_{gate}") for gate in "mhn" for kind in ("alpha", "beta")]
    agree([rate(float(V)) for rate in rates], numbers)


@pytest.mark.exercise("hh_gating")
def test_hh_gates_at_rest(reference, agree):
    for gate, numbers in (
        ("m", "0.0529324852572, 0.236766878686"),
        ("h", "0.596120753508, 8.51601076441"),
        ("n", "0.317676914061, 5.45858468751"),
    ):
        a, b = (getattr(reference, f"{kind}_{gate}")(-65.0) for kind in ("alpha", "beta"))
        agree([reference.steady_state(a, b), reference.time_constant(a, b)], numbers)
    step = reference.gate_step(0.05, reference.alpha_m(-65.0), reference.beta_m(-65.0), 0.01)
    agree([step], "0.0501238553836")


@pytest.mark.exercise("hh_conductances")
def test_hh_conductances(reference, agree):
    rest = (0.0529, 0.5961, 0.3177)
    agree(reference.conductances(*rest), "0.0105893032119, 0.366751045088")
    agree(reference.ionic_currents(-65.0, *rest), "-1.21776986937, 4.40101254106, -3.18")
    agree([reference.dVdt(-45.0, 0.3, 0.4, 0.4, 10.0)], "100.8088")
    agree(reference.conductances(0.99, 0.1, 0.6), "11.643588, 4.6656")
    agree(reference.ionic_currents(30.0, 0.99, 0.1, 0.6), "-232.87176, 499.2192, 25.32")
    agree([reference.dVdt(-45.0, 0.3, 0.4, 0.4, 10.0, Cm=2.0, gNa=100.0, gK=40.0)], "38.506")


@pytest.mark.exercise("hh_run")
@pytest.mark.parametrize(
    ("I0", "T0", "final", "largest", "times"),
    [
        (
            0, 100, "-64.9997225302, 0.0529342170009, 0.596110931166, 0.317681163511",
            "-64.5013887695, 0.0561100590546, 0.596403429635, 0.34", "",
        ),
        (
            10, 100, "-63.4983771253, 0.0596957777705, 0.452886005651, 0.397353066791",
            "38.6532875588, 0.993633735546, 0.548141982539, 0.765982340014",
            "2.72, 17.56, 32.21, 46.84, 61.47, 76.11, 90.74",
        ),
        (
            6, 60, "-62.2814192894, 0.0722219228068, 0.461793848912, 0.37510055197",
            "37.806327002, 0.993247826019, 0.552871593717, 0.76445839741", "4.05, 25.54",
        ),
        (
            -5, 40, "-71.9786834838, 0.022583887717, 0.80296705273, 0.218097009026",
            "-70, 0.05, 0.80296705273, 0.34", "",
        ),
    ],
)  # fmt: skip
def test_hh_runs(I0, T0, final, largest, times, reference, agree):
    V, m, h, n, t = reference.hh(float(I0), float(T0))
    agree([row[-1] for row in (V, m, h, n)], final)
    agree([row.max() for row in (V, m, h, n)], largest)
    agree([reference.spike_times(V, t)], times)


@pytest.mark.exercise("hh_run")
def test_hh_at_single_times(reference, agree):
    V, m, h, n, t = reference.hh(0.0, 100.0)
    agree([V[[1, 100, 1000]]], "-69.9771556672, -68.6129719576, -64.5490056925")
    agree([m[1000], h[1000], n[1000]], "0.0559206352331, 0.591068901537, 0.317370486282")
    agree([t[m.argmax()], t[h.argmax()]], "9.17, 5.95")
    agree([t[np.abs(V - V[-1]) > 0.01].max()], "27.82")


@pytest.mark.exercise("hh_run")
@pytest.mark.parametrize(
    ("dt", "numbers"),
    [(0.05, "7, 90.7, 39.7513060534"), (0.02, "7, 90.74, 38.9565828172"), (0.01, "7, 90.74, 38.6532875588")],
)
def test_hh_with_other_steps(dt, numbers, reference, agree):
    V, _, _, _, t = reference.hh(10.0, 100.0, dt=dt)
    spikes = reference.spike_times(V, t)
    agree([spikes.size, spikes[-1], V.max()], numbers)
