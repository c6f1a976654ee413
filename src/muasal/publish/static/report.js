// Comfort only: the page says everything without this script.
"use strict";
(() => {
  const groups = [...document.querySelectorAll("details.group")];
  const notes = [...document.querySelectorAll("details.note")];
  const button = document.getElementById("open-all");
  if (button && groups.length > 1) {
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      const open = groups.some((group) => !group.open);
      groups.forEach((group) => { group.open = open; });
      button.textContent = open ? button.dataset.shut : words;
    });
  }
  const pairs = [...document.querySelectorAll("details.pairing")];
  const choice = document.getElementById("choose-pair");
  const choose = (id) => pairs.forEach((pair) => { pair.open = pair.id === id; pair.hidden = !pair.open; });
  if (choice) {
    choice.parentElement.hidden = false;
    choice.addEventListener("change", () => choose(choice.value));
    choose(choice.value);
  }
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    const pair = target.closest("details.pairing");
    if (pair) { choice.value = pair.id; choose(pair.id); }
    const shut = target.closest("details:not([open])");
    if (shut) shut.open = true;
    if (shut || pair) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  const shutNotes = (but) => notes.forEach((note) => { if (note !== but) note.open = false; });
  notes.forEach((note) => note.addEventListener("toggle", () => { if (note.open) shutNotes(note); }));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") shutNotes(null); });
  document.addEventListener("click", (event) => { if (!event.target.closest("details.note")) shutNotes(null); });
  addEventListener("beforeprint", () => groups.forEach((group) => { group.open = true; }));
})();
