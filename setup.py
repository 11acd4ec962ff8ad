"""What pyproject.toml cannot say: the folder data/ goes into a wheel as labutils/shipped, where `labutils.store` looks."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["labutils*"]), "labutils.shipped"],
    package_dir={"labutils.shipped": "data"},
    package_data={"": ["*.js", "*.css", "*.h5"], "labutils.shipped": ["*.h5", "sha256.txt"]},
)
