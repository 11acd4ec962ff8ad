// Paints the notes of record.py: paths and images, in figure pixels. Knows no widget and no page.

const ARRAYS = { f4: Float32Array, u1: Uint8Array, i4: Int32Array };
const [STOP, MOVE, LINE, QUADRATIC, CUBIC, CLOSE] = [0, 1, 2, 3, 4, 79]; // matplotlib's path codes

/** A note as it was sent, its arrays taken out of the blob. */
function unpack(note, blob) {
  const isArray = (v) => Array.isArray(v) && v.length === 3 && v[2] in ARRAYS;
  const take = ([start, length, type]) => new ARRAYS[type](blob, start, length);
  return Object.fromEntries(Object.entries(note).map(([k, v]) => [k, isArray(v) ? take(v) : v]));
}

function paint(context, note, height, scale) {
  context.save();
  if (note.clip) clip(context, note.clip, height, scale);
  (note.kind === "image" ? paintImage : paintPaths)(context, note, height, scale);
  context.restore();
}

function clip(context, [x, y, width, height], figureHeight, scale) {
  context.beginPath();
  context.rect(x * scale, (figureHeight - y - height) * scale, width * scale, height * scale);
  context.clip();
}

function paintImage(context, note, _, scale) {
  note.bitmap ??= bitmap(note);
  context.globalAlpha = note.alpha;
  context.imageSmoothingEnabled = note.smooth;
  context.drawImage(note.bitmap, ...note.box.map((v) => v * scale));
}

function bitmap({ pixels, columns, rows }) {
  const canvas = Object.assign(document.createElement("canvas"), { width: columns, height: rows });
  const bytes = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length);
  canvas.getContext("2d").putImageData(new ImageData(bytes, columns, rows), 0, 0);
  return canvas;
}

function paintPaths(context, note, height, scale) {
  note.paths ??= paths(note);
  note.faces ??= colours(note.face);
  note.edges ??= colours(note.edge);
  context.lineCap = note.cap === "projecting" ? "square" : note.cap;
  context.lineJoin = note.join;
  context.miterLimit = 10;
  const of = (list, i) => list[i % list.length];
  for (let i = 0; i < note.n; i++) {
    const path = of(note.paths, i);
    const size = of(note.scale, i);
    const place = 2 * (i % (note.at.length / 2));
    const k = scale * size;
    context.setTransform(k, 0, 0, -k, scale * note.at[place], scale * (height - note.at[place + 1]));
    if (note.faces.length && of(note.faces, i)) {
      context.fillStyle = of(note.faces, i);
      context.fill(path);
    }
    const width = of(note.width, i);
    if (width > 0 && note.edges.length && of(note.edges, i)) {
      const [offset, dashes] = of(note.dashes, i);
      context.strokeStyle = of(note.edges, i);
      context.lineWidth = width / size;
      context.setLineDash(dashes.map((d) => d / size));
      context.lineDashOffset = offset / size;
      context.stroke(path);
    }
  }
}

/** CSS colours of (n, 4) bytes; "" for one that is not seen. */
function colours(bytes) {
  const list = [];
  for (let i = 0; i < bytes.length; i += 4) {
    const [r, g, b, a] = bytes.subarray(i, i + 4);
    list.push(a ? `rgba(${r},${g},${b},${a / 255})` : "");
  }
  return list;
}

function paths({ points, codes, ends }) {
  const list = [];
  let i = 0;
  for (const end of ends) {
    const path = new Path2D();
    while (i < end) i += draw(path, points, codes[i], 2 * i);
    list.push(path);
  }
  return list;
}

/** One entry of a path; returns how many points it took. */
function draw(path, p, code, i) {
  if (code === MOVE) path.moveTo(p[i], p[i + 1]);
  else if (code === LINE) path.lineTo(p[i], p[i + 1]);
  else if (code === CLOSE) path.closePath();
  else if (code === QUADRATIC) path.quadraticCurveTo(p[i], p[i + 1], p[i + 2], p[i + 3]);
  else if (code === CUBIC) path.bezierCurveTo(p[i], p[i + 1], p[i + 2], p[i + 3], p[i + 4], p[i + 5]);
  else if (code !== STOP) throw new Error(`path code ${code} is unknown`);
  return { [QUADRATIC]: 2, [CUBIC]: 3 }[code] ?? 1;
}
