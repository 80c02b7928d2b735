"""The published site: from the database to pages. Nothing here writes.

plugin          connects everything below with Datasette; ``templates/`` lays the pages out
site            which of the served databases it is about, and what it is called
serving         the command that serves a knowledge base with this site
versions        what differs between Datasette 0.65 and 1.0
queries         what a part of a page asks the database, by name: ``sql/pages/``
questions       the canned queries: ``sql/questions/``
search          the one search box
verdict_style   how verdicts, statuses and relations look
filters         dates, numbers and Markdown as people read them
render_cell     single values in tables of rows
evidence        quotes marked in their place in a text
charts          pictures as SVG, drawn on the server
citations       "cite this": BibTeX and CSL-JSON
schema_org      structured data for machines
former_ids      old addresses lead to the new ones
headers         response headers
"""
