"""A folder that holds everything and runs anywhere: database, pages, pictures, settings, and what hosts need."""
