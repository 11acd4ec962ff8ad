"""A grammar that each Python which reads a notebook would build, and none of them uses.

nbformat imports jsonschema, and jsonschema imports rfc3987_syntax, for schemas that speak of addresses with foreign letters.
Importing that builds its grammar: over a second, more than all the rest of nbformat. Here it is built once somebody asks.
"""

import sys

NAME = "rfc3987_syntax"


class WhenAsked:
    """Finds that package and loads one function in its place; the first call lets the package itself be found."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        if name != NAME:
            return None
        from importlib.machinery import ModuleSpec

        return ModuleSpec(name, self)

    def create_module(self, spec: object) -> None:
        """As Python makes them."""

    def exec_module(self, module: object) -> None:
        module.is_valid_syntax = self.is_valid_syntax

    def is_valid_syntax(self, term: str, value: str) -> bool:
        """What the package says to this."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)
            del sys.modules[NAME]
        from importlib import import_module

        return import_module(NAME).is_valid_syntax(term, value)
