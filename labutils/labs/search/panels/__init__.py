"""The panels of lab 07, each in the file of its name."""
