"""Record README's moving picture: λ is dragged in the real page, the panel photographed all the while.

python -m tests.browser.record_penalty pictures/penalty_panel.gif
"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from launcher.doctor import find_chromium
from tests.browser.lab import CHROMIUM_FLAGS, LabPage, LabServer, PanelOnPage, write_notebook

CELLS = ("from labutils.labs import regularise as lab", "lab.penalty_panel()")
PRESSES = 15  # of the right arrow key: up to λ = 10
FRAME = 110  # milliseconds


def photograph(panel: PanelOnPage) -> Image.Image:
    shot = Image.open(io.BytesIO(panel.root.screenshot())).convert("RGB")
    return shot.resize((shot.width * 4 // 5, shot.height * 4 // 5), Image.Resampling.LANCZOS)


def film(page: Page, panel: PanelOnPage) -> list[Image.Image]:
    """λ to the right and back, a few photographs for each place."""
    panel.slider("λ").focus()
    frames = [photograph(panel)] * 4
    for key in ["ArrowRight"] * PRESSES + ["ArrowLeft"] * PRESSES:
        page.keyboard.press(key)
        page.wait_for_timeout(60)
        frames.append(photograph(panel))
    return frames


def main(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        server = LabServer(Path(folder))
        try:
            server.wait()
            browser = driver.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", *CHROMIUM_FLAGS])
            page = browser.new_page(viewport={"width": 1300, "height": 900})
            notebook = LabPage(page, server, write_notebook(Path(folder) / "penalty.ipynb", *CELLS))
            notebook.run_all()
            panel = notebook.panel()
            panel.says("λ = 0")
            frames = film(page, panel)
            notebook.close()
        finally:
            server.close()
    palette = frames[len(frames) // 3].quantize(255, method=Image.Quantize.MAXCOVERAGE)
    shown = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    shown[0].save(target, save_all=True, append_images=shown[1:], duration=FRAME, loop=0, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
