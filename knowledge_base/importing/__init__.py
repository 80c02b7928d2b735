"""What others kept elsewhere, as drafts: articles from reference managers, claims from tables.

A file is read into entries (``csl``, ``bibtex``) or rows (``tables``), these become drafts (``article_drafts``,
``claim_drafts``), and a ``plan.Plan`` says what would be written before anything is. What is certain is a field, what
is not a comment for a person; what others wrote about an article, its abstract above all, is never copied.
"""
