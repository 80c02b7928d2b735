"""What writes the computed parts of the documents."""
