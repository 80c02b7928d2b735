"""The site: Datasette finds its hooks here. The library may lie in the folder that is served, or be installed."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from knowledge_base.web.plugin import *  # noqa: F403
