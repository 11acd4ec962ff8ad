"""The panels of lab 00, each in the file of its name."""
