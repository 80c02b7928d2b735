"""What a site lets programs read: its ``robots.txt``, as RFC 9309 says, read by Protego (Scrapy's).

https://www.rfc-editor.org/rfc/rfc9309 2.3.1: a file that is not there allows everything; one that cannot be reached
forbids everything.
"""

from dataclasses import dataclass
from typing import Protocol

LARGEST_ROBOTS = 500 * 1024
"""Bytes of a ``robots.txt`` that are read (RFC 9309, 2.5)."""

LONGEST_DELAY = 30.0
"""Seconds between two requests that a site may ask for; one that asks for more is asked that seldom."""


class Rules(Protocol):
    """What Protego says of a site."""

    def can_fetch(self, url: str, user_agent: str, /) -> bool: ...
    def crawl_delay(self, user_agent: str, /) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Leave:
    """Whether pages of one host may be read, and how many seconds apart."""

    rules: Rules | None
    is_reachable: bool = True
    why: str = ""
    """Why nobody knows, where it is not."""

    def allows(self, url: str, agent: str) -> bool:
        if not self.is_reachable:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, agent))

    def pause(self, agent: str, usual: float) -> float:
        asked = self.rules.crawl_delay(agent) if self.rules else None
        return max(usual, min(float(asked or 0), LONGEST_DELAY))


def leave_of(status: int | None, raw: bytes, why: str = "") -> Leave:
    """Return what the answer to a request for ``robots.txt`` means; ``status`` is None where none came, for ``why``."""
    if status is None or status >= 500:
        return Leave(None, is_reachable=False, why=why or f"was answered with {status}")
    if status != 200:
        return Leave(None)
    from protego import Protego

    return Leave(Protego.parse(raw[:LARGEST_ROBOTS].decode("utf-8", "replace")))
