"""The modules of evaluation/ import one another by their bare names, as they do when run as scripts."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))
