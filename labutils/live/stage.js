// One view of a panel from its beginning to its end: its line to the kernel, who looks, and the frames as they come.

const READ = 60; // ms between two changes of the words while the picture streams
const LATE = 4000; // ms without an answer after which a hand is told what it waits for
const SETTLE = 120; // ms without a change of size before a sharper or smaller frame is asked for

/** The line to the kernel; died() is called when nobody is at its other end any more. */
function makeLine(model, died, late) {
  const wait = makeWait(late);
  const gap = makeGap();
  const view = crypto.randomUUID?.() ?? String(Math.random());
  let open = true;
  let moves = 0;
  let serial = 0; // of the newest move that was sent
  const tell = (message) => {
    if (!open) return;
    serial = Math.max(serial, message.serial ?? 0);
    if (message.serial) gap.sent(message.serial);
    try {
      model.send({ view, ...message, serial });
    } catch {
      cut();
    }
  };
  const cut = () => {
    open = false;
    wait.over();
    died();
  };
  const close = () => {
    tell({ type: "goodbye" });
    wait.over();
    open = false;
  };
  const sender = makeSender(tell, gap.ms);
  const send = (message) => {
    if (open) wait.begin();
    sender(message);
  };
  const ask = (message) => {
    send({ ...message, serial: ++moves });
    return moves;
  };
  const heard = (serial) => {
    wait.over();
    gap.heard(serial);
  };
  return { view, tell, send, ask, painted: makeAnswer((number) => tell({ type: "painted", number })), heard, cut, close };
}

/** Calls late() where nothing comes back for long after a hand asked for something: a cell runs, or the kernel is asleep. */
function makeWait(late) {
  let timer = 0;
  const begin = () => (timer ||= setTimeout(late, LATE));
  const over = () => {
    clearTimeout(timer);
    timer = 0;
  };
  return { begin, over };
}

/** Calls changed() when the page comes to a screen of another pixel ratio, which resizes nothing. */
function watchRatio(changed) {
  let asked = null;
  const turn = () => {
    begin();
    changed();
  };
  const begin = () => {
    stop();
    asked = matchMedia(`(resolution: ${devicePixelRatio}dppx)`); // of one ratio only, so it is asked for each
    asked.addEventListener("change", turn);
  };
  const stop = () => asked?.removeEventListener("change", turn);
  return { begin, stop };
}

/** Tells the kernel whether somebody looks at the canvas, how sharply and how calmly, whenever that changes. */
function makeLook(stage, line) {
  const { canvas } = stage;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let shown = 0;
  let settling = 0;
  const hello = () => {
    const width = canvas.clientWidth;
    if (!width || document.hidden) return;
    shown = width * devicePixelRatio;
    line.tell({ type: "hello", scale: shown / stage.across(), calm: calm.matches });
  };
  const looked = () => {
    if (!document.hidden) return hello();
    line.heard(0); // a page that is hidden is sent nothing
    line.tell({ type: "goodbye" });
  };
  const fit = () => {
    clearTimeout(settling);
    const changed = stage.arrange();
    if (!shown) hello();
    else if (changed || Math.abs(canvas.clientWidth * devicePixelRatio - shown) > 1) settling = setTimeout(hello, SETTLE);
  };
  const sized = new ResizeObserver(fit);
  const sharp = watchRatio(fit);
  const begin = () => {
    document.addEventListener("visibilitychange", looked);
    calm.addEventListener("change", hello);
    sized.observe(canvas.parentElement); // which may get wider than the canvas ever is
    sized.observe(canvas);
    sharp.begin();
  };
  const stop = () => {
    clearTimeout(settling);
    sized.disconnect();
    sharp.stop();
    document.removeEventListener("visibilitychange", looked);
    calm.removeEventListener("change", hello);
  };
  return { hello, begin, stop };
}

/** Shows the newest state: at rest with the next refresh, else every READ ms. */
function makeReader(show) {
  let state = null;
  let refresh = 0;
  let readAt = 0;
  const read = () => {
    refresh = 0;
    readAt = performance.now();
    show(state);
  };
  const take = (newest) => {
    state = newest;
    if (state.mode === "rest" || performance.now() - readAt >= READ) refresh ||= requestAnimationFrame(read);
  };
  return { take, stop: () => cancelAnimationFrame(refresh) };
}

/** Says hello again while a run goes on and nothing comes of it for long: what was on its way went down with the line. */
function makeWatch(hello) {
  const wait = makeWait(() => {
    wait.over();
    wait.begin();
    hello();
  });
  const heard = (state) => {
    wait.over();
    if (state.mode !== "rest") wait.begin();
  };
  return { heard, stop: wait.over };
}

/** Takes the frames one after the other; once one was missed, none but a whole one, which it asks for. */
function makeEar(stage, reader, line, watch, hello, take) {
  let last = 0;
  let lacks = true;
  let queue = Promise.resolve();
  return (message, buffers) => {
    line.heard(message.state?.heard?.[line.view] ?? 0);
    if (message.type === "file") return void (message.view === line.view && take(message.name, buffers[0]));
    watch.heard(message.state);
    const whole = message.frame?.layers.every(({ had }) => had < 0);
    lacks = !whole && (lacks || message.number !== last + 1);
    last = message.number;
    const useless = lacks;
    queue = queue.then(async () => {
      if (!message.slots) line.painted(message.number);
      else if (useless || !(await stage.take(message, buffers))) hello();
      reader.take(message.state);
    });
  };
}

/** In place of a panel that the kernel closed while its cell stood as it was: run in another window, or closed by code. */
function sayClosed(el) {
  const output = el.isConnected ? el.closest(".jp-OutputArea-child") : null; // in it, JupyterLab hides what held the panel
  const words = "This panel is closed: its cell was run in another window, or code closed it. Run the cell to open it here.";
  output?.append(element("p", { className: "labs-closed" }, words));
}

function render({ model, el }) {
  const spec = model.get("spec");
  const line = makeLine(model, () => panel.die(), () => panel.wait());
  const stage = makeCanvas(spec, line.painted);
  const panel = makePanel(spec, line, stage);
  const look = makeLook(stage, line);
  const reader = makeReader(panel.show);
  const watch = makeWatch(look.hello);
  const heard = makeEar(stage, reader, line, watch, look.hello, panel.take);
  el.classList.add("labs-view");
  el.append(panel.root);
  model.on("msg:custom", heard);
  model.on("comm_live_update", line.cut);
  let closed = false;
  const close = () => (closed = true);
  model.on("comm:close", close);
  look.begin();

  return () => {
    line.close();
    stage.stop();
    reader.stop();
    look.stop();
    watch.stop();
    panel.stop();
    model.off("msg:custom", heard);
    model.off("comm_live_update", line.cut);
    model.off("comm:close", close);
    if (closed) sayClosed(el);
    el.replaceChildren(); // JupyterLab keeps the model of a closed widget, and with it el
  };
}

export default { render };
