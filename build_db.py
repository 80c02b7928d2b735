#!/usr/bin/env python3
"""Build the database of a knowledge base from its sources, or check them.

    python build_db.py                    build the database from sources/, under the name in metadata.yml
    python build_db.py --texts FOLDER     the same, verifying quotes in the texts of that folder
    python build_db.py --project FOLDER   the same for the sources/ and the metadata.yml of another folder
    python build_db.py check              find every mistake in the sources, write nothing
    python build_db.py check-number TEXT  say whether a number holds, as in a sentence with its place and year
    python build_db.py mcp                answer an assistant over standard input and output
    python build_db.py diff OLD NEW       say what changed from one database to another, and why verdicts flipped
    python build_db.py export FOLDER      write the data as files to take away: CSV, Parquet, XLSX, BibTeX ...
    python build_db.py publish FOLDER     write all that a published, read-only instance needs
    python build_db.py schema FOLDER      write a JSON Schema per kind of source file, for editors

Exit codes: 0 done, 1 mistakes in the sources or a build that failed, 2 a mistake on the command line.
"""

import sys

if __name__ == "__main__":
    # Another Python than the project's own is the most frequent slip. This file must be readable to an old one.
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit("Python 3.11 or newer is needed: run make build, or .venv/bin/python build_db.py")
    try:
        from knowledge_base.cli import main

        main()
    except ModuleNotFoundError as missing:
        name = str(missing.name).partition(".")[0]
        sys.exit(name + " is not installed for this Python: run make build, or .venv/bin/python build_db.py")
