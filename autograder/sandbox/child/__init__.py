"""Beside student code: load, call, reply. It decides nothing and is trusted with nothing.

Imports boundary, errors and lockdown alone, and of submission what knows the syntax of notebooks.
"""
