"""The panels of lab 08, each in the file of its name."""
