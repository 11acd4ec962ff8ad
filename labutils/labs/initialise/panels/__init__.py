"""The panels of lab 02, each in the file of its name."""
