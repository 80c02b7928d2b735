"""Pages of the web and files of all sorts -> plain text on the user's own machine, and which quotes are in it.

    documents   bytes of a web page, a PDF or a text -> its text
    robots      what a site lets programs read
    pages       one page at a time from each host, at the pace the host wants
    copies      the folder of fetched texts, and what is known of each attempt
    articles    which pages an article may be read at, and how many of its quotes each holds

Only ``command.py`` decides what to fetch; nothing here goes to the network by itself.
"""
