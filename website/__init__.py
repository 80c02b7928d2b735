"""The published site: from the database to pages."""
