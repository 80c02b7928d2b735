"""Plain files in, one immutable SQLite database out, pages from it: a room for every stage on the way of the data.

    model       what there is: records, controlled words, dates, units, ranges, printed numbers, problems
    reading     files -> checked records; every mistake with its file and line
    checking    claims against official figures, against events, against each other; every threshold
    building    records -> rows -> one verified database
    web         the database -> pages, pictures, search, JSON
    sql         every SQL text that a person may want to read, one statement a file

A room imports from itself and from the rooms above it, never from one below (``tests/test_rooms.py``).
"""
