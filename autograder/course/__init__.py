"""What is asked: specs, exercises found by folder, assignments, the plan of calls, released examples.

Imports boundary, compare and errors.
"""
