"""What pyproject.toml cannot say: a wheel carries the site too, so that whoever has it and sources can build and serve.

In the repository these files lie at the root, which is a Datasette configuration directory; in a wheel they are in
``knowledge_base/site_files/``. ``knowledge_base/web/serving.py`` knows both places.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

FOLDERS, FILES = ("templates", "static", "plugins"), ("settings.json",)


class BuildWithSite(build_py):
    """Copies the site beside the modules."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        target = Path(self.build_lib) / "knowledge_base" / "site_files"
        for name in FOLDERS:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(name, target / name, dirs_exist_ok=True, ignore=ignored)
        for name in FILES:
            shutil.copy(name, target / name)


setup(cmdclass={"build_py": BuildWithSite})
