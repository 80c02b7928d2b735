"""What stands between the internet and the pages, in the order in which a request meets it."""

from collections.abc import Callable
from typing import Any

from .assistants.http import with_assistants
from .below_a_path import below_a_path
from .csv_answers import whole_csv
from .headers import with_headers
from .host import at_home
from .listed_columns import pages_of_tables
from .named_filters import with_names
from .remembered import program_digest, remembering
from .request_limits import with_whole_bodies, within_limits
from .requests import reading_only, without_process_pages, without_unread
from .served_database import ServedDatabase, fresh, readers_own_sql
from .site import NoKnowledgeBase, site_of

App = Callable[[Any, Any, Any], Any]


def guarded(app: App, datasette: Any) -> App:
    """Wrap Datasette's ASGI application; the last wrapper here is the first that a request meets."""
    try:
        site = site_of(datasette)
    except NoKnowledgeBase:
        return app  # startup says so
    app = readers_own_sql(app)
    app = pages_of_tables(app)
    app = without_unread(app, datasette)
    app = with_names(app, datasette, site.database)
    app = whole_csv(app)
    app = remembering(app, lambda: _tag(datasette, site.database))
    app = fresh(app, datasette)
    app = within_limits(app)
    app = without_process_pages(app) if site.is_published else app
    app = reading_only(app)
    app = with_assistants(app, datasette, site)
    app = with_whole_bodies(app)
    app = below_a_path(app, datasette.setting("base_url"))
    app = at_home(app, site.address)
    return with_headers(app)


def _tag(datasette: Any, name: str) -> str | None:
    """Return what changes with every page: the content of the database, and the program; None where it may change."""
    database = datasette.databases[name]
    if database.is_mutable or not isinstance(database, ServedDatabase):
        return None
    return f"{database.hash[:16]}-{program_digest(datasette.config_dir)}"
