"""Sound records that are hardly meant: figures, days, links and repeats that a person should look at again.

A typing mistake makes a number a thousand times too large, a date of 2062, an act that ends another before it was made:
the shape of the record is right, so nothing else notices. What is surely wrong is an error; what may be right is a
warning, which stops nothing, is kept in the table ``problems`` and does not move the build's "today".

    in_one_record    what a record says against itself, its indicator, its edition, its article
    figures          one figure against the others of its series
    days             the days of all records against each other
    links            circles, and acts upon what did not exist yet
    repeats          one thing in two records

Every rule is a function, or an object that is shown all records of a kind, and yields problems.
"""

from .coordinator import Plausibility

__all__ = ["Plausibility"]
