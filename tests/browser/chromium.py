"""The browser that the tests and the README's pictures use: the system's own Chromium, without a window."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""It fetches nothing by itself, and runs where there is no user but root."""

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
"""Options of a context."""


def installed() -> str | None:
    """Where Chromium is, if it is."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """Run the browser while the block runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def load_pictures(page: Page) -> None:
    """Wait until every picture of a page is there, those that a reader has to scroll to included."""
    page.evaluate(
        """async () => {
            for (const picture of document.images) {
                picture.loading = "eager";
                if (!picture.complete) {
                    await new Promise((ready) => { picture.onload = picture.onerror = ready; });
                }
            }
        }"""
    )
