"""What every shipped notebook must keep to: one function a rule, each yields a sentence for each place that breaks it."""

import ast
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from labutils.notebooks import ANY_PATH, KERNELSPEC, WIDGET_TYPES, normalise, texts

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TAGS = {"exercise", "raises-exception", "widgets"}
BARE_REPR = re.compile(r"^(<.*>|[\w.]+\(.*\)|)$", re.S)  # <Figure size ...>, VBox(children=...): no sentence
RULES: dict[str, Callable[[NotebookNode], Iterator[str]]] = {}


@cache
def shipped(path: Path) -> NotebookNode:
    """A shipped notebook, read once for all tests: to be looked at, not changed."""
    return nbformat.read(path, as_version=4)


def rule(function: Callable) -> Callable:
    RULES[function.__name__.replace("_", " ")] = function
    return function


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def takes_a_guess(cell: NotebookNode) -> bool:
    """A question is one line, and no code to read."""
    return cell.source.startswith("lab.guess(")


def tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", []))


def lines(cell: NotebookNode) -> int:
    return len([line for line in cell.source.splitlines() if line.strip()])


def plain(text: str) -> str:
    """`text` with every run of white space as one space, and without Markdown's emphasis."""
    return " ".join(re.sub(r"[*_`$\\]", "", text).split())


@rule
def cells_were_run_once_in_order(notebook):
    """nbval never compares a cell whose execution count is null."""
    counts = [cell.execution_count for cell in code_cells(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"the execution counts are {counts}"


@rule
def errors_are_stored_where_announced(notebook):
    """nbval lets a raises-exception cell pass when nothing is raised, unless an error stands in its output."""
    for cell in code_cells(notebook):
        raised = any(out.output_type == "error" for out in cell.outputs)
        if raised != ("raises-exception" in tags(cell)):
            yield f"{cell.id}: raises-exception and a stored error must go together"


@rule
def pictures_have_a_sentence_beside_them(notebook):
    """nbval never compares a picture: the sentence in its place is what the tests see, and what is read aloud."""
    for cell in code_cells(notebook):
        said = [text for text in texts(cell.outputs) if not BARE_REPR.match(text.strip())]
        if any("image/png" in out.get("data", {}) for out in cell.outputs) and len(" ".join(said).split()) < 4:
            yield f"{cell.id}: a picture without a sentence"


@rule
def nothing_is_kept_from_comparison(notebook):
    """A tag or a comment can switch nbval off for a cell."""
    for cell in code_cells(notebook):
        if (odd := tags(cell) - TAGS) or re.search(r"#\s*(NBVAL|PYTEST_VALIDATE)_", cell.source):
            yield f"{cell.id}: {', '.join(odd) or 'an nbval comment'}"


@rule
def nothing_went_to_stderr(notebook):
    for cell in code_cells(notebook):
        if any(out.get("name") == "stderr" for out in cell.outputs):
            yield f"{cell.id}: wrote to stderr"


@rule
def no_widget_state_is_stored(notebook):
    if "widgets" in notebook.metadata:
        yield "widget state in the metadata"
    for cell in code_cells(notebook):
        if any(mime.startswith(WIDGET_TYPES) for out in cell.outputs for mime in out.get("data", {})):
            yield f"{cell.id}: a widget view"


@rule
def ids_are_readable_and_unique(notebook):
    ids = [cell.id for cell in notebook.cells]
    yield from (f"{name}: used {count} times" for name, count in Counter(ids).items() if count > 1)
    for name in ids:
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or re.fullmatch(r"[0-9a-f-]{8,}", name):
            yield f"{name}: not a readable id such as see-lambda"


@rule
def the_file_is_in_its_one_clean_form(notebook):
    """No timings, no scroll positions, nothing by hand: what `labs.py notebooks` writes."""
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5) or notebook.metadata.get("kernelspec") != KERNELSPEC:
        yield "not nbformat 4.5 with kernelspec python3"
    if normalise(nbformat.from_dict(notebook)) != notebook:
        yield "differs from what labs.py notebooks writes"


@rule
def lines_to_be_uncommented_are_python(notebook):
    """A learner takes the first # away and runs the cell."""
    for cell in code_cells(notebook):
        try:
            ast.parse(re.sub(r"^# (?=lab\.)", "", cell.source, flags=re.M))
        except SyntaxError as error:
            yield f"{cell.id}: without its #, `{error.text}` is no Python"


@rule
def code_is_short(notebook):
    sizes = {cell.id: lines(cell) for cell in code_cells(notebook)}
    yield from (f"{name}: {size} lines" for name, size in sizes.items() if size > 15)
    if statistics.median(sizes.values()) > 4:
        yield f"the median is {statistics.median(sizes.values())} lines"


@rule
def there_are_fifteen_to_some_thirty_code_cells(notebook):
    cells = [cell for cell in code_cells(notebook) if not takes_a_guess(cell)]
    if not 15 <= len(cells) <= 32:  # the longest lab has seven exercises
        yield f"{len(cells)} code cells"


@rule
def no_name_is_bound_in_two_cells(notebook):
    """Exercise answers aside: running cells out of order must not change what a name means."""
    first = {}
    for cell in code_cells(notebook):
        for name in () if "exercise" in tags(cell) else bound(ast.parse(cell.source)):
            if first.setdefault(name, cell.id) != cell.id:
                yield f"{name}: bound in {first[name]} and in {cell.id}"


def bound(tree: ast.Module) -> set[str]:
    """The names a cell binds at its top level (in loops and with-blocks too, not inside functions)."""
    names, todo = set(), list(tree.body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif not isinstance(node, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            todo += ast.iter_child_nodes(node)
    return names - {"_"}


@rule
def cells_hold_plain_python_and_no_widget_code(notebook):
    """A panel is one call; set-up, downloads and style live in the library.

    A cell tagged ``widgets`` may use ipywidgets: it shows how learners join panels with widgets of their own.
    """
    for cell in code_cells(notebook):
        source = re.sub("ipywidgets", "", cell.source) if "widgets" in tags(cell) else cell.source
        if found := re.search(r"^\s*[%!]|ipywidgets|anywidget|IPython|https?://|rcParams", source, re.M):
            yield f"{cell.id}: {found.group().strip()}"


@rule
def the_first_code_cell_only_imports(notebook):
    first = code_cells(notebook)[0]
    if lines(first) > 6 or re.search(r"^\s*(def|class) ", first.source, re.M):
        yield f"{first.id}: the set-up has over six lines or a definition"


@rule
def no_timings_and_no_paths_are_shown(notebook):
    for cell in code_cells(notebook):
        shown = "\n".join(texts(cell.outputs))
        if found := re.search(r"\d\s?(ms|µs|us|it/s|seconds)\b", shown) or ANY_PATH.search(shown + cell.source):
            yield f"{cell.id}: {found.group()}"


def without_a_heading(text):
    """The first line of each table in a text of which a column has no name."""
    heads = re.findall(r"^(\|.*\|)\n\|[-:| ]+\|$", text, re.MULTILINE)
    return [head for head in heads if not all(name.strip() for name in head[1:-1].split("|"))]


@rule
def every_column_of_a_table_has_a_heading(notebook):
    """A screen reader says it before each entry."""
    for cell in notebook.cells:
        yield from (f"{cell.id}: {head}" for head in without_a_heading(cell.source))


@rule
def the_title_comes_first(notebook):
    if notebook.cells[0].cell_type != "markdown" or not notebook.cells[0].source.startswith("# "):
        yield "the first cell is no title"
