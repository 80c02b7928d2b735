"""Draw every picture of the site once and keep it, so that a published instance needs nothing that draws."""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from html import unescape
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ..web.pictures import FOLDER, file_name_of
from .asked_site import site_in

_PICTURE = re.compile(r'(?:src|srcset|href)="(?P<address>/-/picture/[^" ]+|/number/[^" ]+[.]png)')

AT_ONCE = 4
"""Addresses that one process asks for at a time."""


def pictures_on(page: str) -> set[str]:
    """Return the addresses of the pictures that a page shows or links to."""
    return {unescape(found["address"]) for found in _PICTURE.finditer(page)}


def store_pictures(folder: Path, pages: Sequence[str]) -> int:
    """Write the pictures of some pages of a served folder into it; return how many there are.

    Raises RuntimeError when a page or a picture has an error: what is published must be whole.
    """
    (folder / FOLDER).mkdir(exist_ok=True)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        shown = pool.map(_pictures_of_pages, *_shares(folder, pages))
        wanted = sorted(set().union(*shown))
        return sum(pool.map(_store, *_shares(folder, wanted)))


def _shares(folder: Path, addresses: Sequence[str]) -> tuple[list[Path], list[Sequence[str]]]:
    count = os.cpu_count() or 1
    shares = [addresses[start::count] for start in range(count)]
    return [folder] * count, shares


def _pictures_of_pages(folder: Path, pages: Sequence[str]) -> set[str]:
    async def run() -> set[str]:
        return {address async for _, page in _answers(folder, pages) for address in pictures_on(page.text)}

    return asyncio.run(run())


def _store(folder: Path, addresses: Sequence[str]) -> int:
    async def run() -> int:
        async for address, picture in _answers(folder, addresses):
            (folder / FOLDER / file_name_of(address)).write_bytes(picture.content)
        return len(addresses)

    return asyncio.run(run())


async def _answers(folder: Path, addresses: Sequence[str]) -> AsyncIterator[tuple[str, Any]]:
    """Yield addresses with the responses of the site in a folder."""
    datasette = await site_in(folder)
    for start in range(0, len(addresses), AT_ONCE):
        batch = addresses[start : start + AT_ONCE]
        answers = await asyncio.gather(*(datasette.client.get(address) for address in batch))
        for address, answer in zip(batch, answers, strict=True):
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answers {answer.status_code}")
            yield address, answer
