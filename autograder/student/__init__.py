"""What students run at home, without ``solutions/``: checks in a terminal, a notebook and pytest.

Imports grading and report, and never reads a hidden folder.
"""
