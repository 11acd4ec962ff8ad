// The picture on the page: the frame, and on it what lives.

/** A canvas of this size; one that has it already keeps what is on it. */
function resize(canvas, [across, down]) {
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
}

/** The canvas: keeps what was sent last, paints the newest, and calls painted(number). Where its style says so, the parts
 * of the picture stand one below the other. */
function makeCanvas({ size, below }, painted) {
  const canvas = element("canvas", { role: "img", "aria-label": "The picture is on its way" }); // until there are words for it
  const drawn = document.createElement("canvas"); // the picture as it is drawn, where its parts stand elsewhere
  let [width, height] = size;
  let pixels = size;
  let layers = [];
  let slots = [];
  let scale = 1;
  let newest = 0;
  let stacked = false;
  const shape = () => (stacked ? below.size : [width, height]);
  const fit = () => {
    const [across, down] = shape();
    canvas.style.aspectRatio = `${across} / ${down}`;
    canvas.style.width = `${stacked ? below.width : width}px`;
    canvas.style.minWidth = stacked ? `${below.least}px` : "";
    if (!layers.length) return;
    resize(drawn, pixels);
    resize(canvas, stacked ? [Math.round(across * scale), pixels[1] * below.parts.length] : pixels);
  };
  const repaint = () => {
    const onto = stacked ? drawn : canvas;
    const context = onto.getContext("2d", { alpha: false });
    context.setTransform(1, 0, 0, 1, 0, 0);
    const living = [...slots].sort((a, b) => a.level - b.level);
    const levels = Math.max(0, ...layers.map((l) => l.level), ...living.map((s) => s.level));
    for (let level = 0; level <= levels; level++) {
      layers.filter((l) => l.level === level).forEach((l) => context.drawImage(l.bitmap, ...l.at));
      living.filter((s) => s.level === level).forEach((s) => s.notes.forEach((n) => paint(context, n, height, scale)));
    }
    if (stacked) stack();
    painted(newest);
  };
  const stack = () => {
    const context = canvas.getContext("2d", { alpha: false });
    context.fillStyle = "#fff"; // beside a part that is narrower than another
    context.fillRect(0, 0, canvas.width, canvas.height);
    below.parts.forEach(([left, right], row) => {
      const [across, down] = [(right - left) * scale, drawn.height];
      context.drawImage(drawn, left * scale, 0, across, down, 0, row * down, across, down);
    });
  };
  const setFrame = async (frame, images) => {
    const bitmaps = await Promise.all(images.map((one) => createImageBitmap(new Blob([one], { type: frame.type }))));
    layers = frame.layers.map(({ had, ...layer }) => ({ ...layer, bitmap: had < 0 ? bitmaps.shift() : layers[had].bitmap }));
    [width, height] = frame.size;
    pixels = frame.pixels;
    scale = pixels[0] / width;
    fit();
  };
  const take = async (message, buffers) => {
    if (message.frame) await setFrame(message.frame, buffers.slice(1));
    if (!layers.length) return false;
    if (message.slots?.length) {
      const [view] = buffers;
      const blob = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
      for (const [place, level, notes] of message.slots) slots[place] = { level, notes: notes.map((n) => unpack(n, blob)) };
    }
    newest = message.number;
    painting.ask();
    return true;
  };
  /** Stand as the style asks, side by side or one below the other; says whether that changed anything. */
  const arrange = () => {
    if (stacked === (getComputedStyle(canvas).getPropertyValue("--labs-stacked") !== "")) return false;
    stacked = !stacked;
    fit();
    if (layers.length) repaint();
    return true;
  };
  /** What is drawn at a place of the canvas, both in shares of its size: figure pixels, y upwards. */
  const at = (x, y) => {
    if (!stacked) return { x: x * width, y: (1 - y) * height };
    const row = Math.min(Math.max(Math.floor(y * below.parts.length), 0), below.parts.length - 1);
    const [left, right] = below.parts[row];
    return { x: Math.min(Math.max(left + x * below.size[0], left), right), y: height * (row + 1) - y * below.size[1] };
  };
  const painting = atMostOnceARefresh(repaint);
  fit();
  return { canvas, take, arrange, at, across: () => shape()[0], stop: painting.stop };
}
