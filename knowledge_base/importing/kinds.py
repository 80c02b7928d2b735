"""What sort of text a work is: types of CSL and of BibTeX -> words of the scheme article-kind.

One word where the type says it; several, the likeliest first, where a person has to look.
"""

_ANY = ("news", "analysis", "paper", "report", "official-text")

_CSL = {
    "article-newspaper": ("news",),
    "article-journal": ("paper",),
    "paper-conference": ("paper",),
    "thesis": ("paper",),
    "post-weblog": ("analysis",),
    "review": ("analysis",),
    "article-magazine": ("news", "analysis"),
    "article": ("analysis", "paper", "report"),
    "manuscript": ("paper", "analysis"),
    "chapter": ("paper", "report"),
    "book": ("report", "paper"),
    "report": ("report", "official-text", "paper"),
    "bill": ("official-text",),
    "legislation": ("official-text",),
    "regulation": ("official-text",),
    "treaty": ("official-text",),
    "legal_case": ("official-text",),
}

_BIBTEX = {
    "article": ("paper", "news", "analysis"),
    "inproceedings": ("paper",),
    "conference": ("paper",),
    "phdthesis": ("paper",),
    "mastersthesis": ("paper",),
    "thesis": ("paper",),
    "techreport": ("report", "official-text", "paper"),
    "report": ("report", "official-text", "paper"),
    "book": ("report", "paper"),
    "booklet": ("report", "paper"),
    "incollection": ("paper", "report"),
    "inbook": ("paper", "report"),
    "unpublished": ("paper", "analysis"),
    "legislation": ("official-text",),
    "jurisdiction": ("official-text",),
    "legal": ("official-text",),
}


def kinds_of_csl(kind: str) -> tuple[str, ...]:
    """Return the words for a type of CSL."""
    return _CSL.get(kind.strip().lower(), _ANY)


def kinds_of_bibtex(kind: str, subtype: str, *, is_scholarly: bool) -> tuple[str, ...]:
    """Return the words for a type of entry; an article is one of a newspaper, a magazine or a journal."""
    if kind == "article":
        by_subtype = {"newspaper": _CSL["article-newspaper"], "magazine": _CSL["article-magazine"]}
        if subtype.lower() in by_subtype:
            return by_subtype[subtype.lower()]
        if is_scholarly:
            return ("paper",)
    return _BIBTEX.get(kind, _ANY)
