"""The published site: from the database to pages.

    queries/*.sql     what each part of a page asks the database
    asking            runs them by name
    evidence          quotes marked in their place in a text
    wording           dates, numbers, verdicts and Markdown as people read them
    searching         the one search box
    pictures          charts as SVG, drawn on the server
    citations         "cite this": BibTeX and CSL-JSON
    structured_data   schema.org for machines
    security          response headers

``plugins/site.py`` connects them with Datasette; ``templates/`` lays the pages out. Nothing here writes.
"""
