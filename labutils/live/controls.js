// The controls: each a {node, show(value)} that calls set(value) when a hand moves it.

let controlsMade = 0;
const here = Math.random().toString(36).slice(2); // every panel loads this file again, and ids are the whole page's

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in node && name !== "list") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

function makeControl(spec, set) {
  const control = { slider, choice, toggle, button }[spec.kind](spec, set, `labs-control-${here}-${++controlsMade}`);
  control.node.classList.add("labs-control", `labs-${spec.kind}`);
  if (spec.description) control.node.title = spec.description;
  return control;
}

/** A slider over the stops, and beside it a box that takes any value between min and max. */
function slider(spec, set, id) {
  const { stops } = spec;
  const range = element("input", { type: "range", min: 0, max: stops.length - 1, step: 1, "aria-label": spec.label });
  const label = element("label", { htmlFor: id }, spec.label);
  const box = numberBox(spec, id, (value) => {
    if (value >= spec.min && value <= spec.max) lead(value); // the slider goes along
    set(value);
  });
  const show = (value) => {
    box.show(value);
    lead(value);
  };
  const lead = (value) => {
    range.value = nearest(stops, value);
    range.setAttribute("aria-valuetext", String(value));
    range.style.setProperty("--filled", `${(100 * range.value) / (stops.length - 1)}%`);
  };
  range.addEventListener("input", () => {
    show(stops[Number(range.value)]);
    set(stops[Number(range.value)]);
  });
  return { node: element("div", {}, label, range, box.node), show, complain: box.complain };
}

/** Takes what is typed at Enter or when it is left; Escape and an empty box put the old value back. */
function numberBox({ stops }, id, set) {
  const node = element("input", { type: "text", id, inputMode: "decimal", role: "spinbutton", className: "labs-box", autocomplete: "off" });
  let value = stops[0];
  let known = "";
  const write = (text) => {
    node.value = known = text;
    node.removeAttribute("aria-invalid");
  };
  const show = (now) => {
    const writing = node.value !== known && node === document.activeElement;
    if (!writing) write(String(now));
    value = now;
    node.setAttribute("aria-valuenow", now);
  };
  const commit = () => {
    if (node.value === known) return;
    if (node.value.trim() === "") return back();
    known = node.value;
    set(numberIn(node.value));
  };
  const back = () => {
    const complained = node.hasAttribute("aria-invalid");
    write(String(value));
    if (complained) set(value); // so that the complaint goes, too
  };
  const move = (by) => {
    known = node.value;
    show(stops[Math.min(Math.max(nearest(stops, value) + by, 0), stops.length - 1)]);
    set(value);
  };
  const keys = { Enter: commit, Escape: back, ArrowUp: () => move(1), ArrowDown: () => move(-1) };
  node.addEventListener("change", commit);
  node.addEventListener("keydown", (event) => {
    keys[event.key]?.();
    if (event.key.startsWith("Arrow") && event.key in keys) event.preventDefault();
  });
  return { node, show, complain: () => node.setAttribute("aria-invalid", "true") };
}

/** The number somebody wrote, with a decimal point or comma, or as in "1,500"; what is none stays as it was written. */
function numberIn(text) {
  const plain = text.trim().replace(/^[1-9]\d{0,2}(,\d{3})+(?![,\d])/, (thousands) => thousands.replaceAll(",", ""));
  const number = Number(plain.replace(",", "."));
  return text.trim() === "" || Number.isNaN(number) ? text : number;
}

function nearest(stops, value) {
  let best = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(stop - value) < Math.abs(stops[best] - value)) best = i;
  });
  return best;
}

/** Few short options stand side by side, many in a drop-down list. */
function choice(spec, set, id) {
  const side = spec.options.length <= 4 && spec.options.join("").length <= 24;
  return (side ? radios : dropDown)(spec, set, id);
}

function radios(spec, set, id) {
  const inputs = spec.options.map((value) => element("input", { type: "radio", name: id, value }));
  const options = inputs.map((input) => element("label", {}, input, element("span", {}, input.value)));
  const group = element("div", { className: "labs-options", role: "radiogroup", "aria-label": spec.label }, ...options);
  inputs.forEach((input) => input.addEventListener("change", () => set(input.value)));
  const show = (value) => inputs.forEach((input) => (input.checked = input.value === value));
  return { node: element("div", {}, element("span", { className: "labs-label" }, spec.label), group), show };
}

function dropDown(spec, set, id) {
  const options = spec.options.map((value) => element("option", { value }, value));
  const list = element("select", { id }, ...options);
  list.addEventListener("change", () => set(list.value));
  return {
    node: element("div", {}, element("label", { htmlFor: id }, spec.label), list),
    show: (value) => (list.value = value),
  };
}

function toggle(spec, set, id) {
  const box = element("input", { type: "checkbox", id, role: "switch" });
  box.addEventListener("change", () => set(box.checked));
  return {
    node: element("div", {}, element("label", { htmlFor: id }, spec.label), box),
    show: (value) => (box.checked = value),
  };
}

function button(spec, set) {
  let presses = 0;
  const press = element("button", { type: "button", textContent: spec.label });
  press.addEventListener("click", () => set(++presses));
  return {
    node: element("div", {}, element("span", { className: "labs-label" }), press),
    show: (value) => (presses = value),
  };
}
