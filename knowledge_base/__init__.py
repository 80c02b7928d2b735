"""Rare Earth Knowledge Base: plain files in, one immutable SQLite database out.

The modules, in the order in which the data passes them:

    problems           a mistake in a source file, as data
    words              the controlled words whose meaning the code implements
    edtf_dates         dates and periods with their own precision
    records            the typed shape of every source record

    source_files       which files there are, and their text, decoded strictly
    strict_yaml        YAML without surprises, with the line of every value
    record_readers     files -> raw records: YAML, Markdown, CSV, JSON Lines
    validation         raw records -> typed records, every mistake in words
    references         which ids exist, and whether what refers to them is right
    units              conversion to an indicator's unit
    printed_numbers    the numbers a person sees in "20,000 to 30,000 tons"
    quotes             evidence in a text: exact, and exactly once
    article_texts      texts found by their hash, cut where the article ends
    claim_rules        what must hold within one claim
    reader             all of the above: sources/ -> checked records, one at a time

    verdicts           how far one range lies from another; every threshold
    official           the official figures, and the shares and growth they imply
    sentences          numbers, dates and explanations as people write them
    claim_checks       a claim against the official figures
    misprints          a printed number against what is meant, and how it may have come about
    claim_dates        a claim that dates a policy event, against the event
    arithmetic         sums over numbers, with ranges carried through
    claim_sums         a claim against the other numbers of its article
    claim_comparisons  claims about the same thing, side by side
    lifecycle          announced, in force, suspended, ended

    schema, sql/       tables, keys, indexes; views
    rows               checked records -> rows
    search             what the full-text indexes hold
    database           rows -> a SQLite file
    loading            one record after the other into the database
    completion         what can only be said when all records are read
    building           one build: all or nothing

    command_line       options in, messages and exit codes out
    editor_schemas     JSON Schema for editors
    data_dictionary    docs/data-dictionary.md
    coverage           the numbers in the README
"""
