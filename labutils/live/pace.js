// How often something is done: screen refreshes, messages, words about what is painted.

const ANSWER = 80; // ms between two words to the kernel about what is painted: each flickers JupyterLab's busy sign
const SLOW = 250; // ms a move's answer may take; beyond it the line, or the kernel, is taken for slow
const GAP = 150; // ms between two messages then: JupyterLab brings two of its own back for each, and the picture waits behind

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

/** How long messages to the kernel wait behind one another: not at all, or GAP where its answers take longer than SLOW. */
function makeGap() {
  const sent = new Map(); // serial of a move without an answer -> when it went
  let took = 0;
  return {
    sent: (serial) => sent.has(serial) || sent.set(serial, performance.now()),
    heard(serial) {
      for (const [move, at] of sent) {
        if (move > serial) break;
        took = performance.now() - at;
        sent.delete(move);
      }
    },
    ms() {
      const [oldest] = sent.values();
      return Math.max(took, performance.now() - (oldest ?? Infinity)) > SLOW ? GAP : 0;
    },
  };
}

/** One message a screen refresh at most for each kind of thing, or one in so many ms as gap() says; the newest wins. */
function makeSender(tell, gap) {
  const waiting = new Map();
  let last = -GAP;
  let timer = 0;
  const go = () => {
    clearTimeout(timer);
    timer = 0;
    last = performance.now();
    waiting.forEach((message) => tell(message));
    waiting.clear();
  };
  const sending = atMostOnceARefresh(() => {
    const wait = last + gap() - performance.now();
    if (wait <= 0) go();
    else timer ||= setTimeout(go, wait);
  });
  return (message) => {
    const key = `${message.type} ${message.name ?? ""}`;
    waiting.delete(key); // the newest goes last
    waiting.set(key, message);
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
