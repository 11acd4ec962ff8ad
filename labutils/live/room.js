// Where there is little room: a picture that is moved sideways, and words that keep the page in its place.

/** Around the picture: a mark at each edge behind which there is more of it, and the arrow keys to go there. */
function makeWindow(picture) {
  const node = element("div", { className: "labs-window" }, picture);
  const look = () => {
    const most = picture.scrollWidth - picture.clientWidth;
    node.classList.toggle("labs-more-left", picture.scrollLeft > 1);
    node.classList.toggle("labs-more-right", picture.scrollLeft < most - 1);
    const told = { tabindex: 0, role: "group", "aria-label": "Picture, wider than the panel: the arrow keys move it sideways" };
    for (const [name, value] of Object.entries(told)) most > 1 ? picture.setAttribute(name, value) : picture.removeAttribute(name);
  };
  const sized = new ResizeObserver(look);
  picture.addEventListener("scroll", look, { passive: true });
  [picture, picture.firstChild].forEach((part) => sized.observe(part));
  return { node, stop: () => sized.disconnect() };
}

/** Words that get no lower while their width stays, so that what is below them does not jump; returns what ends that. */
function keepHeight(node) {
  let width = 0;
  let refresh = 0;
  const keep = () => (node.style.minHeight = `${node.getBoundingClientRect().height}px`);
  const begin = () => {
    node.style.minHeight = "";
    keep();
  };
  const sized = new ResizeObserver(() => {
    if (node.clientWidth === width) return keep();
    width = node.clientWidth;
    refresh = requestAnimationFrame(begin);
  });
  sized.observe(node);
  return () => {
    sized.disconnect();
    cancelAnimationFrame(refresh);
  };
}
