"""The panels of lab 06, each in the file of its name."""
