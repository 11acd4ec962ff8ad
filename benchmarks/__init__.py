"""Measures the labs' speed: ``python3 labs.py bench`` writes benchmarks/README.md and results.json from what it finds."""
