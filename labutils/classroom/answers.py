"""A learner's function, cut out of a notebook together with the statements it needs."""

import ast
import re
import symtable
from collections.abc import Iterable, Iterator
from typing import NamedTuple

MAGIC = re.compile(r"^\s*(%%?|!|\?)\w*.*$", re.MULTILINE)  # IPython's own lines, such as %%time


class Statement(NamedTuple):
    """One statement at the top of a cell: its text, the names it binds, the names it uses."""

    text: str
    binds: frozenset[str]
    uses: frozenset[str]


def answer(cells: Iterable[str], name: str) -> str | None:
    """The code that defines ``name``: its last definition, and whatever statements bind a name that it uses.

    cells : the sources of a notebook's code cells, in order. A call that binds nothing, such as ``lab.check(f)`` or a
    panel, is left out. Returns None where no cell defines ``name``.
    """
    statements = [statement for cell in cells for statement in _statements(cell)]
    definitions = [i for i, statement in enumerate(statements) if name in statement.binds]
    if not definitions:
        return None
    needed, names = {definitions[-1]}, set(statements[definitions[-1]].uses) - {name}
    while more := {i for i, s in enumerate(statements) if s.binds & names} - needed - set(definitions):
        needed |= more
        names |= set().union(*(statements[i].uses for i in more)) - {name}
    return "\n".join(statements[i].text for i in sorted(needed)) + "\n"


def _statements(cell: str) -> Iterator[Statement]:
    """The statements of one cell; a cell that is not Python is kept whole, under the name it tries to define."""
    source = MAGIC.sub("", cell)
    try:
        texts = [(node, _text(source, node)) for node in ast.parse(source).body]
        yield from [Statement(text, _bound(node), _used(symtable.symtable(text, "<cell>", "exec"))) for node, text in texts]
    except (SyntaxError, ValueError, RecursionError):
        yield Statement(source, frozenset(re.findall(r"^def\s+(\w+)", source, re.MULTILINE)), frozenset())


def _text(source: str, node: ast.stmt) -> str:
    """The statement as it was written, its decorators included."""
    if decorators := getattr(node, "decorator_list", None):
        return "\n".join(source.splitlines()[decorators[0].lineno - 1 : node.end_lineno])
    return ast.get_source_segment(source, node)


def _bound(node: ast.stmt) -> frozenset[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return frozenset({node.name})
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return frozenset(alias.asname or alias.name.split(".")[0] for alias in node.names)
    return frozenset(n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))


def _used(table: symtable.SymbolTable) -> frozenset[str]:
    """What is taken from the notebook; a function's own parameters and variables are its own, whatever they are called."""
    is_top = table.get_type() == "module"
    own = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced() and (is_top or symbol.is_global())}
    return frozenset(own.union(*map(_used, table.get_children())))
