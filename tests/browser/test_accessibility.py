"""axe-core finds nothing wrong on any kind of page: light and dark, on a desktop and on a phone.

https://github.com/dequelabs/axe-core. Its script has to be put into the page, which our own policy forbids; so
the policy is set aside here, and here only.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.support.site_pages import ERROR_404, KINDS

from .chromium import DESKTOP, PHONE

MODES = {
    "desktop, light": (DESKTOP, "light"),
    "desktop, dark": (DESKTOP, "dark"),
    "phone, light": (PHONE, "light"),
    "phone, dark": (PHONE, "dark"),
}


@pytest.fixture(scope="module", params=MODES)
def page(browser: Browser, datasette_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    device, scheme = MODES[request.param]
    context = browser.new_context(
        base_url=datasette_url, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, **device
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", [*KINDS, "error 404"])
def test_axe_finds_no_violation(page: Page, kinds: dict[str, str], kind: str) -> None:
    page.goto({**kinds, "error 404": ERROR_404}[kind])

    found = Axe().run(page)

    violations = {
        violation["id"]: [node["html"][:200] for node in violation["nodes"]]
        for violation in found.response["violations"]
    }
    assert violations == {}
    assert found.response["passes"] != []
