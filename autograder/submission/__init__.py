"""What was handed in: from files on disk to the program that answers. It is read here, never run.

Knows no exercise; imports boundary and errors.
"""
