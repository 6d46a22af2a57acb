"""A worker hands chunks to its hosts; one that is lost is replaced, and what ended two has no outcome."""

import pytest

from autograder.boundary.hand_in import UNKNOWN
from autograder.grading.cluster import worker
from autograder.grading.cluster.frames import Graded, Refused, Reply, Work, decode, encode
from autograder.grading.cluster.worker import HostLost, Hosts, grade_chunk, refusal_of
from autograder.grading.student_results import StudentResults
from autograder.version import __version__

SETUP = b"setup"


@pytest.fixture
def hosts(monkeypatch):
    """Hosts that end when they get a deadly submission, or one that is deadly once; all that were started."""
    started = []
    once = {"once"}

    class Host:
        def __init__(self, setup):
            self.setup, self.closed = setup, False
            if setup == b"weak":
                raise Refused("isolation is 'limited'")
            started.append(self)

        def grade(self, works):
            for work in works:
                if work.student == "deadly" or work.student in once:
                    once.discard(work.student)
                    self.closed = True
                    raise HostLost
                yield Graded(work.student, StudentResults(work.student, ()))
            yield {f"of {works[-1].student}": b"output"}

        def close(self):
            self.closed = True

    monkeypatch.setattr(worker, "Host", Host)
    monkeypatch.setattr(worker, "HOSTS", Hosts())
    return started


def grade(*students, version=__version__, setup=SETUP):
    works = [Work(student, {}, "", UNKNOWN, (), ()) for student in students]
    return decode(grade_chunk(version, setup, encode(works)), Reply)


def students(reply):
    return [graded.outcome.student if graded.outcome else f"no {graded.student}" for graded in reply.graded]


def test_one_host_serves_all_chunks_of_a_class(hosts):
    reply = grade("ada", "ben")
    assert students(reply) == ["ada", "ben"] and reply.outputs == {"of ben": b"output"}
    assert students(grade("cleo")) == ["cleo"]
    assert len(hosts) == 1


def test_a_host_that_is_lost_is_replaced_and_nobody_is_left_out(hosts):
    assert students(grade("ada", "once", "ben")) == ["ada", "once", "ben"]
    assert len(hosts) == 2


def test_what_ends_two_hosts_costs_nobody_else_a_mark(hosts):
    assert students(grade("ada", "deadly", "ben")) == ["ada", "no deadly", "ben"]
    assert len(hosts) == 3


def test_another_class_ends_the_hosts_of_the_last_one(hosts):
    grade("ada")
    grade("ada", setup=b"another")
    assert [host.closed for host in hosts] == [True, False]
    worker.HOSTS.close_idle()
    assert all(host.closed for host in hosts)


def test_another_version_is_refused_before_anything_is_read(hosts):
    assert grade("ada", version="0.0.1").refusal.startswith(f"has autograder {__version__}, and where")
    assert refusal_of("0.0.1", b"what this version cannot read").startswith("has autograder")
    assert hosts == []


def test_a_machine_that_isolates_too_little_says_so(hosts):
    assert refusal_of(__version__, b"weak") == "cannot grade: isolation is 'limited'"
    assert grade("ada", setup=b"weak").refusal == "cannot grade: isolation is 'limited'"
