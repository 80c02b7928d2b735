"""The pre-commit hook and the example workflow: what they run is there, and finds a mistake."""

import shlex
import subprocess
import sys
from pathlib import Path

import yaml

from tests.support.lithium_project import copy_lithium
from tests.support.serving import ROOT

HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
WORKFLOW = yaml.safe_load((ROOT / "docs" / "examples" / "check-sources.yml").read_text("utf-8"))


def run(command: str, project: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command as it is written, with this Python and in a project with a mistake."""
    program, *arguments = shlex.split(command)
    assert program in ("python", ".venv/bin/python")
    return subprocess.run(
        [sys.executable, *arguments, "--project", str(project)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def with_a_mistake(folder: Path) -> Path:
    project = copy_lithium(folder / "lithium")
    path = project / "sources" / "claims" / "diario-2022-cupo.yml"
    path.write_text(path.read_text("utf-8").replace("kind: quantity", "kind: quantty", 1), "utf-8")
    return project


def test_the_hook_holds_a_commit_with_a_mistake_back(tmp_path: Path) -> None:
    (hook,) = (hook for hook in HOOKS if hook["id"] == "check-sources")

    done = run(hook["entry"], with_a_mistake(tmp_path))

    assert done.returncode == 1
    assert "sources/claims/diario-2022-cupo.yml:3: claim diario-quota-2021: kind 'quantty' is not known" in done.stderr


def test_the_workflow_shows_a_mistake_at_its_line(tmp_path: Path) -> None:
    commands = [step["run"] for step in WORKFLOW["jobs"]["check"]["steps"] if "run" in step]
    assert commands[0] == "pip install -r requirements.txt"

    done = run(commands[1], with_a_mistake(tmp_path))

    assert done.returncode == 1
    assert done.stdout.startswith("::error file=sources/claims/diario-2022-cupo.yml,line=3")
