// The panel on the page: controls above, the picture, the transport, and one line that says what is seen.

const ANSWER = 80; // ms between two words to the kernel about what is painted: each flickers JupyterLab's busy sign
const READ = 60; // ms between two changes of the words while the picture streams
const SETTLE = 120; // ms without a change of size before a sharper or smaller frame is asked for

/** Runs act at once after a pause, and else once a screen refresh: the first picture after a move waits for nothing. */
function atMostOnceARefresh(act) {
  let refresh = 0;
  let asked = false;
  const run = () => {
    asked = false;
    refresh = requestAnimationFrame(() => {
      refresh = 0;
      if (asked) run();
    });
    act();
  };
  return {
    ask: () => (refresh ? (asked = true) : run()),
    stop: () => cancelAnimationFrame(refresh),
  };
}

/** The canvas: keeps what was sent last, paints the newest, and calls painted(number). */
function makeCanvas(size, painted) {
  const canvas = element("canvas", { role: "img" });
  let [width, height] = size;
  let layers = [];
  let slots = [];
  let scale = 1;
  let newest = 0;
  const fit = () => {
    canvas.style.aspectRatio = `${width} / ${height}`;
    canvas.style.width = `${width}px`;
  };
  const repaint = () => {
    const context = canvas.getContext("2d", { alpha: false });
    context.setTransform(1, 0, 0, 1, 0, 0);
    const living = [...slots].sort((a, b) => a.level - b.level);
    const levels = Math.max(0, ...layers.map((l) => l.level), ...living.map((s) => s.level));
    for (let level = 0; level <= levels; level++) {
      layers.filter((l) => l.level === level).forEach((l) => context.drawImage(l.bitmap, 0, 0, canvas.width, canvas.height));
      living.filter((s) => s.level === level).forEach((s) => s.notes.forEach((n) => paint(context, n, height, scale)));
    }
    painted(newest);
  };
  const setFrame = async (frame, pngs) => {
    const bitmaps = await Promise.all(pngs.map((png) => createImageBitmap(new Blob([png], { type: "image/png" }))));
    layers = bitmaps.map((bitmap, i) => ({ level: frame.levels[i], bitmap }));
    [width, height] = frame.size;
    canvas.width = bitmaps[0].width;
    canvas.height = bitmaps[0].height;
    scale = canvas.width / width;
    slots = [];
    fit();
  };
  const take = async (message, buffers) => {
    if (message.frame) await setFrame(message.frame, buffers.slice(1));
    if (!layers.length) return false;
    if (message.slots?.length) {
      const [view] = buffers;
      const blob = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
      for (const [place, level, notes] of message.slots) slots[place] = { level, notes: notes.map((n) => unpack(n, blob)) };
    }
    newest = message.number;
    painting.ask();
    return true;
  };
  const painting = atMostOnceARefresh(repaint);
  fit();
  return { canvas, take, stop: painting.stop };
}

/** One message a screen refresh at most for each kind of thing; the newest wins. */
function makeSender(tell) {
  const waiting = new Map();
  const sending = atMostOnceARefresh(() => {
    waiting.forEach((message) => tell(message));
    waiting.clear();
  });
  return (message) => {
    waiting.set(`${message.type} ${message.name ?? ""}`, message);
    sending.ask();
  };
}

/** Says which frame was painted last: at once after a pause, else every ANSWER ms. */
function makeAnswer(say) {
  let newest = 0;
  let timer = 0;
  let last = -ANSWER;
  const answer = () => {
    timer = 0;
    last = performance.now();
    say(newest);
  };
  return (number) => {
    newest = number;
    if (timer) return;
    const wait = last + ANSWER - performance.now();
    if (wait <= 0) answer();
    else timer = setTimeout(answer, wait);
  };
}

function render({ model, el }) {
  const spec = model.get("spec");
  const view = crypto.randomUUID?.() ?? String(Math.random());
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const tell = (message) => {
    if (!alive) return;
    try {
      model.send({ view, ...message });
    } catch {
      died(); // nobody is at the other end of the line
    }
  };
  const send = makeSender(tell);
  const told = new Map();
  const mine = new Set(); // controls a hand here has moved and the kernel has not answered for: older states must not move them
  let alive = true;
  let last = 0;
  let shown = 0;

  let showing = 0;
  let state = null;
  let readAt = 0;

  const painted = makeAnswer((number) => tell({ type: "painted", number }));
  const { canvas, take, stop } = makeCanvas(spec.size, painted);
  const move = (name, value) => {
    mine.add(name);
    send({ type: "set", name, value });
  };
  const controls = new Map(spec.controls.map((c) => [c.name, makeControl(c, (value) => move(c.name, value))]));
  const transport = makeTransport(send);
  const status = element("p", { className: "labs-status", "aria-live": "polite" });
  const bar = element("div", { className: "labs-controls" }, ...[...controls.values()].map((c) => c.node));
  const longest = Math.max(4, ...spec.controls.map((c) => c.label.length));
  bar.style.setProperty("--label", `${Math.min(longest, 18) * 0.58 + 0.6}em`);
  const root = element("div", { className: "labs-panel", role: "group", "aria-label": "Live panel" }, bar, canvas);
  if (spec.trains) root.append(transport.node);
  root.append(status);
  // JupyterLab's own keys must not act on the notebook from in here. It looks for this mark from the focused node
  // upwards and stops at the first node that one of its shortcuts fits, so every node that takes the focus needs it.
  for (const node of [root, ...root.querySelectorAll("input, select, button, canvas")]) node.dataset.lmSuppressShortcuts = "true";
  el.append(root);

  const hello = () => {
    const width = canvas.clientWidth;
    if (!alive || !width || document.hidden) return;
    shown = width * devicePixelRatio;
    tell({ type: "hello", scale: shown / spec.size[0], calm: calm.matches });
  };
  const show = (state) => {
    for (const [name, [value, by]] of Object.entries(state.values)) {
      if (by === view) mine.delete(name);
      else if (!mine.has(name) && told.get(name) !== value) controls.get(name).show(value); // never against the hand that moves it
      told.set(name, value);
    }
    transport.show(state);
    const complaint = state.complaint?.view === view ? state.complaint : null;
    if (complaint) {
      mine.delete(complaint.name);
      controls.get(complaint.name).complain?.();
    }
    const text = complaint?.text ?? state.status;
    status.setAttribute("aria-live", state.mode === "rest" ? "polite" : "off");
    status.classList.toggle("labs-failed", state.failed || Boolean(complaint));
    if (status.textContent !== text) status.textContent = text;
    if (canvas.ariaLabel !== state.status) canvas.setAttribute("aria-label", state.status);
    root.setAttribute("aria-busy", String(state.mode !== "rest"));
  };
  const read = () => {
    showing = 0;
    readAt = performance.now();
    show(state);
  };
  let queue = Promise.resolve();
  const heard = (message, buffers) => {
    const missed = !message.frame && message.number !== last + 1;
    last = message.number;
    queue = queue.then(async () => {
      if (!message.slots) painted(message.number);
      else if (missed || !(await take(message, buffers))) hello();
      state = message.state;
      if (state.mode === "rest" || performance.now() - readAt >= READ) showing ||= requestAnimationFrame(read);
    });
  };
  const died = () => {
    alive = false;
    status.textContent = "The kernel has stopped: run this cell again to bring the panel back to life.";
    status.classList.add("labs-failed");
    root.querySelectorAll("input, select, button").forEach((node) => (node.disabled = true));
  };
  const keys = (event) => {
    if (event.key !== " " || !spec.trains || !event.target.matches("input[type=range], canvas")) return;
    event.preventDefault();
    transport.turn();
  };
  const looked = () => (document.hidden ? tell({ type: "goodbye" }) : hello());
  let settling = 0;
  const sized = new ResizeObserver(() => {
    clearTimeout(settling);
    if (!shown) hello();
    else if (Math.abs(canvas.clientWidth * devicePixelRatio - shown) > 1) settling = setTimeout(hello, SETTLE);
  });
  model.on("msg:custom", heard);
  model.on("comm_live_update", died);
  root.addEventListener("keydown", keys);
  document.addEventListener("visibilitychange", looked);
  calm.addEventListener("change", hello);
  sized.observe(canvas);

  return () => {
    tell({ type: "goodbye" });
    alive = false;
    stop();
    cancelAnimationFrame(showing);
    clearTimeout(settling);
    sized.disconnect();
    model.off("msg:custom", heard);
    model.off("comm_live_update", died);
    document.removeEventListener("visibilitychange", looked);
    calm.removeEventListener("change", hello);
  };
}

export default { render };
