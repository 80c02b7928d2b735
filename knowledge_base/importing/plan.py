"""What an import would write, decided before anything is written; and the writing, of all of it or of nothing."""

from dataclasses import dataclass, field
from pathlib import Path

from ..model.problems import Problem, Severity, shown
from .article_drafts import Fields, addresses_of, article_file, draft_fields, id_of, there_already
from .entry import Entry
from .known import Known, keys_of


@dataclass(slots=True)
class Plan:
    """Files to write with their texts and how many records they hold, what is passed over and why, what is wrong."""

    files: dict[Path, str] = field(default_factory=dict)
    records: int = 0
    skipped: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_of_articles(entries: list[Entry], known: Known, name: str) -> Plan:
    """Return what is to be written for the entries of the file of this name. ``known`` learns of each."""
    plan = Plan()
    for entry in entries:
        _plan_entry(entry, known, name, plan)
    return plan


def _plan_entry(entry: Entry, known: Known, name: str, plan: Plan) -> None:
    mistake = "" if any(map(str.isalnum, entry.title)) else "has no title"
    draft: Fields = {} if mistake else draft_fields(entry, known)
    identity = id_of(entry, draft) if draft else ""
    if draft and not identity:
        mistake = "gives no id: neither its key nor its title has Latin letters"
    if mistake:
        expected = "a title" if not draft else "a key such as journal-2012-quotas"
        plan.problems.append(Problem(name, entry.line, f"entry {shown(entry.key)}", "", mistake, expected))
        return
    path = known.sources / "articles" / f"{identity}.md"
    reason = there_already(entry, identity, known)
    if not reason and path.exists():
        reason = f"is not imported: {path.name} is there"
    if reason:
        plan.skipped.append(f"{name}:{entry.line}: entry {shown(entry.key)} {reason}")
        return
    plan.files[path] = article_file(identity, draft)
    plan.records += 1
    known.articles[identity] = identity
    for key in keys_of([*addresses_of(entry), *filter(None, [entry.archived])]):
        known.addresses.setdefault(key, identity)


def write(files: dict[Path, str], name: str) -> list[Problem]:
    """Write new files; when one cannot be written, take the others away again and return the problem."""
    written: list[Path] = []
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
        except OSError as error:
            for one in written:
                one.unlink(missing_ok=True)
            message = f"{path} cannot be written ({error.strerror}); nothing was"
            return [Problem(name, 1, "", "", message, severity=Severity.ERROR)]
    return []
