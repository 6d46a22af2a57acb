"""Clocks: a sleeper is late, a starved child is not, and threads gain nothing by waiting together."""

import hashlib
import os
import threading
import time
from pathlib import Path

import pytest

from autograder.errors import Starved
from autograder.sandbox.clock import LAST_PATIENCE, NOTICED, PATIENCE, Allowance, Moment, read_clocks
from autograder.sandbox.exits import Stopped


def charge(wall, cpu, waited, seconds=5.0, alone=False):
    """Charge for one stretch that began at 0; return what was charged."""
    allowance = Allowance(seconds, alone)
    allowance.begin(0.0)
    allowance.charge(Moment(wall, cpu, waited), "f")
    return allowance.used


def test_a_sleeper_is_late():
    with pytest.raises(Stopped, match="f was stopped after 5 s") as caught:
        charge(5.1, 0.0, 0.0)
    assert caught.value.kind == "wall"


def test_who_computes_is_late():
    with pytest.raises(Stopped) as caught:
        charge(9.0, 5.1, 3.9)
    assert caught.value.kind == "cpu"


def test_who_waits_for_a_processor_is_not_late():
    assert charge(20.0, 2.0, 18.0) == pytest.approx(2.0)


def test_threads_that_wait_together_gain_nothing():
    with pytest.raises(Stopped):
        charge(6.0, 5.1, 300.0)


def test_who_never_gets_a_processor_is_starved_and_waited_for_longer_when_alone():
    wall = 5 * PATIENCE + 1
    with pytest.raises(Starved, match=r"too busy to run f: .* fewer --jobs"):
        charge(wall, 1.0, wall - 1)
    assert charge(wall, 1.0, wall - 1, alone=True) == pytest.approx(1.0)
    last = 5 * LAST_PATIENCE + 1
    with pytest.raises(Starved):
        charge(last, 1.0, last - 1, alone=True)


def test_with_cpu_time_alone_a_computing_child_is_late_and_a_silent_one_is_run_again_alone():
    assert charge(14.0, 1.0, None) < 5
    with pytest.raises(Stopped):
        charge(6.0, 5.1, None)
    with pytest.raises(Starved):
        charge(15.1, 1.0, None)
    with pytest.raises(Stopped):
        charge(15.1, 1.0, None, alone=True)


def test_with_neither_clock_wall_time_counts():
    with pytest.raises(Stopped):
        charge(5.1, None, None)


def test_what_one_child_leaves_another_has():
    total = Allowance(5.0)
    total.begin(100.0)
    total.charge(Moment(103.0, 0.0, 0.0), "f")
    total.begin(200.0)
    assert total.charge(Moment(201.0, 0.0, 0.0), "f") == pytest.approx(1.0)


def test_an_allowance_without_a_beginning_begins_at_the_first_look():
    allowance = Allowance(5.0)
    assert allowance.charge(Moment(1000.0, 70.0, 3.0), "f") == 5.0
    assert allowance.charge(Moment(1002.0, 71.0, 4.0), "f") == pytest.approx(4.0)


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="the kernel does not count waiting")
def test_the_kernel_tells_of_a_process():
    moment = read_clocks(os.getpid())
    assert moment.cpu > 0 and moment.waited >= 0


def test_of_a_process_that_is_gone_the_wall_alone_is_known():
    moment = read_clocks(4194305)
    assert (moment.cpu, moment.waited) == (None, None) and read_clocks(0).cpu is None


def test_where_threads_have_ended_that_may_have_waited_a_child_is_run_again_alone_and_then_for_longer():
    began, late = Moment(0.0, 0.0, 0.0), Moment(8.0, 2.0, 1.0, ended=1.9)
    with pytest.raises(Starved):
        Allowance(5.0, start=began).charge(late, "f")
    alone = Allowance(5.0, alone=True, start=began)
    assert alone.charge(late, "f") == pytest.approx(3.0)
    with pytest.raises(Stopped):
        alone.charge(Moment(5.0 * PATIENCE + 2, 2.0, 1.0, ended=1.9), "f")
    with pytest.raises(Stopped):  # what it computed is known all the same
        Allowance(5.0, start=began).charge(Moment(8.0, 5.1, 1.0, ended=5.0), "f")


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="the kernel does not count waiting")
def test_the_computing_of_threads_that_have_ended_is_noticed():
    before = read_clocks(os.getpid()).ended
    thread = threading.Thread(target=hashlib.pbkdf2_hmac, args=("sha256", b"x", b"y", 400_000))
    thread.start()
    thread.join()
    deadline = time.monotonic() + 60  # the system's thread ends a moment after Python's
    while read_clocks(os.getpid()).ended <= before + NOTICED and time.monotonic() < deadline:
        time.sleep(0.01)
    assert read_clocks(os.getpid()).ended > before + NOTICED
