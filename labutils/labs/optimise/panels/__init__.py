"""The panels of lab 05, each in the file of its name."""
