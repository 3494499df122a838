"""Report what changes in the typed surface between two versions of the generated package: `make surface`."""
