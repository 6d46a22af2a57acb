"""On a server a gradebook gives the same bytes as in a file, also to two graders, and after a kill."""

import contextlib
import json

import psycopg
import pytest

STUDENTS = 12
SOURCES = ("right", "grows", "hard_coded", "stub")


@pytest.fixture
def calm(hand_in, course, invoke, views):
    """The views of a class of which the gradebook is a file; names are ordered otherwise in a language."""
    names = [f"{'sS_é'[number % 4]}{number:02}" for number in range(STUDENTS)]
    hand_in(**{name: SOURCES[number % 4] for number, name in enumerate(names)})
    assert invoke("grade", "class", "-o", "calm", "--jobs", "2").code == 0
    return views(course.root / "calm")


def ask(address, query):
    with contextlib.closing(psycopg.connect(address)) as connection:
        return connection.execute(query).fetchall()


def test_two_graders_fill_one_gradebook_and_the_views_are_those_of_a_file(
    calm, postgres, start_cli, invoke, course, views
):
    address = postgres()
    command = ["grade", "class", "-o", "out", "--gradebook", address]
    both = [start_cli(*command, "--shard", f"{number}/2") for number in (1, 2)]
    for process in both:
        _, errors = process.communicate(timeout=240)
        assert process.returncode == 0, errors
    assert views(course.root / "out") == calm
    assert not list((course.root / "out").glob("*.db*"))
    assert ask(address, "SELECT count(*), count(DISTINCT machine) FROM results WHERE current") == [
        (STUDENTS, 1)
    ]
    again = invoke("grade", "class", "-o", "out")  # the folder knows where its gradebook is
    assert again.code == 0 and f"{STUDENTS} of {STUDENTS} were graded before" in again.err


def test_after_a_kill_the_next_run_grades_the_rest(calm, postgres, start_cli, invoke, course, views):
    address = postgres()
    process = start_cli("grade", "class", "-o", "out", "--gradebook", address, "--jobs", "2")
    told = [process.stdout.readline().partition(":")[0] for _ in range(3)]
    process.kill()
    process.communicate(timeout=120)
    before = dict(ask(address, "SELECT submission_id, seconds FROM results"))
    assert len(before) >= len(told)
    assert invoke("grade", "class", "-o", "out").code == 0
    after = dict(ask(address, "SELECT submission_id, seconds FROM results"))
    assert len(after) == STUDENTS and before.items() <= after.items()
    assert views(course.root / "out") == calm


def test_other_verbs_find_it_and_folders_on_servers_are_merged(calm, postgres, invoke, course, views):
    for number in (1, 2):
        shard = ["--shard", f"{number}/2", "--gradebook", postgres()]
        assert invoke("grade", "class", "-o", f"s{number}", *shard).code == 0
    assert invoke("merge", "s1", "s2", "-o", "whole").code == 0
    assert views(course.root / "whole") == calm
    assert invoke("export", "json", "s1", "-o", "marks.json").code == 0
    assert json.loads((course.root / "marks.json").read_text())
    done = invoke("regrade", "class", "-o", "s2")
    assert done.code == 0 and done.out.startswith("0 rise")


def test_what_is_done_with_a_gradebook_is_done_on_a_server_too(hand_in, postgres, invoke, course):
    hand_in(ada="right", ben="grows")
    assert invoke("grade", "class", "-o", "out", "--gradebook", postgres()).code == 0
    for verb in (
        ["override", "ben", "decay", "1", "--because", "a good idea"],
        ["comment", "ben", "decay", "Look again."],
        ["rejudge"],
        ["why", "ben"],
        ["gradebook"],
        ["stats"],
        ["publish"],
        ["forget", "ada"],
    ):
        done = invoke(*verb, "-o", "out")
        assert done.code == 0, (verb, done.err)
    assert "ben" in invoke("why", "ben", "-o", "out").out
    assert "no student 'ada'" in invoke("why", "ada", "-o", "out").err
    assert not list((course.root / "out").glob("*.db*"))


def test_a_server_that_is_away_is_one_sentence_and_nothing_is_written(calm, invoke, course):
    done = invoke("grade", "class", "-o", "out", "--gradebook", "postgresql:///grades?host=/nowhere")
    assert done.code == 2 and done.err.count("\n") == 1 and "cannot be opened" in done.err
    assert not (course.root / "out").exists()
