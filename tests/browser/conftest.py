"""Pages that remember everything that went wrong on them."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Request


@dataclass
class Watch:
    """What went wrong on a page: errors of scripts and of the policy, requests that failed or left the host."""

    address: str
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        """Listen to a page."""
        page.on("console", lambda message: self._complain(message.type in ("error", "warning"), message.text))
        page.on("pageerror", lambda error: self._complain(True, str(error)))
        page.on("requestfailed", self._hear_of_failure)
        page.on("request", self._hear_of_request)
        page.on("response", lambda answer: self._complain(answer.status >= 400, f"{answer.status}: {answer.url}"))
        return page

    def _hear_of_failure(self, request: Request) -> None:
        # What the browser itself breaks off, because the reader has left or saves a file, is no failure.
        self._complain(request.failure != "net::ERR_ABORTED", f"failed: {request.url}")

    def _hear_of_request(self, request: Request) -> None:
        self._complain(not request.url.startswith(self.address), f"left: {request.url}")

    def _complain(self, is_wrong: bool, words: str) -> None:
        if is_wrong:
            self.complaints.append(words)


@pytest.fixture
def watch(datasette_url: str) -> Watch:
    """Something to watch pages with; a test says at its end that nothing went wrong."""
    return Watch(datasette_url)
