"""Rare Earth Knowledge Base: plain files in, one immutable SQLite database out.

The modules, in the order in which the data passes them:

    problems        a mistake in a source file, as data
    words           the controlled words whose meaning the code implements
    edtf_dates      dates and periods with their own precision
    records         the typed shape of every source record
    strict_yaml     YAML and front matter with the line of every value
    source_files    files -> raw records (YAML, Markdown, CSV, JSON Lines)
    quotes          exact, unique evidence in a supplied text
    units           conversion to an indicator's unit
    printed_numbers the numbers a person sees in "20,000 to 30,000 tons"
    ...
    official        the figures a claim can be held against, and the shares and rates they imply
    verdicts        how far one range lies from another, and what that is called
    misprints       how one number becomes another by a slip of digits
    sentences       numbers and dates in words, and the sentences that explain a verdict
    claim_checks    a claim against the official figures
    claim_dates     a claim against the date of a policy event
    claim_sums      a claim against the sum that it must be
    claim_comparisons claims about the same thing, side by side
"""
