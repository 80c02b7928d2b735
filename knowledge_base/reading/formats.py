"""Files -> raw records: one reader per format, all with the same output.

Problems come out between the records, where they were found. A record that cannot be built at all still comes out,
as ``broken`` and with whatever id could be made out: others may refer to it, and one mistake must give one error.
"""

from collections.abc import Iterator, Set

from ..model.problems import Problem
from .csv_files import read_csv
from .files import SourceFile
from .json_files import read_json_lines
from .raw_records import Found, RawRecord
from .text_files import Unreadable
from .yaml_files import read_markdown, read_yaml

_READERS = {".yml": read_yaml, ".md": read_markdown, ".csv": read_csv, ".jsonl": read_json_lines}


def read_records(file: SourceFile, naming: Set[str] = frozenset()) -> Iterator[Found]:
    """Yield the records of one file, and whatever is wrong with its form.

    Who looks for a few records says with ``naming`` which words are in them: others may be left out, unread.
    """
    try:
        if naming and file.format == ".yml":
            yield from read_yaml(file, naming)
        elif naming and file.format == ".csv":
            yield from read_csv(file, naming)
        else:
            yield from _READERS[file.format](file)
    except Unreadable as mistake:
        label = RawRecord(file.kind, file, 1, {"id": file.stem}).label if file.format == ".md" else ""
        yield Problem(file.name, mistake.line, label, "", mistake.message, mistake.expected)
