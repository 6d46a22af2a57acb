"""Grading spec: statistics and histogram of inter-spike intervals (10 points).

No interval lies within 0.01 ms of an edge, so that rounding decides nothing, but for the check of the edges:
its times and edges are exact in binary. Hidden trains do not begin near 0, which tells the mean interval from
the last time over the number of spikes.
"""

import numpy as np

from autograder import Call, Check, Exercise, close, exact, satisfies

# Spike times of the noisy neuron of the README in tenths of ms.
WEAK_NOISE = [
    *(160, 352, 538, 722, 903, 1079, 1257, 1432, 1615, 1801, 1983, 2156, 2345, 2525, 2702, 2871, 3046, 3217),
    *(3396, 3591, 3763, 3947, 4129, 4305, 4496, 4673, 4851, 5040, 5216, 5390, 5571, 5757, 5932, 6105, 6285),
    *(6459, 6623, 6831, 7025, 7201, 7370, 7546, 7731, 7905, 8090, 8265, 8434, 8604, 8781, 8957, 9141, 9321),
    *(9495, 9672, 9850),
]  # mu = 250 pA, sig = 0.5
NOISE = [
    *(160, 374, 576, 777, 921, 1079, 1251, 1399, 1548, 1769, 1913, 2057, 2267, 2463, 2675, 2813, 2972, 3096),
    *(3237, 3401, 3634, 3769, 3931, 4124, 4270, 4519, 4669, 4844, 5076, 5227, 5384, 5571, 5787, 5941, 6079),
    *(6256, 6416, 6557, 6880, 7116, 7277, 7438, 7672, 7816, 8062, 8212, 8351, 8504, 8651, 8800, 8948, 9090),
    *(9271, 9457, 9606, 9742, 9896),
]  # mu = 250 pA, sig = 3
EDGES = np.linspace(10.0, 30.0, 20)
REGULAR = (np.array(WEAK_NOISE) / 10, EDGES)
IRREGULAR = (np.array(NOISE) / 10, EDGES)

# Far from 0, with intervals below the first edge and above the last one; the bins differ in width.
INTERVALS = [
    *(74, 115, 28, 376, 123, 12, 187, 57, 737, 72, 31, 45, 62, 118, 97, 81, 85, 33, 143, 290, 49, 66)
]  # tenths of ms
LATE = (np.cumsum([4123, *INTERVALS]) / 10, np.array([2.05, 5.5, 9.03, 12.01, 20.5, 41.0]))
BURSTS = (
    np.array([-3.25, 1.5, 5.75, 60.25, 65.5, 72.25, 141.5, 144.75, 149.25]),
    np.array([3.0, 4.4, 4.6, 6.1, 60.0, 65.3, 70.5]),
)
# Intervals of 10, 15, 20 and 30 ms lie on edges, 7.5 and 32.5 outside.
ON_EDGES = (
    np.cumsum([4.5, 15.0, 10.0, 12.5, 20.0, 10.0, 30.0, 7.5, 25.0, 20.0, 30.0, 32.5, 10.0, 17.5, 30.0]),
    np.array([10.0, 15.0, 20.0, 30.0]),
)
SHORT = (np.array([8.5, 21.0, 30.25]), np.array([4.0, 10.0, 14.0]))

BOTH = (Call("isi_summary", *REGULAR), Call("isi_summary", *IRREGULAR))
OTHERS = (Call("isi_summary", *LATE), Call("isi_summary", *BURSTS))


def part(index, unit=None):
    return close(item=index, rtol=1e-6, atol=1e-9, unit=unit)


def quotient(values):
    """Judge the CV by the answer's own mean and standard deviation, whatever these are."""
    found = []
    for value in values:
        mean, std, cv = (float(np.ravel(value[index])[0]) for index in (1, 2, 3))
        if not (np.isfinite(mean) and mean != 0 and abs(cv - std / mean) <= 1e-6 * abs(std / mean)):
            return "cv is not the standard deviation over the mean that come with it"
        found.append(cv)
    if abs(found[0] - found[1]) < 0.01:
        return "two trains that differ much in their irregularity have the same cv"
    return True


def unchanged(values):
    """Judge the arguments after a call, if the call counts spikes at all."""
    result, arguments = values
    if np.ravel(result[0]).tolist() != [3]:
        return "the number of spikes is wrong"
    for after, before in zip(arguments, SHORT, strict=True):
        if not np.array_equal(after, before):
            return "the times or the edges are not what they were before the call"
    return True


EXERCISE = Exercise(
    slug="isi_stats",
    title="Intervals between spikes: statistics and histogram",
    provided=("lif_neuron.py", "white_noise.py"),
    diagnoses=(
        "fixed_edges",
        "changes_edges",
        "equal_bins",
        "guard_only_empty",
        "nan_alone_when_few",
        "no_guard",
        "input-changed",
        "argument",
    ),
    checks=(
        Check(
            id="number",
            points=0.5,
            title="Number of spikes",
            call=BOTH,
            expect=exact(item=0),
            hint="Spikes are asked for here, not intervals.",
        ),
        Check(
            id="mean",
            points=1,
            title="Mean interval",
            call=BOTH,
            expect=part(1, "ms"),
            hint="The time before the first spike and the time after the last one are not intervals.",
            readme_hints=(1,),
        ),
        Check(
            id="std",
            points=1,
            title="Standard deviation of the intervals",
            call=BOTH,
            expect=part(2, "ms"),
            hint="The population standard deviation divides by the number of intervals, and not by one less.",
            readme_hints=(2,),
        ),
        Check(
            id="cv",
            points=1,
            title="Coefficient of variation",
            call=BOTH,
            expect=part(3),
            hint="A fraction without unit: how large is the scatter, compared with the mean?",
            readme_hints=(2,),
        ),
        Check(
            id="counts",
            points=1.5,
            title="Histogram of the intervals",
            call=BOTH,
            expect=exact(item=4),
            hint="The intervals are counted, and edges are given: 20 edges make 19 bins.",
            readme_hints=(3,),
        ),
        Check(
            id="other-mean",
            points=0.5,
            title="Mean interval of other trains",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=part(1, "ms"),
        ),
        Check(
            id="other-std",
            points=0.5,
            title="Standard deviation of other trains",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=part(2, "ms"),
        ),
        # A wrong mean or standard deviation is not punished here once more.
        Check(
            id="cv-quotient",
            points=0.5,
            title="The CV fits the mean and the standard deviation",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=satisfies(quotient),
        ),
        Check(
            id="other-counts",
            points=1,
            title="Histograms with other edges",
            hidden=True,
            reveal="diagnosis",
            call=OTHERS,
            expect=exact(item=4),
        ),
        Check(
            id="on-edges",
            points=0.5,
            title="Intervals that lie on an edge",
            hidden=True,
            reveal="diagnosis",
            call=Call("isi_summary", *ON_EDGES),
            expect=exact(item=4),
        ),
        Check(
            id="two-spikes",
            points=0.5,
            title="Two spikes, one interval",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("isi_summary", np.array([3.0, 9.5]), np.array([2.0, 5.0, 8.0])),
                Call("isi_summary", np.array([120.25, 142.5]), np.array([12.0, 15.0, 21.0, 30.0])),
            ),
            expect=close(rtol=1e-6, atol=1e-9),
        ),
        Check(
            id="no-intervals",
            points=1,
            title="Trains without intervals",
            hidden=True,
            reveal="diagnosis",
            call=(
                Call("isi_summary", np.array([41.5]), np.array([10.0, 20.0, 35.0, 50.0])),
                Call("isi_summary", np.array([]), np.array([0.0, 6.0, 11.0])),
            ),
            expect=close(rtol=1e-6, atol=1e-9, nan_equal=True),
        ),
        Check(
            id="input-unchanged",
            points=0.5,
            title="Times and edges are left as they were",
            hidden=True,
            reveal="diagnosis",
            call=(Call("isi_summary", *SHORT), Call("isi_summary", *SHORT, observe="arguments")),
            expect=satisfies(unchanged),
        ),
    ),
)
