"""The panels of lab 01, each in the file of its name."""
