"""Comparers from the plain data that ``examples.json`` keeps of them."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.compare.base import Comparer
from autograder.compare.close import Close
from autograder.compare.exact import Exact
from autograder.compare.raises import Raises
from autograder.compare.spikes import Spikes
from autograder.compare.symbolic import symbolic
from autograder.errors import SpecError


def from_dict(data: Mapping[str, Any]) -> Comparer:
    """Return the comparer of which `Comparer.example` or `Comparer.to_dict` made plain data.

    Its verdicts are those of the original when the values of the example stand for the reference's.

    Raises
    ------
    SpecError
        If the kind is unknown, a setting is missing or unknown, or a value is not what the comparer takes.
    """
    settings = dict(data)
    kind = settings.pop("kind", None)
    try:
        match kind:
            case "close":
                masks = tuple(None if m is None else np.asarray(m, bool) for m in settings.pop("masks", ()))
                if isinstance(x := settings.pop("x", None), list):
                    x = tuple(x)
                return Close(**settings, x=x, masks=masks)
            case "exact":
                return Exact(**settings)
            case "spikes":
                return Spikes(**settings)
            case "raises":
                return Raises(tuple(settings.pop("types")), stored=True, **settings)
            case "symbolic":
                points = [tuple(point) for point in settings.pop("points")]
                return symbolic(*settings.pop("names"), points=points, **settings)
    except (TypeError, KeyError, ValueError) as error:
        raise SpecError(f"The example's {kind} comparer cannot be read: {error}.") from error
    raise SpecError(f"The kind of an example's comparer is not known: {kind!r}.")
