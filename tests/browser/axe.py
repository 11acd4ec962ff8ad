"""axe-core: what is wrong with a page, or a live panel on it, for those who do not see or do not point."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
SETTING = """code => { const { content } = jupyterapp.shell.currentWidget;
content.activeCellIndex = 0; content.widgets[0].model.sharedModel.setSource(code); }"""
READY = "panel => panel.isConnected && panel.querySelector('.labs-status').textContent.includes(' ')"


def show(page, module: str, name: str) -> None:
    """This panel of a lab alone in the first cell, its tools unfolded and a ghost kept."""
    page.page.evaluate(SETTING, f"from labutils.labs import {module} as lab\nlab.{name}()")
    page.command("notebook:run-cell")
    panel = page.panel()
    panel.root.wait_for()
    page.page.wait_for_function(READY, arg=panel.root.element_handle())
    panel.root.evaluate("panel => panel.querySelectorAll('details').forEach(fold => fold.open = true)")
    if panel.root.locator(".labs-table").count():
        panel.button("keep as ghost").click()
        panel.root.locator(".labs-table td").first.wait_for()


def violations(page, where: str = "html") -> list[tuple[str, list[str]]]:
    """The rules that this part of the page breaks, each with the elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("where => axe.run(where)", where)["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]
