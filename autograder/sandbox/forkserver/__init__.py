"""One warm process that forks a child for every program (Linux).

Imports child, lockdown and the rest of sandbox.
"""
