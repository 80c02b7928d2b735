"""Mistakes as data: a change of the small corpus, and the one message that a person must get for it.

``tests/reading/mistakes/<topic>.yml`` holds a list of cases, each with a ``name``, the ``file`` that is changed, the
change, and what the check ``says``, letter for letter. A change is one of

    replace: TEXT, by: TEXT     other text in the one place where the file has this
    append: TEXT                more text at the end of the file, or a new file
    content: TEXT               a file with nothing else in it

``ends_file: true`` says that nothing after the mistake can be read in that file. Phrases in braces stand for
expectations that many messages share.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge_base.model.records import RECORD_KINDS
from tests.support.small_corpus import Corpus

CASES = Path(__file__).parent.parent / "reading" / "mistakes"

PHRASES = {
    "{slug}": "lower-case letters, digits and hyphens",
    "{plain number}": "digits and at most one decimal point, without unit or thousands separators",
    "{date}": "an EDTF date such as 2012, 2012-06, 2012-06-20 or 2013~",
    "{columns}": "the columns " + ", ".join(RECORD_KINDS["statistic"].model_fields),
    "{keys of a claim}": "one of " + ", ".join(RECORD_KINDS["claim"].model_fields),
    "{as printed}": "stated_min and stated_max where it is to be read otherwise, "
    "or correction and correction_kind where the article is wrong",
    "{keys of about}": ", ".join(RECORD_KINDS["about"].model_fields),
    "{definition}": "a base unit such as [mass], or numbers and other units with * and /",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One change of one file, and the problem that it must give: exactly one, whatever else is read."""

    file: str
    says: str
    replace: str = ""
    by: str = ""
    append: str = ""
    content: str | bytes | None = None
    ends_file: bool = False

    def make(self, corpus: Corpus) -> None:
        """Change the corpus."""
        if self.content is not None:
            corpus.write(self.file, self.content)
        elif self.append:
            corpus.append(self.file, self.append)
        else:
            corpus.replace(self.file, self.replace, self.by)

    @property
    def leaves_rest_readable(self) -> bool:
        """Whether a further mistake at the end of the same file must be found as well."""
        return self.content is None and not self.ends_file


def load_mistakes() -> dict[str, Mistake]:
    """Return all cases of the folder, by topic and name: ``dates: a day that does not exist``."""
    mistakes: dict[str, Mistake] = {}
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            name = f"{path.stem}: {case.pop('name')}"
            if name in mistakes:
                raise ValueError(f"two cases are called {name!r}")
            for phrase, meaning in PHRASES.items():
                case["says"] = case["says"].replace(phrase, meaning)
            mistakes[name] = Mistake(**case)
    return mistakes


ANOTHER_MISTAKE = {
    "vocabulary/words.yml": ("word other/", "- {scheme: other, word: NO SLUG, definition: D.}\n"),
    "vocabulary/topics.yml": ("topic ", "- {id: NO SLUG, name: N, definition: D.}\n"),
    "vocabulary/units.yml": ("unit ", '- {id: NO SLUG, name: N, definition: "[other]"}\n'),
    "vocabulary/places.yml": ("place ", "- {id: NO SLUG, name: N, kind: country}\n"),
    "vocabulary/indicators.yml": ("indicator ", "- {id: NO SLUG, name: N, unit: tonne, definition: D.}\n"),
    "publications.yml": ("publication ", "- {id: NO SLUG, title: T, kind: press}\n"),
    "statistics/reserves.csv": (
        "statistic ",
        "NO SLUG,reserves,cl,lithium,,2012,3,tonne,survey-2013,,confirmed,\n",
    ),
    "policy_events/cn.yml": (
        "policy event ",
        "- {id: NO SLUG, title: T, jurisdiction: cn, instrument: agreement, supply_chain_stage: trade,"
        " date_announced: 2012, summary: S., confidence: known}\n",
    ),
    "claims/paper.yml": ("claim ", "- {id: NO SLUG, statement: S., kind: fact}\n"),
    "claims/note.yml": ("claim ", "- {id: NO SLUG, statement: S., kind: fact}\n"),
    "claims/notes.yml": ("claim ", "- {id: NO SLUG, statement: S., kind: fact}\n"),
    "claims/bulk.jsonl": (
        "claim ",
        '{"id": "NO SLUG", "article": "note", "statement": "S.", "kind": "fact"}\n',
    ),
}
"""File to how its records are called in messages, and a record for its end that is sound but for the id."""


def add_another_mistake(corpus: Corpus, file: str) -> str:
    """Put one more mistake at the end of a file; return what must be said of it."""
    label, record = ANOTHER_MISTAKE[file]
    name = Path(file).stem
    line = corpus.append(file, record.replace("NO SLUG", f"No {name}"))
    key = "word" if label.startswith("word") else "id"
    return (
        f"sources/{file}:{line}: {label}No {name}: {key} 'No {name}' is not a slug"
        f"; expected {PHRASES['{slug}']}; did you mean 'no-{name}'?"
    )
