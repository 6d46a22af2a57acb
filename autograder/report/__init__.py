"""One student's results in words, figures and pages. Nothing here judges.

Imports judge, boundary and errors alone.
"""
