"""Gradescope: an ``autograder.zip`` made here, and what it does there."""
