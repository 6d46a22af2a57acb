"""Otter: a front end to our checks, a shell around our grading, and assignments to begin exercises from."""
