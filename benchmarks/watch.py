"""What a page runs to measure a panel: its picture watched at every screen refresh, its controls moved as a hand does."""

WATCH = """number => {
  const panel = document.querySelectorAll(".labs-panel")[number];
  panel.querySelectorAll("details").forEach(fold => (fold.open = true));
  const canvas = panel.querySelector("canvas");
  canvas.scrollIntoView({ block: "center" });
  window.busy = () => panel.getAttribute("aria-busy") === "true";
  window.watched?.disconnect();
  window.watched = new MutationObserver(() => {
    if (!busy()) window.rested = performance.now();
  });
  watched.observe(panel, { attributeFilter: ["aria-busy"] });
  const probe = new OffscreenCanvas(192, 96).getContext("2d", { willReadFrequently: true });
  const seen = () => {
    probe.drawImage(canvas, 0, 0, 192, 96);
    return new Uint32Array(probe.getImageData(0, 0, 192, 96).data.buffer).reduce((sum, pixel) => (31 * sum + pixel) | 0, 7);
  };
  const turn = (window.turn = (window.turn ?? 0) + 1);
  window.paints = [];
  let last;
  const look = () => {
    if (turn !== window.turn) return;
    const now = seen();
    if (now !== last) paints.push(performance.now());
    last = now;
    requestAnimationFrame(look);
  };
  look();
  return [...panel.querySelectorAll(".labs-control")].map(node =>
    node.querySelector("label, .labs-label")?.textContent || node.textContent);
}"""
MOVE = """([number, place, share]) => {
  const control = document.querySelectorAll(".labs-panel")[number].querySelectorAll(".labs-control")[place];
  window.paints = [];
  window.rested = 0;
  const range = control.querySelector("input[type=range]"), list = control.querySelector("select");
  const radios = control.querySelectorAll("input[type=radio]");
  window.moved = performance.now();
  if (range) {
    range.value = Math.round(share * range.max);
    range.dispatchEvent(new Event("input"));
  } else if (list) {
    list.selectedIndex = (list.selectedIndex + 1) % list.options.length;
    list.dispatchEvent(new Event("change"));
  } else if (radios.length) {
    const now = [...radios].findIndex(radio => radio.checked);
    radios[(now + 1) % radios.length].click();
  } else control.querySelector("input, button").click();
  return Boolean(range);
}"""
QUIET = """most => {
  const now = performance.now();
  return now - moved > most || (!busy() && paints.length && now - paints.at(-1) > 120);
}"""
STANDS = """() => rested && paints.length && !busy()
  && performance.now() - Math.max(rested, paints.at(-1)) > 300"""
REST = """() => {
  const panels = [...document.querySelectorAll(".labs-panel")];
  return panels.every(panel => panel.getAttribute("aria-busy") === "false");
}"""
# Of a run that goes on, the first picture: which of the later ones has the last value in it does not show
LAST = "paints.length ? (busy() ? paints[0] : paints.at(-1)) - moved : null"
# What is still at work without a picture, or not yet at rest, has taken at least so long
FIRST = "paints.length ? paints[0] - moved : busy() ? performance.now() - moved : null"
AT_REST = "busy() ? performance.now() - moved : paints.length ? Math.max(rested, paints.at(-1)) - moved : null"
PICTURES = "ms => paints.filter(time => time - moved <= ms).length"
