"""Otter as a front end: checks in the student's notebook, and a shell around our grading."""
