"""A text -> the files of an article and its claims, for a person to decide and mend. Nothing is a guess in disguise.

article     the front matter: what is known, and what a person has to say
claims      one claim for one number of the text
quoting     the shortest words around a number that occur once
from_model  what a language model proposes, if somebody asks one; it passes the rules of every claim
drafts      all of it: the files of a draft
deciding    what a draft leaves to a person, as questions, and the file with the answers
"""
