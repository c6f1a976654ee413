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
  // The progress of a job: what stands on the page is kept and filled anew, so that what changed is read out.
  const job = document.querySelector("#job");
  const again = async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (answer && !answer.ok) return location.reload();
    if (answer) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = fresh.querySelector("#job");
      if (!now) return location.reload();
      document.title = fresh.title;
      job.replaceChildren(...now.childNodes);
      job.dataset.state = now.dataset.state;
      if (!("going" in now.dataset)) delete job.dataset.going;
      ["main progress", "main ul"].forEach((part) => document.querySelector(part).replaceWith(fresh.querySelector(part)));
    }
    follow();
  };
  const follow = () => { if (job && "going" in job.dataset) setTimeout(again, 2000); };
  follow();
})();
