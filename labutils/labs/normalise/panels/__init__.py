"""The panels of lab 03, each in the file of its name."""
