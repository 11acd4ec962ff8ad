// The controls: each a {node, show(value)} that calls set(value) when a hand moves it.

let controlsMade = 0;
const here = Math.random().toString(36).slice(2); // every panel loads this file anew, and ids are the whole page's

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
  const box = element("input", { type: "number", id, min: spec.min, max: spec.max, step: "any" });
  const label = element("label", { htmlFor: id }, spec.label);
  let known = "";
  const show = (value) => {
    if (Number(box.value) !== value || box.value === "") box.value = value;
    known = box.value;
    range.value = nearest(stops, value);
    range.setAttribute("aria-valuetext", String(value));
    range.style.setProperty("--filled", `${(100 * range.value) / (stops.length - 1)}%`);
    box.removeAttribute("aria-invalid");
  };
  const take = (value) => {
    show(value);
    set(value);
  };
  range.addEventListener("input", () => take(stops[Number(range.value)]));
  const commit = () => {
    if (box.value === known) return;
    known = box.value;
    const value = box.value === "" ? null : Number(box.value);
    if (value !== null && value >= spec.min && value <= spec.max) show(value); // the slider goes along
    set(value);
  };
  box.addEventListener("change", commit);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") commit();
    const move = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    take(stops[Math.min(Math.max(nearest(stops, Number(box.value)) + move, 0), stops.length - 1)]);
  });
  const complain = () => box.setAttribute("aria-invalid", "true");
  return { node: element("div", {}, label, range, box), show, complain };
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
