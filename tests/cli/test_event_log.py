"""What a batch says for machines and where its time went."""

import json


def test_every_event_is_a_line_and_the_log_grows(invoke, hand_in, course):
    hand_in(ada="right", ben="hard_coded")
    assert invoke("grade", "class", "-o", "out", "--log-json", "log", "--jobs", 1).code == 0
    events = [json.loads(line) for line in (course.root / "log").read_text().splitlines()]
    assert [event["event"] for event in events] == ["start", "graded", "graded", "end"]
    start, ada, _, end = events
    assert (start["students"], start["waiting"], start["exercises"]) == (2, 2, ["decay"])
    assert ada["student"] == "ada" and set(ada["seconds"]) == {"reading", "running", "judging", "report"}
    assert (end["done"], end["of"], end["interrupted"]) == (2, 2, False) and end["parts"]["grading"] > 0
    assert invoke("grade", "class", "-o", "out", "--log-json", "log").code == 0
    assert len((course.root / "log").read_text().splitlines()) == 6


def test_a_log_that_cannot_be_written_is_one_sentence_and_nothing_is_graded(invoke, hand_in, course):
    hand_in(ada="right")
    done = invoke("grade", "class", "-o", "out", "--log-json", "no/such/place")
    assert (done.code, done.err) == (
        2, "autograder: The log no/such/place cannot be written: No such file or directory.\n"
    )  # fmt: skip
    assert not (course.root / "out").exists()


def test_a_fault_is_an_event(invoke, hand_in, course, solutions):
    hand_in(ada="right")
    (solutions / "decay.py").write_text("raise ValueError\n")
    assert invoke("grade", "class", "-o", "out", "--log-json", "log").code == 3
    events = [json.loads(line) for line in (course.root / "log").read_text().splitlines()]
    assert {"start", "graded", "fault", "end"} == {event["event"] for event in events}
    assert next(event for event in events if event["event"] == "graded")["ungraded"] == ["decay"]


def test_a_profile_names_every_part(invoke, hand_in):
    hand_in(ada="right")
    done = invoke("grade", "class", "-o", "out", "--profile", "--quiet")
    assert done.out == "" and max(map(len, done.err.splitlines())) <= 80
    for part in (
        "finding out",
        "preparing",
        "grading",
        "gradebook",
        "tables",
        "reading",
        "running",
        "judging",
    ):
        assert part in done.err
