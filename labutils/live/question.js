// One question: options or a number, Guess, Show me, and then the reply, which comes from the kernel only now.

const element = (tag, attributes = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children);
  return node;
};

let questions = 0;

/** Radio buttons, one per option. */
function makeOptions(options, name) {
  const inputs = options.map((value) => element("input", { type: "radio", name, value }));
  const node = element("span", { className: "labs-guess-options" },
    ...inputs.map((input) => element("label", {}, input, " " + input.value)));
  return {
    node,
    value: () => inputs.find((input) => input.checked)?.value ?? "",
    show: (given) => inputs.forEach((input) => (input.checked = input.value === given)),
    inputs,
  };
}

/** A box for the number; with an axis a slider beside it that fills the box. */
function makeNumber({ axis, unit, question }) {
  const box = element("input", { type: "text", inputMode: "decimal", size: 8, ariaLabel: `Your guess${unit && ` in ${unit}`}` });
  const slider = axis ? makeSlider(axis, question, box) : null;
  const parts = slider ? [axis[0], slider.range, axis[1], box] : [box];
  const node = element("span", { className: "labs-guess-number" }, ...parts, unit);
  const show = (given) => {
    box.value = given;
    slider?.follow();
  };
  return { node, value: () => box.value.trim(), show, inputs: slider ? [box, slider.range] : [box] };
}

/** A slider that fills the box and goes where the box says; while the box is empty it is grey and says that it means nothing. */
function makeSlider([low, high], question, box) {
  const range = element("input", { type: "range", min: low, max: high, step: (high - low) / 200, ariaLabel: question });
  const say = () => {
    const empty = box.value.trim() === "";
    range.classList.toggle("labs-guess-none", empty);
    range.setAttribute("aria-valuetext", empty ? "no guess yet" : box.value);
  };
  const follow = () => {
    const number = box.value.trim() === "" ? (low + high) / 2 : Number(box.value.replace(",", "."));
    if (!Number.isNaN(number)) range.value = number;
    say();
  };
  range.addEventListener("input", () => {
    box.value = String(Number(Number(range.value).toPrecision(4)));
    say();
  });
  box.addEventListener("input", follow);
  follow();
  return { range, follow };
}

/** JupyterLab acts on keys unless the focused node says no: the arrows and digits typed here are ours. */
function keepKeys(inputs) {
  for (const node of inputs) node.dataset.lmSuppressShortcuts = "true";
}

/** Enter that is held down is one Enter, though the focus goes on to the next button meanwhile. */
function takeOnce(event) {
  if (event.key !== "Enter" || !event.repeat) return;
  event.preventDefault();
  event.stopPropagation();
}

/** The focus that was in the form stays in it: where its own place is gone it comes to this node. */
function keepFocus(form, node) {
  const now = document.activeElement;
  if (!form.contains(now) || now.disabled || now.hidden) node.focus({ preventScroll: true });
}

/** While the question is open, its cell says so, and the style sheet covers what the next cell printed. */
function makeCover(el, form, everything) {
  let cell = null;
  let open = true;
  const mark = () => {
    cell ??= el.closest(".jp-Cell");
    cell?.classList.toggle("labs-covers", open);
    cell?.classList.toggle("labs-covers-all", open && everything);
  };
  const attached = new ResizeObserver(mark);
  attached.observe(form);
  const show = (answered) => {
    open = !answered;
    mark();
  };
  const stop = () => {
    attached.disconnect();
    show(true);
  };
  return { show, stop };
}

function render({ model, el }) {
  const asked = model.get("asked");
  const answer = asked.options.length ? makeOptions(asked.options, `labs-guess-${++questions}-${Math.random()}`) : makeNumber(asked);
  const guess = element("button", { type: "submit", textContent: "Guess" });
  const reveal = element("button", { type: "button", textContent: "Show me" });
  const again = element("button", { type: "button", textContent: "Guess again" });
  const said = element("p", { className: "labs-guess-reply" });
  said.setAttribute("role", "status");
  const picture = element("img", { className: "labs-guess-picture", hidden: true });
  const form = element("form", { className: "labs-guess" },
    element("fieldset", {}, element("legend", { textContent: asked.question }), answer.node,
      element("span", { className: "labs-guess-buttons" }, guess, reveal, again)), said, picture);
  keepKeys(answer.inputs);
  form.addEventListener("keydown", takeOnce, true);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    model.send({ type: "guess", value: answer.value() });
  });
  answer.inputs.forEach((input) => input.addEventListener("keydown", (event) => {
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "Enter" && plain) {
      event.preventDefault();
      form.requestSubmit();
    }
  }));
  reveal.addEventListener("click", () => model.send({ type: "show" }));
  again.addEventListener("click", () => model.send({ type: "again" }));

  const cover = makeCover(el, form, asked.covers);
  const show = () => {
    const { text = "", complaint = "", given = "", right = false, picture: drawn = "" } = model.get("reply");
    const answered = text !== "";
    said.textContent = text || complaint;
    picture.hidden = drawn === "";
    picture.alt = text;
    if (drawn) picture.src = drawn;
    said.dataset.kind = answered ? (right ? "right" : "other") : "open";
    if (!complaint) answer.show(given);
    const held = form.contains(document.activeElement); // what has the focus may be about to go
    answer.inputs.forEach((input) => (input.disabled = answered));
    guess.hidden = reveal.hidden = answered;
    again.hidden = !answered;
    if (held) keepFocus(form, answered ? again : answer.inputs[0]);
    cover.show(answered);
  };
  model.on("change:reply", show);
  show();
  el.append(form);
  return () => {
    model.off("change:reply", show);
    cover.stop();
    el.replaceChildren(); // JupyterLab keeps the model of a closed widget, and with it el
  };
}

export default { render };
