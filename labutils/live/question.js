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
  const node = element("span", { className: "labs-guess-number" });
  const inputs = [box];
  let range = null;
  if (axis) {
    const [low, high] = axis;
    range = element("input", { type: "range", min: low, max: high, step: (high - low) / 200, value: (low + high) / 2, ariaLabel: question });
    range.addEventListener("input", () => (box.value = String(Number(Number(range.value).toPrecision(4)))));
    node.append(low, range, high);
    inputs.push(range);
  }
  node.append(box, unit);
  const show = (given) => {
    box.value = given;
    if (range && given !== "") range.value = given;
  };
  return { node, value: () => box.value.trim(), show, inputs };
}

/** JupyterLab acts on keys unless the focused node says no: the arrows and digits typed here are ours. */
function keepKeys(inputs) {
  for (const node of inputs) node.dataset.lmSuppressShortcuts = "true";
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
    answer.inputs.forEach((input) => (input.disabled = answered));
    guess.hidden = reveal.hidden = answered;
    again.hidden = !answered;
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
