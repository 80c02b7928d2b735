"""The tools as a server of the Model Context Protocol (https://modelcontextprotocol.io), by its official SDK.

The SDK is an extra (``pip install "mcp>=2"``): without it a site has no such server, and says so nowhere.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from importlib.util import find_spec
from typing import Any

from datasette.database import QueryInterrupted

from .terms import NotKnown
from .tools import Tools

INSTRUCTIONS = (
    "Claims of articles with their exact words, held against official figures. A claim is what an article says, not "
    "what is so: tell its verdict, independence and sentence with it, and give the page's address as the source. Names "
    "are taken in any form; ids are in answers."
)


def is_installed() -> bool:
    """Whether there can be a server."""
    return find_spec("mcp") is not None


def server_of(tools: Tools, name: str) -> Any:
    """Return an ``MCPServer`` with the tools. Raises ImportError where the SDK is not installed."""
    from mcp.server import MCPServer
    from mcp.types import ToolAnnotations

    server = MCPServer(name, instructions=INSTRUCTIONS, log_level="ERROR")
    only_reads = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    for tool in TOOLS:
        # Answers are text that is JSON; a schema for each would be larger than all that is said of the tools.
        server.add_tool(_spoken(getattr(tools, tool)), name=tool, annotations=only_reads, structured_output=False)
    return server


TOOLS = ("search", "read_claim", "check_number", "official_series", "compare", "events_on")


def _spoken(tool: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Turn what a tool refuses into an error that the asking program can read; others lose their text on the way."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    async def spoken(*given: Any, **named: Any) -> Any:
        try:
            return await tool(*given, **named)
        except NotKnown as refused:
            raise ToolError(str(refused)) from None
        except QueryInterrupted:
            raise ToolError("this takes too long to answer; ask for less: add a word, a place or a year") from None

    return spoken
