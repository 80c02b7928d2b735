"""What there is to know: the typed records and the words, dates, units and numbers they are made of."""
