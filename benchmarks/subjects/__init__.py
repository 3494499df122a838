"""What is measured. Each subject imports its library itself, so that a process loads that one alone."""
