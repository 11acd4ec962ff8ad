// A model that answers a panel from its film, as the kernel would: see film.py. Knows no page but what it fetches.

const ALONG = 6000; // ms in which a whole run is shown again
const CALM_FRAME = 250; // ms between two pictures of it for those who asked their system for less motion

/** A file of the film: what it says, and the bytes it speaks of. */
async function openPart(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const bytes = await new Response(answer.body.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
  const length = new DataView(bytes).getUint32(0, true);
  const told = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length)));
  return { ...told, bytes: new Uint8Array(bytes, 4 + length) };
}

/** The parts of one film, each fetched once; their pictures may lie in the head. */
function makeShelf(folder, head) {
  const kept = new Map();
  const found = (list, heads, i) => (i < 0 ? heads[-1 - i] : list[i]);
  const whole = (part) => {
    const bytes = new Uint8Array(head.bytes.length + (part === head ? 0 : part.bytes.length));
    bytes.set(head.bytes);
    if (part !== head) bytes.set(part.bytes, head.bytes.length);
    const shots = part.shots.map((shot) => ({
      ...shot,
      bytes,
      frame: found(part.frames, head.frames, shot.frame),
      slots: shot.slots.map((i) => found(part.slots, head.slots, i)),
    }));
    return shots;
  };
  const first = whole(head)[0];
  const take = (file) => {
    if (!kept.has(file)) {
      const coming = openPart(`${folder}/${file}`).then(whole);
      coming.catch(() => kept.delete(file)); // so that it is asked for once more
      kept.set(file, coming);
    }
    return kept.get(file);
  };
  return { first, take };
}

/** What of the film shows these values; without a part for all of them, the one that moves name and leaves most alone. */
function findSweep(head, values, name) {
  const shows = (part) => part.stops.includes(values[part.moves]);
  const apart = (part) => Object.entries(part.fixed).filter(([n, v]) => values[n] !== v).length;
  const fitting = head.parts.filter((part) => shows(part) && (part.moves === name || part.fixed[name] === values[name]));
  return fitting.sort((a, b) => apart(a) - apart(b))[0];
}

const sameValues = (a, b) => Object.entries(a).every(([name, value]) => b[name] === value);

function makeFilm(folder, head) {
  const shelf = makeShelf(folder, head);
  const controls = new Map(head.spec.controls.map((c) => [c.name, c]));
  const label = (name) => controls.get(name).label;
  const listeners = new Set();
  const heard = {};
  let values = { ...head.values };
  let shot = shelf.first;
  let note = ""; // behind the sentence: what the film did that a kernel would not have done
  let complaint = null;
  let mode = "rest";
  let calm = false;
  let number = 0;
  let sent = null; // the shot the page has
  let newest = 0; // wish: an older one that comes late is dropped
  let timer = 0;
  let underway = 0; // wishes that wait for their part of the film
  let onPage = 0; // the number of the frame that is painted
  let seen;
  const painted = new Promise((done) => (seen = done)); // the first picture stands on the page

  const post = () => {
    const message = { type: "frame", number: ++number, slots: [], state: stateNow() };
    const fresh = sent?.frame !== shot.frame;
    const changed = (slot, i) => fresh || sent.slots[i] !== slot;
    shot.slots.forEach((slot, i) => changed(slot, i) && message.slots.push([i, ...slot]));
    const buffers = [new DataView(shot.bytes.buffer)];
    if (fresh) {
      message.frame = { ...shot.frame, type: "image/webp" };
      buffers.push(...shot.frame.images.map(([start, length]) => shot.bytes.slice(start, start + length)));
    }
    sent = shot;
    listeners.forEach((hear) => hear(message, buffers));
  };
  const stateNow = () => ({
    status: note ? `${shot.status} ${note}` : shot.status,
    failed: shot.failed,
    at: shot.at,
    count: shot.count,
    place: shot.place,
    remembers: head.runs.length > 0,
    mode,
    values: { ...values },
    heard: { ...heard },
    complaint,
  });

  const rest = () => {
    cancelAnimationFrame(timer);
    mode = "rest";
  };
  /** Show the shot that part holds at this place, once it is here. */
  const turn = async (file, place) => {
    const wish = ++newest;
    try {
      const shots = await shelf.take(file);
      if (wish === newest) shot = shots[place];
    } catch {
      if (wish === newest) complaint = { view: complaintFor, text: "This part of the recording did not arrive. Move the control once more to try again." };
    }
    if (wish === newest) post();
  };
  let complaintFor = "";
  const complain = (name, text) => {
    complaint = { view: complaintFor, name, text };
    post();
  };

  const set = (name, value) => {
    rest();
    if (values[name] === value) return post(); // as it is, recorded or not
    const wanted = { ...values, [name]: value };
    const sweep = findSweep(head, wanted, name);
    if (!sweep) {
      const { kind, stops } = controls.get(name);
      const others = kind === "slider" ? `; ${stops.join(", ")} were` : "";
      const what = kind === "button" ? "No more of these were recorded." : `${label(name)} = ${shown(value)} was not recorded${others}.`;
      return complain(name, `${what} Open the lab live to try it.`);
    }
    const back = Object.entries(sweep.fixed).filter(([n, v]) => wanted[n] !== v);
    values = { ...wanted, ...sweep.fixed };
    note = back.length ? `(Recorded without other changes, so ${back.map(([n, v]) => `${label(n)} is back at ${shown(v)}`).join(", ")}.)` : "";
    return turn(sweep.file, sweep.stops.indexOf(values[sweep.moves]));
  };
  const shown = (value) => ({ true: "on", false: "off" })[value] ?? value;

  /** Act on the run of the present values, or say that it was not recorded. */
  const run = (act) => {
    rest();
    const film = head.runs.find((r) => sameValues(r.values, values));
    if (film) return act(film);
    const moved = Object.entries(values).filter(([n, v]) => head.values[n] !== v).map(([n, v]) => `${label(n)} = ${shown(v)}`);
    return complain(undefined, `The run at ${moved.join(", ")} was not recorded, only its end. Open the lab live to play it.`);
  };
  const go = (film, place) => turn(film.file, Math.min(Math.max(place, 0), film.places.length - 1));
  const placeOf = (film, at) => film.places.findLastIndex((place) => place <= at);
  const play = (film) => {
    const end = film.places.length - 1;
    const start = shot.at >= film.places[end] ? 0 : placeOf(film, shot.at);
    const since = performance.now();
    let before = since - CALM_FRAME;
    mode = "replaying";
    const on = async (now) => {
      if (mode === "rest") return;
      timer = requestAnimationFrame(on);
      if (now - before < (calm ? CALM_FRAME : 0)) return;
      const place = Math.min(start + Math.floor(((now - since) / ALONG) * end), end);
      if (place === end) rest();
      if (sent?.at === film.places[place] && place !== end) return;
      before = now;
      await go(film, place);
    };
    timer = requestAnimationFrame(on);
    return go(film, start);
  };

  const wishes = {
    hello: ({ calm: wanted }) => {
      calm = wanted;
      sent = null;
      post();
    },
    goodbye: ({ view }) => {
      rest();
      delete heard[view];
    },
    painted: ({ number: told }) => {
      onPage = told;
      seen();
    },
    set: ({ name, value }) => set(name, value),
    reset: () => {
      rest();
      newest += 1; // whatever is on its way comes too late
      values = { ...head.values };
      note = "";
      shot = shelf.first;
      post();
    },
    play: () => run(play),
    pause: () => {
      rest();
      post();
    },
    step: () => run((film) => go(film, placeOf(film, shot.at) + 1)),
    rewind: () => run((film) => go(film, 0)),
    scrub: ({ at }) => run((film) => go(film, placeOf(film, at))),
  };
  const send = (message) => {
    heard[message.view] = message.serial;
    if (!["hello", "goodbye", "painted"].includes(message.type)) {
      complaint = null;
      complaintFor = message.view;
    }
    underway += 1;
    Promise.resolve(wishes[message.type](message)).finally(() => (underway -= 1));
  };
  return {
    painted,
    idle: () => mode === "rest" && underway === 0 && onPage === number,
    get: () => head.spec,
    send,
    on: (event, hear) => event === "msg:custom" && listeners.add(hear),
    off: (event, hear) => listeners.delete(hear),
    fetchAll: async () => {
      for (const { file } of [...head.parts, ...head.runs.slice(0, 1)]) await shelf.take(file);
    },
  };
}

/** Put the panel whose film lies in this folder into el; rest() fetches what its first picture did without. */
async function showFilm(folder, el) {
  const head = await openPart(`${folder}/head.film`);
  const model = makeFilm(folder, head);
  const leave = render({ model, el });
  const rest = () => model.fetchAll().catch(() => {}); // what did not come is asked for when a hand wants it
  return { painted: model.painted, idle: model.idle, rest, leave };
}

export { showFilm };
