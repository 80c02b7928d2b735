#!/usr/bin/env python3
"""Build the database of a knowledge base from its sources, or check them.

    python build_db.py                    build the database from sources/, under the name in metadata.yml
    python build_db.py --texts FOLDER     the same, verifying quotes in the texts of that folder
    python build_db.py --project FOLDER   the same for the sources/ and the metadata.yml of another folder
    python build_db.py check              find every mistake in the sources, write nothing
    python build_db.py schema FOLDER      write a JSON Schema per kind of source file, for editors

Exit codes: 0 done, 1 mistakes in the sources or a build that failed, 2 a mistake on the command line.
"""

from knowledge_base.cli import main

if __name__ == "__main__":
    main()
