"""Write a class of notebooks like those of a real course: 30 cells, most of which no check asks for.

    python tests/samples/course_notebooks.py FOLDER [--count N]

Each installs packages, shows videos and widgets, sets styles, defines plotting helpers, runs eight
simulations of 0.2 to 3 s, one of which breaks, and answers cv_isi, lif_update and charge_transfer in between.
Every sixth has a mistake; `write_class` says which answers are right.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

STEPS_A_SECOND = 900_000  # of the loops below, about

INSTALLS = (
    "# @title Install and import feedback gadget\n!pip3 install vibecheck datatops --quiet\n\n"
    "from vibecheck import DatatopsContentReviewContainer\n"
    "def content_review(notebook_section: str):\n"
    "    return DatatopsContentReviewContainer(\n        '',\n        notebook_section,\n"
    "        {'url': 'https://pmyvdlilci.execute-api.us-east-1.amazonaws.com/klab', 'name': 'neuro',\n"
    "         'user_key': 'y1x3mpx5'},\n    ).render()\n\nfeedback_prefix = 'W2D3_T1'",
    "!pip install ipywidgets tqdm -q\nfrom tqdm.notebook import tqdm",
    "%pip install --quiet seaborn\nimport seaborn as sns\nsns.set_context('notebook')",
)
IMPORTS = (
    "# Imports\nimport numpy as np\nimport matplotlib.pyplot as plt\nimport time",
    "import matplotlib.pyplot as plt\nimport numpy as np\nfrom scipy import signal\nimport time",
    "import time\nimport numpy as np\nimport matplotlib as mpl\nfrom matplotlib import pyplot as plt",
)
SETTINGS = (
    "# @title Figure settings\nimport logging\nlogging.getLogger('matplotlib.font_manager').disabled = True\n"
    "import ipywidgets as widgets\n%config InlineBackend.figure_format = 'retina'\n"
    "plt.style.use('https://raw.githubusercontent.com/NeuromatchAcademy/course-content/main/nma.mplstyle')",
    "import ipywidgets as widgets\n%matplotlib inline\nplt.rcParams.update({'figure.figsize': (8, 5), 'font.size': 14})",
    "%matplotlib inline\n%config InlineBackend.figure_format = 'retina'\nimport ipywidgets as widgets\n"
    "fig_w, fig_h = 8, 6\nplt.rcParams['figure.figsize'] = (fig_w, fig_h)\nplt.style.use('seaborn')",
)
VIDEO = """# @title Video {number}: {title}
from ipywidgets import widgets
from IPython.display import YouTubeVideo, IFrame, display

class PlayVideo(IFrame):
    def __init__(self, id, source, page=1, width=400, height=300, **kwargs):
        self.id = id
        src = f'https://player.bilibili.com/player.html?bvid={{id}}&page={{page}}'
        super(PlayVideo, self).__init__(src, width, height, **kwargs)

def display_videos(video_ids, W=400, H=300, fs=1):
    tab_contents = []
    for i, video_id in enumerate(video_ids):
        out = widgets.Output()
        with out:
            video = YouTubeVideo(id=video_ids[i][1], width=W, height=H, fs=fs, rel=0)
            print(f'Video available at https://youtube.com/watch?v={{video.id}}')
            display(video)
        tab_contents.append(out)
    return tab_contents

video_ids = [('Youtube', '{code}'), ('Bilibili', 'BV1{code}')]
tab_contents = display_videos(video_ids, W=730, H=410)
tabs = widgets.Tab()
tabs.children = tab_contents
for i in range(len(tab_contents)):
    tabs.set_title(i, video_ids[i][0])
display(tabs)"""
HELPERS = (
    "# @title Plotting Functions\n"
    "def plot_volt_trace(pars, v, sp):\n    V_th = pars['V_th']\n    dt, range_t = pars['dt'], pars['range_t']\n"
    "    v = v.copy()\n    if len(sp):\n        sp_num = (sp / dt).astype(int) - 1\n        v[sp_num] += 20\n"
    "    plt.figure()\n    plt.plot(range_t, v, 'b')\n    plt.axhline(V_th, 0, 1, color='k', ls='--')\n"
    "    plt.xlabel('Time (ms)')\n    plt.ylabel('V (mV)')\n    plt.legend(['Membrane potential'], loc=[1.05, 0.75])\n"
    "    plt.ylim([-80, -40])\n    plt.show()",
    "def my_hists(isi1, isi2, cv1, cv2):\n    my_bins = np.linspace(10, 30, 20)\n"
    "    fig, (ax1, ax2) = plt.subplots(1, 2, figsize=(9, 4))\n    ax1.hist(isi1, bins=my_bins, color='b', alpha=0.5)\n"
    "    ax2.hist(isi2, bins=my_bins, color='k')\n    for ax, cv in ((ax1, cv1), (ax2, cv2)):\n"
    "        ax.set_title(f'CV = {cv:.2f}')\n        ax.set_xlabel('ISI (ms)')\n    plt.tight_layout()\n    plt.show()",
    "def plot_curve(x, *ys, labels=(), title=''):\n    fig, ax = plt.subplots()\n"
    "    for y, name in zip(ys, labels):\n        ax.plot(x, y, lw=2, label=name)\n    ax.set_title(title)\n"
    "    ax.legend(fontsize=9)\n    plt.show()\n    return fig",
)
PARAMETERS = """def default_pars(**kwargs):
    pars = {}
    pars['V_th'] = -55.       # spike threshold [mV]
    pars['V_reset'] = -75.    # reset potential [mV]
    pars['tau_m'] = 10.       # membrane time constant [ms]
    pars['g_L'] = 10.         # leak conductance [nS]
    pars['V_init'] = -75.     # initial potential [mV]
    pars['E_L'] = -75.        # leak reversal potential [mV]
    pars['tref'] = 2.         # refractory time (ms)
    pars['T'] = 400.          # Total duration of simulation [ms]
    pars['dt'] = .1           # Simulation time step [ms]
    for k in kwargs:
        pars[k] = kwargs[k]
    pars['range_t'] = np.arange(0, pars['T'], pars['dt'])
    return pars

pars = default_pars()
print(pars['V_th'])"""

LIF = """def lif_dv(v, I, pars):
    return (-(v - pars['E_L']) + I / pars['g_L']) * (pars['dt'] / pars['tau_m'])

def run_lif(pars, Iinj{stop}):
    # Set parameters
    V_th, V_reset = pars['V_th'], pars['V_reset']
    V_init, tref = pars['V_init'], pars['tref']
    dt, range_t = pars['dt'], pars['range_t']
    Lt = range_t.size
    v = np.zeros(Lt)
    v[0] = V_init
    Iinj = Iinj * np.ones(Lt)
    rec_spikes = []
    tr = 0.
    for it in range(Lt - 1):
        if tr > 0:
            v[it] = V_reset
            tr = tr - 1
        elif v[it] >= V_th:
            rec_spikes.append(it)
            v[it] = V_reset
            tr = round(tref / dt)
        v[it + 1] = v[it] + lif_dv(v[it], Iinj[it], pars)
    rec_spikes = np.array(rec_spikes) * dt
    return v, rec_spikes
{after}"""
AFTER_LIF = (
    "",
    "\n# Get parameters\npars = default_pars(T=500)\n\n# Simulate LIF model\nv, sp = run_lif(pars, Iinj=100)\n\n"
    "# Visualize\nplot_volt_trace(pars, v, sp)",
    "\npars = default_pars(T=100)\nv, sp = run_lif(pars, 310)\nwith plt.xkcd():\n    plot_volt_trace(pars, v, sp)",
)
CV = (
    "def isi_cv(spike_times):\n    spike_times = np.array(spike_times, dtype=float)\n    isi = np.diff(spike_times)\n"
    "    if len(isi) == 0:\n        return isi, np.nan\n    cv = {std} / isi.mean()\n    return isi, cv",
    "def isi_cv(spike_times):\n    if len(spike_times) < 2:\n        return np.array([]), np.nan\n"
    "    isi = np.diff(np.asarray(spike_times, dtype=float))\n    return isi, {std} / np.mean(isi)\n\n"
    "isi_test, cv_test = isi_cv([1, 3, 7, 8])\nprint(isi_test, cv_test)",
    "too_few = np.nan   # with one spike there is no interval\n\ndef intervals(times):\n"
    "    return np.diff(np.asarray(times, dtype=float))\n\ndef isi_cv(spike_times):\n"
    "    isi = intervals(spike_times)\n    if isi.size == 0:\n        return isi, too_few\n"
    "    return isi, {std} / isi.mean()",
)
CHARGE = (
    "def psp(t, J, tau_s, t_sp):\n    return J * t * np.exp(-(t - t_sp) / tau_s)\n\n"
    "def charge_transfer(t, J, tau_s, t_sp, dt):\n    PSP = psp(t, J, tau_s, t_sp)\n"
    "    rectangle_areas = PSP * dt\n    numerical_integral = np.cumsum(rectangle_areas)\n"
    "    return PSP, rectangle_areas, numerical_integral",
    "%%time\ndef psp(t, J, tau_s, t_sp):\n    return J * t * np.exp(-(t - t_sp)/tau_s)\n\n"
    "def charge_transfer(t, J, tau_s, t_sp, dt):\n    height = psp(t, J, tau_s, t_sp)\n    area = height * dt\n"
    "    total = np.zeros(len(t))\n    running = 0\n    for k, a in enumerate(area):\n        running += a\n"
    "        total[k] = running\n    return height, area, total\n\nt = np.arange(0, 10, .01)\n"
    "PSP, areas, integral = charge_transfer(t, 1, 1, 1, .01)\nplot_curve(t, PSP, integral, labels=('PSP', 'charge'))",
)
SIMULATIONS = (
    "# Random walk of the membrane potential\nnp.random.seed(2020)\nn = {steps} // 4\nv_walk = np.zeros(n)\n"
    "for k in range(n - 1):\n    v_walk[k + 1] = v_walk[k] + 0.1 * (-v_walk[k] + np.random.randn())\n"
    "plt.hist(v_walk, 50)\nplt.show()",
    "# F-I curve\nI_range = np.linspace(100., 400., 8)\nrate = np.zeros(8)\nfor j, I in enumerate(I_range):\n"
    "    pars = default_pars(T={steps} // 5 // 8 / 10)\n    v, sp = run_lif(pars, Iinj=I)\n"
    "    rate[j] = len(sp) / pars['T'] * 1e3\nplot_curve(I_range, rate, labels=('rate',), title='f-I')",
    "%%time\nw = 0.\ntrace = []\nfor k in range({steps} // 2):\n    w = w + 0.01 * (np.cos(0.001 * k) - w)\n"
    "    if k % 100 == 0:\n        trace.append(w)\nplt.plot(trace)",
    "pars = default_pars(T={steps} // 5 / 10)\nrng = np.random.default_rng(7)\n"
    "I_noise = 250 + 40 * rng.standard_normal(pars['range_t'].size)\nv, sp = run_lif(pars, I_noise)\n"
    "isi, cv = isi_cv(sp)\nv[v > -56] = 20\nprint(f'{{len(sp)}} spikes, CV {{cv:.2f}}')\nplot_volt_trace(pars, v, sp)",
    "def simulate_synapse(n, tau):\n    g = 0.\n    total = []\n    for k in range(n):\n        g += -g * .1 / tau\n"
    "        if k % 977 == 0:\n            g += 1.\n        total.append(g)\n    return np.array(total)\n\n"
    "results = {{}}\nfor tau in (2., 5., 10.):\n    results[tau] = simulate_synapse({steps} * 2 // 3, tau)\n"
    "for tau, g in results.items():\n    plt.plot(g[:2000], label=f'{{tau}} ms')\nplt.legend()",
    "@widgets.interact(I_dc=widgets.FloatSlider(50., min=0., max=300., step=10.))\ndef diff_DC(I_dc=200.):\n"
    "    pars = default_pars(T=100.)\n    v, sp = run_lif(pars, Iinj=I_dc)\n    plot_volt_trace(pars, v, sp)\n\n"
    "counts = []\nfor j in range(40):\n    pars = default_pars(T={steps} // 5 // 40 / 10, tau_m=5 + j)\n"
    "    counts.append(run_lif(pars, 300)[1].size)\nplt.bar(range(40), counts)",
    "start = time.time()\nspikes = np.random.rand(200, {steps} // 200) < 0.002\nall_cv = []\nfor row in spikes:\n"
    "    last, intervals_found = 0, []\n    for k in range(len(row)):\n        if row[k]:\n"
    "            intervals_found.append(k - last)\n            last = k\n"
    "    all_cv.append(np.std(intervals_found) / np.mean(intervals_found))\n"
    "print('took', time.time() - start)\nplt.hist(all_cv)",
    "x, y = 0.1, 0.\norbit = np.zeros(({steps} // 3, 2))\nfor k in range(len(orbit)):\n"
    "    x, y = x + 0.01 * (x - x**3 / 3 - y + 0.5), y + 0.01 * 0.08 * (x + 0.7 - 0.8 * y)\n    orbit[k] = x, y\n"
    "plt.plot(orbit[:, 0], orbit[:, 1])",
)
BREAKS = (
    "\nprint(isi_histogram[0])",
    "\nv_walk_all[0] = 3",
    "\nplt.plot(np.zeros(3), np.zeros(4))",
    "\nassert pars['V_rest'] < 0",
)
EXTRAS = (
    "# @title Submit your feedback\ncontent_review(f'{feedback_prefix}_Interactive_Demo')",
    "slider = widgets.IntSlider(value=7, min=0, max=10, description='gain')\ndisplay(slider)\ngain = slider.value",
    "# to_remove explanation\n'''\nThe rate grows with the current, and saturates because of the refractory time.\n'''",
    "help(np.diff)",
    "np.set_printoptions(precision=3)\nprint(np.linspace(0, 1, 5))",
    "answer_1 = 'The neuron is silent below the rheobase'\nprint(answer_1)",
    "t = np.arange(0, 10, .1)\nfor tau in [1, 2, 5]:\n    plt.plot(t, np.exp(-t / tau))\nplt.show()",
    "@widgets.interact(sigma=(0., 5., .5))\ndef noise(sigma=1.):\n    plt.plot(sigma * np.random.randn(500))\n    plt.show()",
    "!ls\nimport os\nprint(os.getcwd())",
    "data = {'trial': [], 'rate': []}\nfor trial in range(10):\n    data['trial'].append(trial)\n"
    "    data['rate'].append(trial ** 2)\nprint(data)",
    "%timeit -n 1 -r 1 sum(range(100))",
    "from IPython.display import Image, Markdown\nMarkdown('**Well done**')",
)
CELLS = 30
TITLES = ("The LIF model", "Response of the LIF neuron", "Synaptic integration")


def notebook(number: int) -> tuple[list[str], frozenset[str]]:
    """Return the code cells of one student's notebook, and the exercises that it answers rightly."""
    draw = random.Random(number)
    wrong = number % 6 == 5
    std = "np.std(isi, ddof=1)" if wrong else draw.choice(("isi.std()", "np.std(isi)"))
    head = [INSTALLS[0], draw.choice(INSTALLS[1:]), draw.choice(IMPORTS), draw.choice(SETTINGS), *HELPERS]
    videos = [
        VIDEO.format(number=k, title=title, code=f"rSExvwCVR{number:02}{k}")
        for k, title in enumerate(TITLES, start=1)
    ]
    seconds = [draw.uniform(0.2, 3.0) for _ in SIMULATIONS]
    simulations = [
        text.format(steps=round(span * STEPS_A_SECOND))
        for text, span in zip(draw.sample(SIMULATIONS, len(SIMULATIONS)), seconds, strict=True)
    ]
    simulations[draw.randrange(8)] += draw.choice(BREAKS)
    answers = [
        LIF.format(stop=draw.choice(("", ", stop=False")), after=draw.choice(AFTER_LIF)),
        draw.choice(CV).format(std=std),
        draw.choice(CHARGE),
    ]
    extras = list(EXTRAS)
    draw.shuffle(extras)
    body = [PARAMETERS, videos[0], *answers[:2]]
    rest = [*simulations, answers[2], *videos[1:]]
    draw.shuffle(rest)
    body += rest
    spare = CELLS - len(head) - len(body)
    for text in extras[:spare]:
        body.insert(draw.randrange(len(body) + 1), text)
    right = {"cv_isi", "lif_update", "charge_transfer"} - ({"cv_isi"} if wrong else set())
    return [*head, *body], frozenset(right)


def notebooks(count: int) -> Iterator[tuple[str, bytes, frozenset[str]]]:
    """Yield names, notebooks as bytes, and the exercises that each answers rightly."""
    for number in range(count):
        cells, right = notebook(number)
        document = {
            "nbformat": 4,
            "nbformat_minor": 4,
            "metadata": {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}},
            "cells": [
                {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": text}
                for text in cells
            ],
        }
        yield f"student{number:02}", json.dumps(document, indent=1).encode(), right


def write_class(folder: Path, count: int = 40) -> dict[str, frozenset[str]]:
    """Write a class, a notebook a student; return which exercises each answers rightly."""
    folder.mkdir(parents=True, exist_ok=True)
    right = {}
    for name, data, answered in notebooks(count):
        (folder / f"{name}.ipynb").write_bytes(data)
        right[name] = answered
    return right


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=40)
    options = parser.parse_args()
    write_class(options.folder, options.count)
