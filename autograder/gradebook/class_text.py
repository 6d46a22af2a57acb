"""The class in numbers on a terminal, from the same data as the JSON."""

from collections.abc import Iterator
from typing import Any

from autograder.boundary.text import clean_line
from autograder.boundary.wording import count_of
from autograder.report.layout import wrap
from autograder.report.sentences import number

TOP = 10  # clusters, checks and pairs that are shown
BINS = 10
WIDTHS = (6, 6, 5, 5, 5, 7, 8)  # of the columns of numbers
BAR = 30  # columns of the longest bar


def class_text(data: dict[str, Any], width: int = 80) -> str:
    """Return the report, no line wider than `width`."""
    return "\n".join(_lines(data, width)) + "\n"


def _lines(data: dict[str, Any], width: int) -> Iterator[str]:
    name = clean_line(data["assignment"]) or "Class"
    yield f"{name}: {count_of(data['students'], 'student')}, graded {data['graded']['last']}"
    states = [f"{count} {state}" for state, count in data["states"].items()]
    yield from wrap("; ".join([*states, f"{data['late']} late"]), width)
    yield ""
    yield from _distribution(data)
    yield ""
    heads = ("mean", "median", "of", "full", "zero", "seconds", "timeouts")
    yield f"{'exercise':<24} " + " ".join(f"{head:>{size}}" for head, size in zip(heads, WIDTHS, strict=True))
    for one in data["exercises"]:
        mean, median = ("-" if one[key] is None else number(one[key]) for key in ("mean", "median"))
        yield (
            f"{clean_line(one['exercise'], 24):<24} {mean:>6} {median:>6} {number(one['possible']):>5} "
            f"{one['full_marks']:>5} {one['zero']:>5} {one['seconds']['p95']:>7.2f} {one['timeouts']:>8}"
        )
    yield from _clusters(data, width)
    yield from _checks(data, width)


def _distribution(data: dict[str, Any]) -> Iterator[str]:
    counts = [0] * BINS
    for total in data["totals"]:
        counts[min(int(BINS * total / data["possible"] + 1e-9), BINS - 1) if data["possible"] else 0] += 1
    longest = max(counts) or 1
    for place, count in enumerate(counts):
        low, high = (number(data["possible"] * edge / BINS) for edge in (place, place + 1))
        yield f"{low:>6} to {high:<6} {count:>6} {'#' * round(BAR * count / longest)}".rstrip()


def _clusters(data: dict[str, Any], width: int) -> Iterator[str]:
    if not data["clusters"]:
        return
    top = data["clusters"][:TOP]
    share = sum(found["share"] for found in top)
    yield ""
    causes = count_of(len(data["clusters"]), "cause")
    yield f"The {len(top)} largest of {causes} cost {share:.0%} of all lost points:"
    for found in top:
        where = ", ".join(found["exercises"]) if len(found["exercises"]) < 3 else "several exercises"
        head = (
            f"  {found['id']}  {found['share']:>4.0%}  {count_of(len(found['students']), 'student')}, {where}"
        )
        yield head[:width]
        named = f"{found['text']} ({found['diagnosis']})" if found["diagnosis"] else found["text"]
        yield from (f"      {line}" for line in wrap(clean_line(named, 300), width - 6))


def _checks(data: dict[str, Any], width: int) -> Iterator[str]:
    hardest = sorted(
        (check for check in data["checks"] if check["share"] is not None),
        key=lambda check: (check["share"], check["exercise"], check["check"]),
    )[:TOP]
    if hardest:
        yield ""
        yield f"{'hardest checks':<44} {'passed':>9} {'share':>6}  correlation"
    for check in hardest:
        name = clean_line(f"{check['exercise']} {check['check']}", 44)
        low, high = check["rest_low"], check["rest_high"]
        rest = "-" if check["rest"] is None else f"{check['rest']:.2f} ({low:.2f} {high:.2f})"
        passed = f"{check['passed']}/{check['graded']}"
        yield f"{name:<44} {passed:>9} {check['share']:>6.2f}  {rest}"[:width]
    for word, wanted in (("Everybody passes", True), ("Nobody passes", False)):
        found = [
            f"{check['exercise']} {check['check']}"
            for check in data["checks"]
            if check["graded"] and check["passed"] == (check["graded"] if wanted else 0)
        ]
        if found:
            yield from ("", *wrap(f"{word}: {clean_line('; '.join(found), 1000)}.", width))
    for pair in data["together"][:TOP]:
        (slug, one), (other_slug, other) = pair["first"], pair["second"]
        text = f"{slug} {one} and {other_slug} {other} fail together: {pair['both']} of {pair['either']}."
        yield from wrap(clean_line(text, 300), width)
