"""Runs a program apart from the grader and brings its outputs back; the protocol is in `runner`.

Imports course, submission and what lies below them.
"""
