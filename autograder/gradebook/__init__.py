"""A class's marks: kept, counted, written.

Imports grading, report and what lies below them.
"""
