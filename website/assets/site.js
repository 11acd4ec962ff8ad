// What every page does: play films as they come into view, search, contents on a small screen, light and dark.

const AHEAD = "300px"; // a film is fetched when its place is that near to the screen

/** The film in view has the line to itself; what else the page shows (still pictures, questions) is fetched after it. */
function begin() {
  document.documentElement.classList.add("begun");
  if (document.querySelector("[data-question]")) import("./questions.js");
}

function playWhenSeen() {
  const seen = new IntersectionObserver(
    (entries) => {
      const near = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
      near.forEach((place) => seen.unobserve(place));
      if (near.length) Promise.all(near.map(play)).then(begin);
      else begin();
    },
    { rootMargin: AHEAD },
  );
  const films = document.querySelectorAll("[data-film]");
  films.forEach((place) => seen.observe(place));
  if (!films.length) begin();
}

/** The film takes the still picture's place once its own first picture is painted. */
async function play(place) {
  const still = place.firstElementChild;
  const live = document.createElement("div");
  live.className = "coming";
  place.append(live);
  let film;
  try {
    const { showFilm } = await import("./film.js");
    film = await showFilm(place.dataset.film, live);
    await film.painted;
    place.idle = film.idle;
  } catch (error) {
    live.remove();
    const said = Object.assign(document.createElement("p"), { className: "note", textContent: "The recording did not arrive. " });
    const again = Object.assign(document.createElement("button"), { type: "button", textContent: "Try again" });
    again.addEventListener("click", () => (said.remove(), play(place)));
    said.append(again);
    place.append(said);
    return;
  }
  still.remove();
  live.className = "";
  place.dataset.plays = performance.now(); // the bench reads it
  film.rest().then(() => (place.dataset.whole = ""));
}

function search() {
  const box = document.querySelector("#search");
  const found = document.querySelector("#found");
  let sections = null;
  const load = async () => (sections ??= (await fetch("search.json")).json());
  const rank = (section, words) => {
    const title = section.title.toLowerCase();
    const text = section.text.toLowerCase();
    if (!words.every((word) => text.includes(word))) return 0;
    return words.reduce((sum, word) => sum + (title.includes(word) ? 20 : 0) + Math.min(text.split(word).length - 1, 9), 1);
  };
  const excerpt = (text, word) => {
    const at = Math.max(text.toLowerCase().indexOf(word) - 50, 0);
    return `${at ? "…" : ""}${text.slice(at, at + 140)}…`;
  };
  const row = (section, word) => {
    const link = Object.assign(document.createElement("a"), { href: section.to });
    const title = Object.assign(document.createElement("strong"), { textContent: `${section.lab} ${section.title}` });
    link.append(title, Object.assign(document.createElement("span"), { textContent: excerpt(section.text, word) }));
    return link;
  };
  const look = async () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.hidden = !words.length;
    if (!words.length) return;
    const all = await load().catch(() => null);
    if (!all) return found.replaceChildren("The list of sections did not arrive. Type on to try again.");
    const best = all.map((section) => [rank(section, words), section]).filter(([n]) => n > 0).sort((a, b) => b[0] - a[0]);
    const count = Object.assign(document.createElement("p"), { textContent: best.length ? `${best.length} found` : "Nothing found." });
    count.setAttribute("role", "status");
    found.replaceChildren(count, ...best.slice(0, 12).map(([, section]) => row(section, words[0])));
  };
  box.addEventListener("input", look);
  box.addEventListener("focus", () => load().catch(() => {}));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if (event.key === "Escape") found.hidden = true;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      box.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search") || event.target.closest("#found a")) found.hidden = true;
  });
}

function contents() {
  const button = document.querySelector(".menu");
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    document.querySelector("#contents").classList.toggle("open", open);
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") === "false"));
  document.querySelector("#contents").addEventListener("click", (event) => event.target.closest("a") && show(false));
}

function theme() {
  const root = document.documentElement;
  document.querySelector(".theme").addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    root.dataset.jpThemeLight = root.dataset.theme === "light";
    try {
      localStorage.setItem("labs-theme", root.dataset.theme);
    } catch {
      // a browser that keeps nothing: it holds for this page
    }
  });
}

addEventListener("beforeprint", begin); // on paper, too, each panel is a picture
playWhenSeen();
search();
contents();
theme();
