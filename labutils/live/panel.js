// What a learner sees: controls above, the picture, the transport, and one line that says what is seen.

const MODIFIERS = ["Shift", "Control", "Alt", "Meta"];
const EDITING = ["a", "c", "v", "x", "y", "z", "arrowleft", "arrowright", "backspace", "delete", "home", "end"]; // with Ctrl, in a box

const MANY = 14; // controls that stand closer together, so that the picture stays in sight

/** The controls in their grid; what the kernel says never moves a control against the hand that moves it. */
function makeControls(specs, line) {
  const told = new Map();
  const mine = new Map(); // controls a hand here has moved: the number of the move the kernel has not heard yet
  const move = (name, value) => mine.set(name, line.ask({ type: "set", name, value }));
  const controls = new Map(specs.map((c) => [c.name, makeControl(c, (value) => move(c.name, value))]));
  const show = (values, heard = 0) => {
    for (const [name, value] of Object.entries(values)) {
      if (!controls.has(name)) continue; // a film leaves the tools out
      const answered = mine.get(name) <= heard;
      if (answered) mine.delete(name);
      if (!mine.has(name) && (answered || told.get(name) !== value)) controls.get(name).show(value);
      told.set(name, value);
    }
  };
  const complain = (name, heard) => {
    if (!(mine.get(name) <= heard)) return;
    mine.delete(name);
    controls.get(name).complain?.();
  };
  const reset = () => {
    told.clear(); // so that what the kernel says next is shown, whatever stands in a box
    mine.clear();
    line.ask({ type: "reset" });
  };
  const grid = (some) => {
    const node = element("div", { className: "labs-controls" }, ...some.map((c) => controls.get(c.name).node));
    node.classList.toggle("labs-many", some.length > MANY);
    const labels = some.filter((c) => c.kind !== "button"); // whose words stand in it
    const longest = Math.max(4, ...labels.map((c) => c.label.length));
    node.style.setProperty("--label", `${Math.min(longest, 18) * 0.58 + 0.6}em`);
    return node;
  };
  const folded = specs.filter((c) => c.folded);
  return { node: grid(specs.filter((c) => !c.folded)), folded: folded.length ? grid(folded) : null, show, complain, reset };
}

/** What comes with the scene, folded away: its controls, and a table of what was kept. Null where there is none. */
function makeFold(grid, specs) {
  if (!grid) return { node: null, show: () => {} };
  const table = element("table", { className: "labs-table" });
  const words = specs.filter((c) => c.folded).map((c) => c.label).join(", ");
  const node = element("details", { className: "labs-fold" }, element("summary", {}, `Compare runs: ${words}`), grid, table);
  let told = "[]";
  const show = (rows) => {
    if (JSON.stringify(rows) === told) return;
    told = JSON.stringify(rows);
    const cells = (row, tag) => element("tr", {}, ...row.map((text) => element(tag, tag === "th" ? { scope: "col" } : {}, text)));
    table.replaceChildren(...rows.map((row, i) => cells(row, i ? "td" : "th")));
  };
  return { node, show };
}

/** Brings all controls back: at the end of the transport, or of the controls where nothing runs. */
function makeReset(reset) {
  const button = element("button", { type: "button", className: "labs-reset", textContent: "Reset" });
  button.title = "All controls back to where they began";
  button.addEventListener("click", reset);
  return button;
}

/** The line of words; the picture carries it too, for those who do not see it. */
function makeStatus(canvas) {
  const node = element("p", { className: "labs-status", "aria-live": "polite" });
  const say = (text, failed) => {
    node.classList.toggle("labs-failed", failed);
    if (node.textContent !== text) node.textContent = text;
  };
  const show = (state, complaint) => {
    node.setAttribute("aria-live", state.mode === "rest" ? "polite" : "off");
    say(complaint?.text ?? [state.status, state.read].filter(Boolean).join(" "), state.failed || Boolean(complaint));
    if (canvas.ariaLabel !== state.status) canvas.setAttribute("aria-label", state.status);
  };
  return { node, say, show, stop: keepHeight(node) };
}

function makePanel(spec, line, stage) {
  const { canvas } = stage;
  const controls = makeControls(spec.controls, line);
  const transport = makeTransport(line);
  if (spec.controls.length) (spec.trains ? transport : controls).node.append(makeReset(controls.reset));
  const status = makeStatus(canvas);
  const tools = makeTools(spec, line, (text) => status.say(text, true));
  makeTouch(stage, spec, line);
  const cross = makeReading(stage, spec, line);
  const fold = makeFold(controls.folded, spec.controls);
  const below = [spec.trains ? transport.node : null, status.node, fold.node, tools.node].filter(Boolean);
  const picture = makeWindow(element("div", { className: "labs-picture" }, canvas, cross));
  const parts = [controls.node, picture.node, ...below];
  const root = element("div", { className: "labs-panel", role: "group", "aria-label": "Live panel", tabIndex: -1 }, ...parts);
  root.addEventListener("keydown", (event) => {
    if (event.key !== " " || !spec.trains || !event.target.matches("input[type=range], canvas")) return;
    event.preventDefault();
    transport.turn();
  });
  shareKeys(root);
  const show = (state) => {
    const complaint = state.complaint?.view === line.view ? state.complaint : null;
    if (complaint?.name) controls.complain(complaint.name, complaint.serial ?? state.heard[line.view]); // a film has none
    controls.show(state.values, state.heard[line.view]);
    transport.show(state, state.heard[line.view] ?? 0);
    status.show(state, complaint);
    fold.show(state.table ?? []); // a film has none
    root.setAttribute("aria-busy", String(state.mode !== "rest"));
  };
  const die = () => {
    status.say("The kernel has stopped. Run ▸ Run All Above Selected Cell, then this cell, brings the panel back.", true);
    root.querySelectorAll("input, select, button, textarea").forEach((node) => (node.disabled = true));
  };
  const wait = () =>
    status.say("The kernel has not answered yet: it runs a cell, or is asleep. The panel goes on as soon as it answers.", true);
  const stop = () => [picture, status].forEach((part) => part.stop());
  return { root, show, die, wait, stop, take: tools.take };
}

/** Keys that a control here needs stay here; all others (Shift+Enter, Ctrl+S, ...) are the notebook's. JupyterLab gives
 * none of its own keys to a box that is written in, so these are pressed once more outside of it. */
function shareKeys(root) {
  root.addEventListener("keydown", (event) => {
    const box = event.target.matches(".labs-box, .labs-paste");
    const command = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter");
    if (event.key === "Tab" || MODIFIERS.includes(event.key)) return;
    if (!command || (box && EDITING.includes(event.key.toLowerCase()))) event.stopPropagation();
    else if (box) {
      event.stopPropagation();
      root.focus();
      if (!root.dispatchEvent(new KeyboardEvent("keydown", event))) event.preventDefault();
    }
  });
}
