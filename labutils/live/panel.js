// What a learner sees: controls above, the picture, the transport, and one line that says what is seen.

/** The controls in their grid; what the kernel says never moves a control against the hand that moves it. */
function makeControls(specs, line) {
  const told = new Map();
  const mine = new Set(); // controls a hand here has moved and the kernel has not answered for
  const move = (name, value) => {
    mine.add(name);
    line.send({ type: "set", name, value });
  };
  const controls = new Map(specs.map((c) => [c.name, makeControl(c, (value) => move(c.name, value))]));
  const show = (values) => {
    for (const [name, [value, by]] of Object.entries(values)) {
      if (by === line.view) mine.delete(name);
      else if (!mine.has(name) && told.get(name) !== value) controls.get(name).show(value);
      told.set(name, value);
    }
  };
  const complain = (name) => {
    mine.delete(name);
    controls.get(name).complain?.();
  };
  const node = element("div", { className: "labs-controls" }, ...[...controls.values()].map((c) => c.node));
  const longest = Math.max(4, ...specs.map((c) => c.label.length));
  node.style.setProperty("--label", `${Math.min(longest, 18) * 0.58 + 0.6}em`);
  return { node, show, complain };
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
    say(complaint?.text ?? state.status, state.failed || Boolean(complaint));
    if (canvas.ariaLabel !== state.status) canvas.setAttribute("aria-label", state.status);
  };
  return { node, say, show };
}

function makePanel(spec, line, canvas) {
  const controls = makeControls(spec.controls, line);
  const transport = makeTransport(line.send);
  const status = makeStatus(canvas);
  const parts = [controls.node, canvas, ...(spec.trains ? [transport.node] : []), status.node];
  const root = element("div", { className: "labs-panel", role: "group", "aria-label": "Live panel" }, ...parts);
  keepKeys(root);
  root.addEventListener("keydown", (event) => {
    if (event.key !== " " || !spec.trains || !event.target.matches("input[type=range], canvas")) return;
    event.preventDefault();
    transport.turn();
  });
  const show = (state) => {
    const complaint = state.complaint?.view === line.view ? state.complaint : null;
    controls.show(state.values);
    if (complaint) controls.complain(complaint.name);
    transport.show(state);
    status.show(state, complaint);
    root.setAttribute("aria-busy", String(state.mode !== "rest"));
  };
  const die = () => {
    status.say("The kernel has stopped: run this cell again to bring the panel back to life.", true);
    root.querySelectorAll("input, select, button").forEach((node) => (node.disabled = true));
  };
  return { root, show, die };
}

/** JupyterLab's own keys must not act on the notebook from in here. It looks for this mark from the focused node upwards
 * and stops at the first node that one of its shortcuts fits, so every node that takes the focus needs it. */
function keepKeys(root) {
  for (const node of [root, ...root.querySelectorAll("input, select, button, canvas")]) node.dataset.lmSuppressShortcuts = "true";
}
