"""Wrong answers nobody thought up: slips of the pen in an exercise's solution, one at a time or two.

A slip exchanges an operator, drops one side of it, turns a comparison, moves a number by one, forgets a ``.T``, an argument
or ``keepdims``, takes `sum` for `mean`, or reads another name of the function.
"""

import ast
import copy
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from labutils.checks import Exercise

BESIDE = " … "  # between two lines that differ
OPERATORS = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.LtE: (ast.Lt,),
    ast.GtE: (ast.Gt,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
CALLS = {"mean": ("sum",), "sum": ("mean",), "var": ("std",), "std": ("var",), "max": ("min", "mean"), "exp": ("log",)}


def slips(exercise: Exercise) -> Iterator[tuple[str, Callable]]:
    """(the line that differs, the function) for every slip in the exercise's solution that is valid Python."""
    tree = _tree(exercise)
    yield from _answers(exercise, (_made(tree, *slip) for slip in _places(tree)))


def double_slips(exercise: Exercise, rng: np.random.Generator) -> Iterator[tuple[str, Callable]]:
    """(the lines that differ, the function) for two slips at once, drawn at random; a single slip may be among them."""
    yield from _answers(exercise, _drawn(_tree(exercise), rng))


def _drawn(tree: ast.Module, rng: np.random.Generator) -> Iterator[ast.Module]:
    """As many as are worth drawing: of a solution of one line there are hardly more."""
    for _ in range(500):
        other = tree
        for _ in range(2):
            places = list(_places(other))
            other = _made(other, *places[rng.integers(len(places))])
        yield other


def _tree(exercise: Exercise) -> ast.Module:
    return ast.parse(textwrap.dedent(inspect.getsource(exercise.solution)))


def _answers(exercise: Exercise, trees: Iterable[ast.Module]) -> Iterator[tuple[str, Callable]]:
    """(the lines that differ, the function) for every tree that is neither the solution nor one before it."""
    plain = ast.unparse(_tree(exercise))
    seen = {plain}
    for tree in trees:
        source = ast.unparse(ast.fix_missing_locations(tree))
        if source not in seen:
            seen.add(source)
            space = dict(exercise.solution.__globals__)
            exec(compile(source, "<a slip>", "exec"), space)  # our own solution, changed by ourselves
            lines = zip(source.splitlines(), plain.splitlines(), strict=False)
            yield BESIDE.join(new.strip() for new, old in lines if new != old), space[exercise.solution.__name__]


def _places(tree: ast.Module) -> Iterator[tuple[int, Callable]]:
    """(the number of a node, a slip there) for every slip at every node."""
    names = _names(tree)
    for place, node in enumerate(ast.walk(tree)):
        yield from ((place, change) for change in _changes(node, names))


def _names(tree: ast.Module) -> list[str]:
    """What the function has names for: its arguments and what it binds."""
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return sorted(bound | {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)})


def _made(tree: ast.Module, place: int, change: Callable) -> ast.Module:
    """A copy of the tree with that slip in it."""
    other = copy.deepcopy(tree)
    change(list(ast.walk(other))[place], other)
    return other


def _changes(node: ast.AST, names: list[str]) -> Iterator[Callable]:
    if isinstance(node, ast.BinOp | ast.BoolOp):
        yield from (_set(op=new()) for new in OPERATORS.get(type(node.op), ()))
    if isinstance(node, ast.BinOp):
        yield from (_keep("left"), _keep("right"))
    if isinstance(node, ast.Compare):
        yield from (_set(ops=[new()]) for new in OPERATORS.get(type(node.ops[0]), ()))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield _keep("operand")
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        truth = isinstance(node.value, bool)
        yield from ([_set(value=not node.value)] if truth else [_set(value=node.value + d) for d in (1, -1)])
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield _keep("value")
    if isinstance(node, ast.AugAssign):
        yield lambda at, tree: _put(tree, at, ast.Assign(targets=[copy.deepcopy(at.target)], value=at.value))
    if isinstance(node, ast.Slice):
        yield from (_set(**{end: None}) for end in ("lower", "upper") if getattr(node, end))
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        yield from (_set(id=other) for other in names if other != node.id)
    if isinstance(node, ast.Call):
        yield from (_without(k) for k in range(len(node.keywords)))
        yield from (_set_attribute(new) for new in CALLS.get(getattr(node.func, "attr", ""), ()))


def _set(**fields) -> Callable:
    def change(node, tree):
        for name, value in fields.items():
            setattr(node, name, value)

    return change


def _set_attribute(name: str) -> Callable:
    return lambda node, tree: setattr(node.func, "attr", name)


def _without(keyword: int) -> Callable:
    return lambda node, tree: node.keywords.pop(keyword)


def _keep(part: str) -> Callable:
    """The node gives way to one of its own parts."""
    return lambda node, tree: _put(tree, node, getattr(node, part))


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(one is old for one in value):
                setattr(parent, name, [new if one is old else one for one in value])
