// The queue by keyboard alone. Every key does what a link or button of the page does.
"use strict";
(() => {
  const items = [...document.querySelectorAll("#queue .item")];
  let at = 0;
  const show = (next) => {
    at = Math.max(0, Math.min(next, items.length - 1));
    items.forEach((item, place) => item.classList.toggle("current", place === at));
    if (items[at]) { items[at].focus({ preventScroll: true }); items[at].scrollIntoView({ block: "nearest" }); }
  };
  const press = (selector) => { const found = items[at] && items[at].querySelector(selector); if (found) found.click(); };
  const keys = {
    j: () => show(at + 1),
    k: () => show(at - 1),
    a: () => press(".accept button"),
    r: () => press(".reject button"),
    c: () => press("a.fix"),
    u: () => { const undo = document.querySelector("#undo button"); if (undo) undo.click(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const way = keys[event.key];
    if (way) { event.preventDefault(); way(); }
  });
  items.forEach((item, place) => item.addEventListener("click", () => { if (place !== at) show(place); }));
  if (items.length) show(0);
})();
