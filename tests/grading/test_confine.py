"""The processes that read and judge keep to their files."""

import pytest

from autograder.grading.batch import Batch, grade_many
from autograder.grading.session import Grader
from autograder.sandbox.fake import FakeRunner
from autograder.sandbox.lockdown import landlock
from autograder.submission.entries import Entry


@pytest.mark.skipif(not landlock.abi(), reason="the kernel has no Landlock")
def test_whoever_grades_a_class_cannot_read_its_gradebook(course, tmp_path, monkeypatch):
    gradebook = tmp_path / "gradebook"
    gradebook.write_text("marks")
    (tmp_path / "ada.py").write_text("def decay(n): return n\n")
    monkeypatch.setattr(
        "autograder.grading.batch.grade_in_turn", lambda *_, **__: iter([gradebook.read_text()])
    )
    batch = Batch(Grader(course, FakeRunner()), False, None)
    with pytest.raises(PermissionError, match="gradebook"):
        list(grade_many([Entry("ada", tmp_path / "ada.py")], batch, 1))
