// Hands on the picture itself: pointer and keys, in figure pixels with y upwards.

const KEYS = /^(Arrow(Up|Down|Left|Right)|Delete|Backspace|Escape|[0-9a-z])$/;

/** A picture that can be touched; does nothing to any other. */
function makeTouch({ canvas, at }, spec, line) {
  if (!spec.listens) return;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", `picture that takes ${spec.takes}`);
  canvas.style.touchAction = "none";
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return at((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const message = (kind, event) => ({ type: "touch", name: kind, kind, ...place(event) });
  let pressed = false;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pressed = true;
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    line.ask(message("down", event), true);
  });
  canvas.addEventListener("pointermove", (event) => line.ask(message(pressed ? "move" : "hover", event)));
  const end = (event) => {
    if (pressed) line.ask(message("up", event), true);
    pressed = false;
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  canvas.addEventListener("pointerleave", (event) => line.ask(message("leave", event)));
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.test(event.key)) return;
    event.preventDefault();
    line.ask(keyMessage(event.key), true);
  });
}

function keyMessage(key) {
  return { type: "touch", name: "key", kind: "key", key };
}

const STRIDE = 6; // CSS pixels of an arrow key; with Shift one

/** A picture whose curves and planes can be read: under the pointer, at a tap, or at a cross that the arrows move. */
function makeReading({ canvas, at }, spec, line) {
  const cross = element("div", { className: "labs-cross", hidden: true });
  if (!spec.looks) return cross;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", "picture whose values the arrow keys read");
  let place = null; // of the cross, in CSS pixels from the canvas's top left
  const look = (x, y) => {
    const { width, height } = canvas.getBoundingClientRect();
    line.ask({ type: "look", name: "look", ...at(x / width, y / height) });
  };
  const leave = () => {
    place = null;
    cross.hidden = true;
    line.ask({ type: "look", name: "look" });
  };
  const point = (event) => {
    cross.hidden = true;
    place = null;
    look(event.offsetX, event.offsetY);
  };
  canvas.addEventListener("pointermove", point);
  canvas.addEventListener("pointerdown", point);
  canvas.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
  canvas.addEventListener("blur", leave);
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return leave();
    const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (!across && !down) return;
    event.preventDefault();
    const { clientWidth, clientHeight } = canvas;
    const stride = event.shiftKey ? 1 : STRIDE;
    const within = (value, most) => Math.min(Math.max(value, 0), most);
    place ??= { x: clientWidth / 2, y: clientHeight / 2 };
    place = { x: within(place.x + stride * across, clientWidth), y: within(place.y + stride * down, clientHeight) };
    cross.style.left = `${canvas.offsetLeft + place.x}px`;
    cross.style.top = `${canvas.offsetTop + place.y}px`;
    cross.hidden = false;
    cross.scrollIntoView({ block: "nearest", inline: "nearest" });
    look(place.x, place.y);
  });
  return cross;
}
