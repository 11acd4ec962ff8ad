// Rewind, play or pause, step, and the film of the run to drag along.

const ICONS = {
  rewind: "M5 5h2v14H5zM19 5v14L8 12z",
  play: "M7 4.5v15L20 12z",
  pause: "M6 5h4v14H6zM14 5h4v14h-4z",
  step: "M17 5h2v14h-2zM5 5l11 7-11 7z",
};
const FLICKER = 250; // ms a run must last before the play button turns into a pause button

function makeTransport(line) {
  const { ask } = line;
  const buttons = {
    rewind: iconButton("rewind", "Back to the start"),
    play: iconButton("play", "Play"),
    step: iconButton("step", "One step"),
  };
  const film = element("input", { type: "range", min: 0, max: 0, step: 1, "aria-label": "Place in the run" });
  const counts = element("span");
  const where = element("span");
  const place = element("output", { className: "labs-place" }, counts, where);
  let playing = false;
  let turning = 0;
  let mine = 0; // the newest place a hand here has asked for, as the line numbers it
  buttons.rewind.addEventListener("click", () => ask({ type: "rewind" }));
  buttons.step.addEventListener("click", () => ask({ type: "step" }));
  const turn = () => ask({ type: playing ? "pause" : "play" });
  buttons.play.addEventListener("click", turn);
  film.addEventListener("input", () => (mine = ask({ type: "scrub", at: Number(film.value) })));

  const face = (now) => {
    playing = now;
    setIcon(buttons.play, now ? "pause" : "play", now ? "Pause" : "Play");
  };
  const follow = (mode) => {
    if (mode === "training" && !playing) return void (turning ||= setTimeout(face, FLICKER, true)); // states keep coming meanwhile
    clearTimeout(turning);
    turning = 0;
    face(mode !== "rest");
  };
  const show = (state, heard) => {
    follow(state.mode);
    film.max = state.count;
    if (!film.matches(":active") && mine <= heard) film.value = state.at;
    film.disabled = !state.remembers;
    film.style.setProperty("--filled", `${state.count ? (100 * film.value) / state.count : 0}%`);
    const [word, reached, newest] = state.place;
    counts.textContent = `${word} `;
    where.textContent = `${reached.toLocaleString("en")} of ${newest.toLocaleString("en")}`;
    film.setAttribute("aria-valuetext", place.textContent);
  };
  const node = element("div", { className: "labs-transport" }, ...Object.values(buttons), film, place);
  return { node, show, turn };
}

function iconButton(icon, label) {
  const node = element("button", { type: "button", className: "labs-icon" });
  setIcon(node, icon, label);
  return node;
}

function setIcon(node, icon, label) {
  if (node.title === label) return;
  node.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[icon]}"/></svg>`;
  node.title = label;
  node.setAttribute("aria-label", label);
}
