"""The rules of an assignment, written by two graders at once; what is kept of them is in `test_scores`."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from autograder.course.policy import Policy
from autograder.gradebook.policies import Extension
from autograder.gradebook.rules import extensions_of, keep_extensions, keep_policy, policy_of


@pytest.fixture
def url(postgres):
    return postgres()  # there writers do not wait for each other of themselves


def test_graders_that_begin_at_once_each_replace_the_rules_whole(open_book):
    books = [open_book("hw1", folder) for folder in ("one", "two")]
    for book in books:
        book.begin(("a",), None)
    policy, times = Policy(attempts="mean"), 20
    together = Barrier(len(books), timeout=20)

    def keep(book):
        for number in range(times):
            together.wait()
            keep_policy(book, policy)
            together.wait()
            keep_extensions(book, {f"s{number}": Extension(excused=True), "eve": Extension(excused=True)})

    with ThreadPoolExecutor(len(books)) as threads:
        list(threads.map(keep, books))
    for book in books:
        assert policy_of(book) == policy
        assert extensions_of(book).keys() == {f"s{times - 1}", "eve"}
