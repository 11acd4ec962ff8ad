"""Wrong answers nobody thought up: one slip of the pen in an exercise's solution at a time.

A slip exchanges an operator, drops one side of it, turns a comparison, moves a number by one, forgets a ``.T``, an argument
or ``keepdims``, takes `sum` for `mean`, or reads another argument.
"""

import ast
import copy
import inspect
import textwrap
from collections.abc import Callable, Iterator

from labutils.checks import Exercise

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
    tree = ast.parse(textwrap.dedent(inspect.getsource(exercise.solution)))
    plain, seen = ast.unparse(tree), set()
    for changed in _changed(tree, exercise.parameters):
        source = ast.unparse(ast.fix_missing_locations(changed))
        if source != plain and source not in seen:
            seen.add(source)
            space = dict(exercise.solution.__globals__)
            exec(compile(source, "<a slip>", "exec"), space)  # our own solution, changed by ourselves
            lines = zip(source.splitlines(), plain.splitlines(), strict=False)
            yield next(new.strip() for new, old in lines if new != old), space[exercise.solution.__name__]


def _changed(tree: ast.Module, parameters: tuple[str, ...]) -> Iterator[ast.Module]:
    """A copy of the tree for every slip at every node."""
    for place, node in enumerate(ast.walk(tree)):
        for change in _changes(node, parameters):
            other = copy.deepcopy(tree)
            change(list(ast.walk(other))[place], other)
            yield other


def _changes(node: ast.AST, parameters: tuple[str, ...]) -> Iterator[Callable]:
    if isinstance(node, ast.BinOp | ast.BoolOp):
        yield from (_set(op=new()) for new in OPERATORS.get(type(node.op), ()))
    if isinstance(node, ast.BinOp):
        yield from (_keep("left"), _keep("right"))
    if isinstance(node, ast.Compare):
        yield from (_set(ops=[new()]) for new in OPERATORS.get(type(node.ops[0]), ()))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield _keep("operand")
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield from ([_set(value=not node.value)] if node.value is True else [_set(value=node.value + d) for d in (1, -1)])
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield _keep("value")
    if isinstance(node, ast.AugAssign):
        yield lambda at, tree: _put(tree, at, ast.Assign(targets=[copy.deepcopy(at.target)], value=at.value))
    if isinstance(node, ast.Slice):
        yield from (_set(**{end: None}) for end in ("lower", "upper") if getattr(node, end))
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in parameters:
        yield from (_set(id=other) for other in parameters if other != node.id)
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
