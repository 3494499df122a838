"""The measured subjects. Each imports its library itself, so that a process loads only that one."""
