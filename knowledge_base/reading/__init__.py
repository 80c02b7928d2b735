"""Files -> checked records, one at a time, with every mistake of every file in words.

files, strict_yaml, formats        which files there are; YAML, CSV, Markdown, JSON Lines -> raw records
validation, references             raw -> typed records; whether what they refer to exists
quotes, article_texts, claim_rules evidence in a text; what must hold within one claim
reader                             all of it, in an order in which each record refers only to earlier ones
"""
