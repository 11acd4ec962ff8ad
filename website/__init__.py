"""The labs as a static site: every page reads, every panel plays its film, and nothing but files is served."""
