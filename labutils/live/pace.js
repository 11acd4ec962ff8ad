// How often something is done: screen refreshes, messages, words about what is painted.

const ANSWER = 80; // ms between two words to the kernel about what is painted: each takes it and the server milliseconds
const SLOW = 100; // ms a move's answer may take; beyond it the line, the kernel or its machine is taken for slow
const GAP = 150; // ms at most between two moves then: JupyterLab brings words of its own back for each, ahead of the picture

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

/** How long messages to the kernel wait behind one another: not at all, or half of what its answers take where they are slow,
 * so that a busy kernel finds two moves waiting for it and not ten. */
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
      const longest = Math.max(took, performance.now() - (oldest ?? Infinity));
      return longest > SLOW ? Math.min(longest / 2, GAP) : 0;
    },
  };
}

/** One message a screen refresh at most for each kind of thing, or one in so many ms as gap() says; the newest wins. What
 * cannot wait goes now, and ahead of it all that waits: the kernel hears what a hand did in the order in which it did it. */
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
  return (message, now) => {
    const key = `${message.type} ${message.name ?? ""}`;
    waiting.delete(key); // the newest goes last
    waiting.set(key, message);
    if (now) go();
    else sending.ask();
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
