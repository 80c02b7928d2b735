"""Data that people can take away: the knowledge base in the forms that other programs read."""
