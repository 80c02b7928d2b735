"""The site: Datasette finds its hooks here."""

from knowledge_base.web.plugin import *  # noqa: F403
