"""How answers are held against the reference: close, exact, spikes, statistical, symbolic, raises, satisfies.

A comparer is frozen and pure. It climbs a ladder and stops at the first rung that fails: returned, kind of
value, number of items, dimensions, shape, type of the numbers, nan and infinity, values.
"""

from autograder.compare.base import Comparer, Comparison, Evidence
from autograder.compare.close import close
from autograder.compare.exact import exact
from autograder.compare.raises import raises
from autograder.compare.satisfies import satisfies
from autograder.compare.spikes import spikes
from autograder.compare.statistical import Bound, statistical
from autograder.compare.stored import from_dict
from autograder.compare.symbolic import symbolic

__all__ = [
    "Bound",
    "Comparer",
    "Comparison",
    "Evidence",
    "close",
    "exact",
    "from_dict",
    "raises",
    "satisfies",
    "spikes",
    "statistical",
    "symbolic",
]
