"""Numbers in running text: found, read by the one reader of printed numbers, and said what they are about.

``text_reader.read_text`` is the way in. It knows no subject: the words by which a text shows what it means are the
``triggers``, names and aliases of the vocabulary (``lexicon.Lexicon``). See docs/extraction.md.
"""
