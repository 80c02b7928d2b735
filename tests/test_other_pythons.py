"""Another Python than the project's own, the most frequent slip of all, gives one line that says what to do."""

import ast
import subprocess
import sys

from tests.support.serving import ROOT

BUILD_DB = ROOT / "build_db.py"


def test_a_python_without_the_packages_says_what_to_do() -> None:
    command = [sys.executable, "-S", str(BUILD_DB), "check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    message = "click is not installed for this Python: run make build, or .venv/bin/python build_db.py\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", message)


def test_an_old_python_can_read_what_is_said_to_it() -> None:
    """The version is asked for before anything that an old Python could not parse or import."""
    tree = ast.parse(BUILD_DB.read_text("ascii"), feature_version=(3, 4))
    (main,) = [node for node in tree.body if isinstance(node, ast.If)]

    assert [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)] == ["import sys"]
    assert ast.unparse(main.body[0]).splitlines() == [
        "if sys.version_info < (3, 11):",
        "    sys.exit('Python 3.11 or newer is needed: run make build, or .venv/bin/python build_db.py')",
    ]
