"""Contradictions between an exercise's texts and its code are found, each one, and no exercise has any."""

import shutil
from pathlib import Path

import pytest

from autograder.authoring.readme import Readme, described, shapes, units
from autograder.authoring.text_check import contradictions
from autograder.authoring.text_numbers import is_slip
from autograder.course.catalog import Course, load_handout
from autograder.course.plan import make_plan
from autograder.grading.references import References

ROOT = Path(__file__).resolve().parents[2]
COURSE = Course(ROOT)
TEXT, STUB = "README.md", "stub"

#: exercise, file, what stands there, what it is changed into, and a part of the finding
SEEDED = [
    ("cv_isi", TEXT, "| `isi_cv(spike_times)`", "| `isi_cv(times)`", "isi_cv(spike_times)"),
    ("fi_curve", TEXT, "(I_mean, sig, xi, pars)`", "(I_mean, xi, sig, pars)`", "fi_curve(I_mean, sig"),
    ("fi_curve", TEXT, "| `dc_rate(I, pars)`", "| `dc_rates(I, pars)`", "dc_rates"),
    ("fi_curve", TEXT, "`sig`: strength of", "`sigma`: strength of", "sigma is none"),
    ("lif_pulse", TEXT, "`amp`: current", "`amplitude`: current", "amplitude is none"),
    ("ou_noise", TEXT, "`tau`, `dt`: correlation", "`tau_ou`, `dt`: correlation", "tau_ou is none"),
    ("psd_direct", TEXT, "`psd_at(f, signal, Fs)`", "`psd_at(f, signal, fs)`", "psd_at(f, signal, Fs)"),
    ("square_plus_c", TEXT, "`my_square_function(x, c)`", "`square_function(x, c)`", "square_function"),
    ("gwn_current", STUB, "\n    mu : float", "\n    mean : float", "must describe xi, mu"),
    ("charge_transfer", STUB, "\n    J : float", "\n    amplitude : float", "must describe"),
    ("isi_stats", STUB, "\n    edges : ", "\n    bins : ", "must describe spike_times, edges"),
    ("hh_run", STUB, "\n    level : float", "\n    threshold : float", "must describe V, t, level"),
    ("cv_isi", TEXT, "ascending times in ms", "ascending times in s", "the same unit"),
    ("fi_curve", TEXT, "`I_mean`: mean currents in pA", "`I_mean`: mean currents in nA", "the same unit"),
    ("fi_curve", TEXT, "| rate in Hz, a float |", "| rate in kHz, a float |", "what is returned"),
    ("power_spectrum", TEXT, "`dt`: time step in s ", "`dt`: time step in ms ", "the same unit"),
    ("psd_direct", TEXT, "`Fs`: sampling rate in Hz", "`Fs`: sampling rate in kHz", "the same unit"),
    ("lif_dc_explore", TEXT, "below the threshold in mV", "below the threshold in V", "the same unit"),
    ("gwn_current", TEXT, "`dt`: time step in ms |", "`dt`: time step in s |", "the same unit"),
    ("hh_conductances", TEXT, "leak conductance in mS/cm²", "leak conductance in µA/cm²", "the same unit"),
    ("hh_gating", TEXT, "| time constant in ms |", "| time constant in s |", "what is returned"),
    ("filter_ops", TEXT, "| the differences in mV", "| the differences in µV", "what is returned"),
    ("lif_update", TEXT, "| 2 ms |", "| 2 s |", "tref the same unit"),
    ("fi_curve", STUB, "Mean currents in pA", "Mean currents in nA", "the same unit"),
    ("fi_curve", STUB, "Spikes per second (Hz)", "Spikes per second (kHz)", "returns Hz"),
    ("lif_update", STUB, '"T" and "dt" (ms)', '"T" and "dt" (s)', "the same unit"),
    ("lif_pulse", STUB, "in pA", "in nA", "the same unit"),
    ("fi_curve", TEXT, "normal numbers, shape (n,)", "normal numbers, shape (m,)", "the same shape"),
    ("isi_stats", TEXT, "shape (m + 1,)", "shape (m,)", "the same shape"),
    ("ou_lif", STUB, "xi : array of float, shape (n,)", "xi : array of float, shape (1,)", "the same shape"),
    ("power_spectrum", TEXT, "each of shape (N // 2,)", "each of shape (N,)", "the same shapes"),
    ("riemann_sum", TEXT, "`riemann(dt, lo=0.0, hi=10.0)`", "`riemann(dt, lo=0.0, hi=1.0)`", "hi=10.0"),
    ("fd_sine", TEXT, "lo=-10.0, hi=10.0)`", "lo=0.0, hi=10.0)`", "lo=-10.0"),
    ("filter_ops", TEXT, "`lowpass(x, passes=1)`", "`lowpass(x, passes=2)`", "passes=1"),
    ("hh_conductances", TEXT, "EL=-54.4)` | `V`", "EL=-54.0)` | `V`", "EL=-54.4"),
    ("hh_run", TEXT, "V0=-70.0, m0=0.05", "V0=-65.0, m0=0.05", "V0=-70.0"),
    ("lif_dc_explore", TEXT, "tau_m, T=100.0)`", "tau_m, T=400.0)`", "T=100.0"),
    ("mat_spectrum", TEXT, "`strongest_rhythms(path, k=2)`", "`strongest_rhythms(path, k=3)`", "k=2"),
    ("ou_noise", TEXT, "dt, x0=None)`", "dt, x0=0.0)`", "x0=None"),
    ("hh_run", STUB, "dt=0.01", "dt=0.02", "dt=0.02"),
    ("lif_update", TEXT, "| −55 and −75 mV |", "| −50 and −75 mV |", "V_th the value -55"),
    ("lif_update", TEXT, "10 ms, 10 nS", "20 ms, 10 nS", "tau_m the value 10"),
    ("glif_adapt", TEXT, "100 ms, 30 pA", "100 ms, 3 pA", "b the value 30"),
    ("glif_adapt", TEXT, "| `tau_th`, `d_th` |", "| `tau_t`, `d_th` |", "tau_t is none"),
    ("cv_isi", TEXT, "| CV of seven spikes | 2 |", "| CV of seven spikes | 3 |", "2 points"),
    ("fi_curve", TEXT, "| Spike counts with noise | 1.5 |", "| Spike counts with noise | 1 |", "1.5 points"),
    ("chain_rule", TEXT, "a is positive | 1 |", "a is positive | 2 |", "1 point"),
    ("riemann_sum", TEXT, "| **in all** | **10** | |", "| **in all** | **12** | |", "10 points in all"),
    ("power_spectrum", TEXT, "| **in all** | **10** | |", "", "10 points in all"),
    ("hh_gating", TEXT, "| 3 × 1 |", "| 3 × 0.5 |", "titles and points"),
    ("demo_functions", TEXT, "each curve | 5 times 0.4 |", "each curve | 4 times 0.4 |", "titles and points"),
    ("product_rule", TEXT, "| dv/dt | 1 |", "| dv/dt (hidden) | 1 |", "titles and points"),
    ("mat_spectrum", TEXT, "| The time step | 1 |", "| The step in time | 1 |", "The step in time"),
    ("square_plus_c", TEXT, "| Whole numbers | 1 |", "| Whole numbers | 10 |", "1 points"),
    ("fi_curve", TEXT, "30.821 Hz", "30.812 Hz", "30.821"),
    ("fi_curve", TEXT, "111.964 Hz", "111.946 Hz", "111.964"),
    ("power_spectrum", TEXT, "`Sxx` is 1.00832 at", "`Sxx` is 1.00332 at", "1.00832"),
    ("cv_isi", TEXT, "a CV of 0.4513", "a CV of 0.4613", "0.4513"),
    ("demo_functions", TEXT, "| Exponential | 148.413159", "| Exponential | 148.413169", "148.413159"),
    ("hh_gating", TEXT, "| h | 0.07 | 0.047426 |", "| h | 0.07 | 0.047428 |", "0.047426"),
    ("psd_direct", TEXT, "0.504161", "0.504611", "0.504161"),
    ("hh_conductances", TEXT, "11.6436", "11.6346", "11.6436"),
    ("square_plus_c", TEXT, "| −7.25 | 0.5 | 53.0625 |", "| −7.25 | 0.5 | 53.0652 |", "53.0625"),
    ("filter_ops", TEXT, "| 3.375, 4.875, 6 |", "| 3.375, 4.857, 6 |", "4.875"),
    ("hh_conductances", TEXT, "0.36675 |", "0.36765 |", "0.36675"),
    ("cv_isi", TEXT, "<summary>Hint 2: ", "<summary>Hint 3: ", "number its hints"),
    ("riemann_sum", TEXT, "<details><summary>Hint 3: the exact integral</summary>", "", "number its hints"),
    ("ou_noise_seeded", TEXT, "<details><summary>Hint 3: seeds</summary>", "", "names hint 3 of README.md"),
    ("fi_curve", TEXT, "write two functions", "write three functions", "2 functions"),
    ("hh_gating", TEXT, "write nine short functions", "write eight short functions", "9 functions"),
    ("fi_curve", TEXT, "- `lif_neuron.py` has", "- `neuron.py` has", "neuron.py"),
    ("riemann_sum", TEXT, "Open `riemann_sum.py`", "Open `riemann.py`", "riemann.py"),
    ("fi_curve", TEXT, "may be off by 1e-6", "may be off by 1e-5", "1e-06"),
    ("riemann_sum", TEXT, "may be off by 1e-6", "may be off by 1 %", "1e-06"),
    ("cv_isi", TEXT, "may be off by 1e-4", "may be off by 1e-3", "0.0001"),
    ("fi_curve", TEXT, "{t_{ref} + \\tau_m \\ln", "{t_{ref} + \\tau_{syn} \\ln", "tau_syn"),
    ("hh_conductances", TEXT, "E_{Na}", "E_{Ca}", "E_Ca"),
]  # fmt: skip


@pytest.fixture(scope="module")
def check(runner):
    """Return the contradictions in an exercise, one of whose files may be changed."""
    references, prepared = References(runner), {}

    def find(slug, folder=None):
        if slug not in prepared:
            solution = COURSE.solution(slug)
            handout = COURSE.handout(slug).declared(solution.exercise)
            expected = references.expected(handout, solution, make_plan(solution.exercise))
            prepared[slug] = handout, solution, expected.outputs
        handout, solution, outputs = prepared[slug]
        if folder is not None:
            handout = load_handout(folder).declared(solution.exercise)
        return list(contradictions(handout, solution, outputs))

    return find


@pytest.mark.parametrize("slug", COURSE.slugs)
def test_no_exercise_contradicts_itself(slug, check):
    assert check(slug) == []


def test_there_are_sixty_seeded_contradictions_of_many_exercises():
    assert len({seed[:4] for seed in SEEDED}) == len(SEEDED) >= 60
    assert len({slug for slug, *_ in SEEDED}) >= 20


@pytest.mark.parametrize(("slug", "name", "old", "new", "part"), SEEDED)
def test_a_contradiction_is_found(slug, name, old, new, part, check, tmp_path):
    folder = tmp_path / slug
    shutil.copytree(COURSE.root / "exercises" / slug, folder)
    path = folder / (f"{slug}.py" if name == STUB else name)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = check(slug, folder)
    assert any(part in sentence for sentence in found), found


def test_a_missing_readme_is_a_finding(course, runner):
    public, hidden = course.handout("decay"), course.solution("decay")
    (public.folder / "README.md").unlink()
    assert "README.md must be there" in next(iter(contradictions(public, hidden, {})))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("times in ms", {"ms"}),
        ("`PSP` in arbitrary units (au)", {"au"}),
        ("strength in pA·√s", {"pA√s"}),
        ("Strength of the noise in pA times the square root of a second.", {"pA√s"}),
        ("areas (au ms) and times (ms)", {"aums", "ms"}),
        ("in any order, in space", set()),
        ("density in mV**2/Hz", {"mV²/Hz"}),
    ],
)
def test_units_are_found_where_something_is_said_to_be_in_them(text, found):
    assert units(text) == found


def test_shapes_and_descriptions_are_read():
    assert shapes("an array of shape (n − 1,)") == {"(n-1,)"}
    cell = "`t`: times in ms; `t_on`, `t_off` in s; the others as above"
    assert [(names, units(text)) for names, text in described(cell)] == [
        (("t",), {"ms"}),
        (("t_on", "t_off"), {"s"}),
    ]


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("30.821", "30.831", True),
        ("30.821", "30.812", True),
        ("30.821", "30.821", False),
        ("30.821", "31.822", False),
        ("30.821", "3.0821", False),
        ("-1.2178", "1.2178", False),
    ],
)
def test_a_slip_is_one_digit_or_two_neighbours_exchanged(one, other, slip):
    assert is_slip(one, other) == slip


def test_a_readme_is_read_by_its_parts():
    readme = Readme(
        "a `b` $x_1$\n\n$$y = z$$\n\n| key | what |\n|---|---|\n| `c` | 1 |\n\n<summary>Hint 1: d"
    )
    assert readme.code == ("b", "c") and readme.equations == ("y = z",) and readme.inline == ("x_1",)
    assert readme.hints == (1,) and readme.table("key").rows == (("`c`", "1"),)
