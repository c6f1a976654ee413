// Comfort only: every page works without this script.
"use strict";
(() => {
  const drop = document.querySelector(".drop");
  if (drop) {
    const input = drop.querySelector("input");
    const over = (on) => (event) => { event.preventDefault(); drop.classList.toggle("over", on); };
    ["dragenter", "dragover"].forEach((name) => addEventListener(name, over(true)));
    addEventListener("dragleave", over(false));
    addEventListener("drop", (event) => {
      over(false)(event);
      if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
    });
  }
})();
