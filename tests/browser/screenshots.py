"""The README's pictures: python -m tests.browser.screenshots FOLDER.

Serves the root's database and photographs the home page, an article with its evidence, a claim and a number. Only an
article whose text lies in the repository is photographed, and a claim of which no more than its quote is shown: other
texts are not ours to show.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import installed, launched, load_pictures
from tests.support.serving import ROOT, serving

WIDTH, HEIGHT = 1200, 700

OWN_ARTICLE = "select id, source_path from articles where text is not null order by claim_count desc, id"
CLAIM = """
select id from claims
where quote_status = 'unchecked' and verdict = 'differs' and independence = 'independent' and has_voice
order by conflict_count desc, id
"""

NUMBER = """
select indicator_id || '/' || place_id || '/' || material_id from numbers
where indicator_id = 'reserves-share' and period is null order by weight desc
"""


def main(folder: Path) -> None:
    """Write home.png, article.png, claim.png and number.png into a folder."""
    browser_path = installed()
    if browser_path is None:
        raise SystemExit("Chromium is not installed")
    article, claim, number = _subjects(ROOT / "rare_earths.db")
    folder.mkdir(parents=True, exist_ok=True)
    with serving(ROOT) as address, launched(browser_path) as browser:
        page = browser.new_page(base_url=address, color_scheme="light", reduced_motion="reduce")
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        page.goto("/")  # only a second page is sure to have the fonts: see font-display in static/site.css
        _photograph(page, "/", folder / "home.png")
        _photograph(page, f"/rare_earths/articles/{article}#text", folder / "article.png")
        _photograph(page, f"/rare_earths/claims/{claim}", folder / "claim.png")
        page.set_viewport_size({"width": WIDTH, "height": 1080})  # with the whole of its picture
        _photograph(page, f"/number/{number}", folder / "number.png")


def _subjects(database: Path) -> tuple[str, str, str]:
    """Return an article whose text is in the repository, a claim that another's figure contradicts, its number."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        articles = connection.execute(OWN_ARTICLE).fetchall()
        own = [key for key, path in articles if (ROOT / path).with_suffix(".txt").exists()]
        if not own:
            raise SystemExit("no article has its text in the repository")
        claim = connection.execute(CLAIM).fetchone()
        number = connection.execute(NUMBER).fetchone()
    if claim is None:
        raise SystemExit("no claim differs from an independent figure")
    return own[0], claim[0], number[0]


def _photograph(page: Page, path: str, target: Path) -> None:
    page.goto(path)
    load_pictures(page)
    page.screenshot(path=target)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
