"""The panels of lab 04, each in the file of its name."""
