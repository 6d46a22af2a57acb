"""Chunks are as long as they should be, whatever a submission costs."""

import pytest

from autograder.grading.cluster import client
from autograder.grading.cluster.client import Chunks
from autograder.grading.cluster.frames import Work, decode
from autograder.submission.entries import Entry


@pytest.fixture
def entries(tmp_path):
    (tmp_path / "f.py").write_text("x = 1\n")
    return [Entry(f"s{number:04}", tmp_path / "f.py") for number in range(1000)]


def size(chunks, threads=2):
    entries, data = chunks.take(threads)
    assert [work.student for work in decode(data, tuple[Work, ...])] == [entry.student for entry in entries]
    return len(entries)


def test_until_the_cost_is_known_submissions_go_one_by_one(entries):
    assert size(Chunks(entries)) == 1


@pytest.mark.parametrize(("cost", "expected"), [(0.1, 20), (0.01, 200), (10.0, 1), (0.0001, 250)])
def test_a_chunk_takes_its_seconds_and_leaves_work_for_the_others(entries, cost, expected):
    chunks = Chunks(entries)
    chunks.measure(cost)
    assert size(chunks) == expected


def test_chunks_become_shorter_at_the_end_and_hold_everybody_once(entries):
    chunks = Chunks(entries)
    chunks.measure(0.001)
    sizes = []
    while chunks:
        sizes.append(size(chunks))
    assert sum(sizes) == len(entries) and sizes[0] == 250 and sizes[-1] == 1


def test_what_is_large_goes_in_more_chunks(entries, monkeypatch):
    monkeypatch.setattr(client, "CHUNK_BYTES", 10)
    chunks = Chunks(entries)
    chunks.measure(0.001)
    assert size(chunks) == 2


def test_the_cost_follows_what_is_measured(entries):
    chunks = Chunks(entries)
    for _ in range(20):
        chunks.measure(1.0)
    for _ in range(20):
        chunks.measure(0.1)
    assert chunks.cost == pytest.approx(0.1, rel=0.02)


def test_what_lost_its_workers_goes_alone_and_first(entries):
    chunks = Chunks(entries[:10])
    chunks.measure(0.001)
    lost, _ = chunks.take(2)
    chunks.put_alone(lost)
    assert [size(chunks) for _ in lost] == [1] * len(lost)
    assert len(lost) + sum(size(chunks) for _ in range(10 - len(lost))) >= 10
