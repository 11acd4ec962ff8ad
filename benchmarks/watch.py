"""What a page runs to measure a panel: its picture watched at every screen refresh, its controls moved as a hand does."""

# Before all else on a page: when the first frame came that knows of the last move. The content of a message lies between
# the 4th and the 5th of the numbers it begins with
EAR = """(() => {
  window.asked = window.answered = null;
  const content = (data) => {
    if (!(data instanceof ArrayBuffer)) return {};
    const [from, to] = [5, 6].map((place) => Number(new DataView(data).getBigUint64(8 * place, true)));
    return JSON.parse(new TextDecoder().decode(new Uint8Array(data, from, to - from))).data?.content ?? {};
  };
  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      this.addEventListener("message", ({ data }) => {
        if (asked && !answered && content(data).state?.heard?.[asked.view] >= asked.serial) answered = performance.now();
      });
    }
    send(data) {
      const { view, serial, type } = content(data);
      if (serial && type !== "painted") asked = { view, serial };
      super.send(data);
    }
  };
})();"""

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
  window.asked = window.answered = null;
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
  return now - moved > most || (answered && !busy() && paints.at(-1) >= answered && now - paints.at(-1) > 120);
}"""
STANDS = """() => rested && paints.length && !busy()
  && performance.now() - Math.max(rested, paints.at(-1)) > 300"""
REST = """() => {
  const panels = [...document.querySelectorAll(".labs-panel")];
  return panels.every(panel => panel.getAttribute("aria-busy") === "false");
}"""
# Not a picture of the move before. What is not answered, still at work without a picture, or not yet at rest, has taken at
# least so long
OWN = "paints.filter(time => answered && time >= answered)"
GOES_ON = "(busy() || asked && !answered)"
FIRST = f"{OWN}.length ? {OWN}[0] - moved : {GOES_ON} ? performance.now() - moved : null"
AT_REST = f"{GOES_ON} ? performance.now() - moved : paints.length ? Math.max(rested, paints.at(-1)) - moved : null"
PICTURES = f"ms => {OWN}.filter(time => time - moved <= ms).length"
