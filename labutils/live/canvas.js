// The picture on the page: the frame, and on it what lives.

/** The canvas: keeps what was sent last, paints the newest, and calls painted(number). */
function makeCanvas(size, painted) {
  const canvas = element("canvas", { role: "img", "aria-label": "The picture is on its way" }); // until there are words for it
  let [width, height] = size;
  let layers = [];
  let slots = [];
  let scale = 1;
  let newest = 0;
  const fit = () => {
    canvas.style.aspectRatio = `${width} / ${height}`;
    canvas.style.width = `${width}px`;
  };
  const repaint = () => {
    const context = canvas.getContext("2d", { alpha: false });
    context.setTransform(1, 0, 0, 1, 0, 0);
    const living = [...slots].sort((a, b) => a.level - b.level);
    const levels = Math.max(0, ...layers.map((l) => l.level), ...living.map((s) => s.level));
    for (let level = 0; level <= levels; level++) {
      layers.filter((l) => l.level === level).forEach((l) => context.drawImage(l.bitmap, 0, 0, canvas.width, canvas.height));
      living.filter((s) => s.level === level).forEach((s) => s.notes.forEach((n) => paint(context, n, height, scale)));
    }
    painted(newest);
  };
  const setFrame = async (frame, pngs) => {
    const bitmaps = await Promise.all(pngs.map((png) => createImageBitmap(new Blob([png], { type: frame.type }))));
    layers = bitmaps.map((bitmap, i) => ({ level: frame.levels[i], bitmap }));
    [width, height] = frame.size;
    canvas.width = bitmaps[0].width;
    canvas.height = bitmaps[0].height;
    scale = canvas.width / width;
    slots = [];
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
  const painting = atMostOnceARefresh(repaint);
  fit();
  return { canvas, take, stop: painting.stop };
}
