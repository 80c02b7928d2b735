"""Plain files in, one immutable SQLite database out, pages from it: a room for every stage on the way of the data.

    model       what there is: records, controlled words, dates, units, ranges, printed numbers, problems
    reading     files -> checked records; every mistake with its file and line
    checking    claims against official figures, against events, against each other; every threshold
    extracting  a running text -> its numbers, each with what it is about and what is known of it
    fetching    pages of the web and PDF -> text, on the user's own machine
    drafting    a text -> files for a person to decide and mend
    importing   libraries and tables from elsewhere -> drafts of source files
    building    records -> rows -> one verified database
    web         the database -> pages, pictures, search, JSON
    publishing  all of it -> a folder that runs anywhere, and the data as files
    sql         every SQL text that a person may want to read, one statement a file

A room imports from itself and from the rooms above it, never from one below (``tests/test_rooms.py``).
"""
