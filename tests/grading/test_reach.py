"""Which files the processes that read and judge are given."""

from pathlib import Path

from autograder.grading.reach import inputs


def test_of_several_in_one_folder_the_folder_is_given_else_each_by_itself():
    paths = [Path("class/ada.py"), Path("class/bo.py"), Path("mail/cy.zip")]
    assert inputs(paths) == (Path("class"), Path("mail/cy.zip"))
    assert inputs([]) == ()
