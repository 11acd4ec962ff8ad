// Hands on the picture itself: pointer and keys, in figure pixels with y upwards.

const KEYS = /^(Arrow(Up|Down|Left|Right)|Delete|Backspace|Escape|[0-9a-z])$/;

/** A picture that can be touched; does nothing to any other. */
function makeTouch(canvas, spec, line) {
  if (!spec.listens) return;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", `picture that takes ${spec.takes}`);
  canvas.style.touchAction = "none";
  const [width, height] = spec.size;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: ((event.clientX - box.left) / box.width) * width, y: (1 - (event.clientY - box.top) / box.height) * height };
  };
  const message = (kind, event) => ({ type: "touch", name: kind, kind, ...place(event) });
  let pressed = false;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pressed = true;
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    line.tell(message("down", event));
  });
  canvas.addEventListener("pointermove", (event) => line.send(message(pressed ? "move" : "hover", event)));
  const end = (event) => {
    if (pressed) line.tell(message("up", event));
    pressed = false;
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  canvas.addEventListener("pointerleave", (event) => line.send(message("leave", event)));
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.test(event.key)) return;
    event.preventDefault();
    line.tell(keyMessage(event.key));
  });
}

function keyMessage(key) {
  return { type: "touch", name: "key", kind: "key", key };
}
