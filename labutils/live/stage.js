// One view of a panel from its beginning to its end: its line to the kernel, who looks, and the frames as they come.

const READ = 60; // ms between two changes of the words while the picture streams
const LATE = 4000; // ms without an answer after which a hand is told what it waits for, and a whole frame is asked for
const SETTLE = 120; // ms without a change of size before a sharper or smaller frame is asked for

/** The line to the kernel; died() is called when nobody is at its other end any more, late(asked) again and again while
 * nothing comes of what a hand asked for, of a run that goes on, or of a frame that was missed: it may have gone down with
 * the line. */
function makeLine(model, died, late) {
  let asked = false;
  const wait = makeWait(() => late(asked));
  const gap = makeGap();
  const view = crypto.randomUUID?.() ?? String(Math.random());
  let open = true;
  let moves = 0; // all that a hand asked for
  let serial = 0; // of the newest move that was sent
  let answered = 0; // the newest of which the kernel has spoken
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
  const ask = (message, now) => {
    if (open) {
      asked = true;
      wait.begin();
    }
    sender({ ...message, serial: ++moves }, now);
    return moves;
  };
  const heard = (serial, more) => {
    gap.heard(serial);
    answered = Math.max(answered, serial);
    asked = answered < moves;
    wait.over();
    if (open && (asked || more)) wait.begin();
  };
  const painted = makeAnswer((number) => tell({ type: "painted", number }));
  return { view, tell, ask, painted, heard, rest: wait.over, cut, close };
}

/** Calls late() every LATE ms from begin() to over(): a cell runs, or the kernel is asleep, or what it said was lost. */
function makeWait(late) {
  let timer = 0;
  const begin = () => (timer ||= setInterval(late, LATE));
  const over = () => {
    clearInterval(timer);
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
    line.rest(); // a page that is hidden is sent nothing
    shown = 0; // the picture may be off the page when it is looked at again: hello comes with it
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

/** Takes the frames one after the other; once one was missed, none but a whole one, which it asks for. */
function makeEar(stage, reader, line, hello, take) {
  let last = 0;
  let lacks = true;
  let queue = Promise.resolve();
  return (message, buffers) => {
    if (message.type === "file") return void (message.view === line.view && take(message.name, buffers[0]));
    const { heard = {}, mode } = message.state;
    const whole = message.frame?.layers.every(({ had }) => had < 0);
    lacks = !whole && (lacks || message.number !== last + 1);
    line.heard(heard[line.view] ?? 0, mode !== "rest" || lacks);
    last = message.number;
    const useless = lacks;
    queue = queue.then(async () => {
      try {
        if (!message.slots) line.painted(message.number);
        else if (useless || !(await stage.take(message, buffers))) hello();
      } catch (error) {
        console.error(error); // such as a picture for which there was no memory: the frames that come go on
        lacks = true;
        setTimeout(hello, LATE);
      }
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
  const late = (asked) => {
    if (asked) panel.wait();
    look.hello();
  };
  const line = makeLine(model, () => panel.die(), late);
  const stage = makeCanvas(spec, line.painted);
  const panel = makePanel(spec, line, stage);
  const look = makeLook(stage, line);
  const reader = makeReader(panel.show);
  const heard = makeEar(stage, reader, line, look.hello, panel.take);
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
    panel.stop();
    model.off("msg:custom", heard);
    model.off("comm_live_update", line.cut);
    model.off("comm:close", close);
    if (closed) sayClosed(el);
    el.replaceChildren(); // JupyterLab keeps the model of a closed widget, and with it el
  };
}

export default { render };
