"""Records -> rows -> one verified SQLite file, all or nothing."""
