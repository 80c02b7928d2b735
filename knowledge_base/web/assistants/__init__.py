"""What assistants can ask, by the Model Context Protocol: six tools that read, over HTTP and over stdio."""
