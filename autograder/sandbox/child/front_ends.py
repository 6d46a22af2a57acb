"""What stands in for packages that only show or fetch things, as data (child side).

A name that is not here and not installed is absent: it may be imported, so that what does not need it
runs, and whatever computes with it while an answer is called is told that it is missing.
"""

from collections.abc import Mapping
from typing import Any

_NAMES = """
IPython autograder bokeh bqplot cufflinks datatops gdown google ipycanvas ipympl ipyparallel
ipywidgets itables jupyter_dash jupyterquiz kaggle mpld3 nest_asyncio otter papermill plotly pooch psychopy
pyautogui pygame pyglet qgrid requests seaborn termcolor tkinter tqdm traitlets turtle vibecheck voila wandb
"""
#: top-level packages that are always stood in for, installed or not, so that all machines give the same marks
FRONT_ENDS = frozenset(_NAMES.split())
#: functions that hand their first argument through, by name: progress bars
PASS_THROUGH = frozenset({"tqdm", "trange", "tnrange", "tqdm_notebook", "track", "progress_bar"})
#: attributes that are plain values wherever they are asked for
ATTRIBUTES: Mapping[str, Any] = {
    "content": b"",
    "ok": False,
    "reason": "",
    "status_code": 503,
    "text": "",
}
#: methods that give plain values
METHODS: Mapping[str, Any] = {"read": b"", "readline": b"", "readlines": [], "getcode": 503, "decode": ""}
#: what the value of a control is that was made without one
CONTROLS: Mapping[str, Any] = {
    "BoundedFloatText": 0.0,
    "BoundedIntText": 0,
    "Checkbox": False,
    "FloatLogSlider": 1.0,
    "FloatSlider": 0.0,
    "FloatText": 0.0,
    "IntSlider": 0,
    "IntText": 0,
    "Text": "",
    "Textarea": "",
    "ToggleButton": False,
}
