// Below the picture, as far as the scene has them: what its keys do as buttons, a box to paste points into, and its files.

const LARGEST = 2_000_000; // bytes: a longer message would not reach the kernel

/** Null where a scene neither listens nor has files. */
function makeTools(spec, line, say) {
  if (!spec.listens && !spec.files.length) return { node: null, take: () => {} };
  const box = element("textarea", {
    rows: 2, spellcheck: false, className: "labs-paste", "aria-label": "Share string, or rows x1,x2,label",
    placeholder: "Paste a share string, or rows x1,x2,label",
  });
  const button = (text, act) => {
    const node = element("button", { type: "button", textContent: text });
    node.addEventListener("click", act);
    return node;
  };
  const paste = (content) => line.ask({ type: "touch", name: "paste", kind: "paste", ...content }, true);
  const fits = (what, size) => size <= LARGEST || say(`${what} has ${size.toLocaleString("en")} bytes; expected at most ${LARGEST.toLocaleString("en")}. Take a sample of its rows.`);
  const chooser = element("input", { type: "file", className: "labs-file", "aria-label": "Open a file" });
  chooser.addEventListener("change", async () => {
    const [file] = chooser.files;
    if (file && fits("The file", file.size)) paste({ base64: base64(await file.arrayBuffer()) });
    chooser.value = "";
  });
  const keys = spec.keys.map(([key, label]) => button(label, () => line.ask(keyMessage(key), true)));
  const saves = spec.files.map((name) => button(name, () => line.tell({ type: "file", name })));
  const row = (label, ...nodes) => element("div", { className: "labs-tool-row", role: "group", "aria-label": label }, element("span", {}, label), ...nodes);
  const points = spec.takes === "points";
  const node = element("div", { className: "labs-tools" });
  if (keys.length) node.append(row(points ? "Points" : "Picture", ...keys));
  if (spec.listens && points) node.append(row("Open", box, button("open", () => fits("The text", box.value.length) && paste({ text: box.value })), chooser));
  if (saves.length) node.append(row("Save", ...saves));
  const take = (name, content) => {
    if (!name.includes(".")) {
      box.value = new TextDecoder().decode(content);
      box.focus();
      box.select();
    } else download(name, content);
  };
  return { node, take };
}

function base64(buffer) {
  let text = "";
  for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}

function download(name, content) {
  const link = element("a", { href: URL.createObjectURL(new Blob([content])), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
