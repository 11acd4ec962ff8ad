// How often something is done: screen refreshes, messages, words about what is painted.

const ANSWER = 80; // ms between two words to the kernel about what is painted: each flickers JupyterLab's busy sign

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

/** One message a screen refresh at most for each kind of thing; the newest wins. */
function makeSender(tell) {
  const waiting = new Map();
  const sending = atMostOnceARefresh(() => {
    waiting.forEach((message) => tell(message));
    waiting.clear();
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
