"""The site in a real browser: as people walk through it, and as assistive technology finds it."""
