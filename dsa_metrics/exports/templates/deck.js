"use strict";
(() => {
  const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
  const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
  const TURNING = [...NEXT, ...BACK, "Home", "End"];
  const body = document.body;
  let at = 0;
  let filled = false;

  const slides = () => [...document.querySelectorAll("main > section")];

  const show = (place) => {
    const all = slides();
    at = Math.max(0, Math.min(place, all.length - 1));
    all[at].scrollIntoView({ behavior: "instant", block: "start" });
    history.replaceState(null, "", "#" + all[at].id);
  };

  // Where a page is taller than the screen, as when it is enlarged, what is left of it comes first.
  const onward = () => {
    const left = slides()[at].getBoundingClientRect().bottom - innerHeight;
    if (left > 8) scrollBy({ top: Math.min(left, innerHeight * 0.9), behavior: "instant" });
    else show(at + 1);
  };

  const fill = () => {
    if (filled || document.fullscreenElement || !document.fullscreenEnabled) return;
    filled = true;
    document.documentElement.requestFullscreen().catch(() => {});
  };

  // Names first leave the page itself, whatever the network does; then the page gives way to the public one.
  const hide = () => {
    if (!body.dataset.public) return;
    const address = body.dataset.public;
    delete body.dataset.public;
    const here = slides()[at];
    const before = slides().slice(0, at).filter((one) => !one.dataset.members).length;
    document.querySelectorAll("[data-members]").forEach((one) => one.remove());
    slides().forEach((one, place, all) => {
      one.querySelector(".place").textContent = `${place + 1} of ${all.length}`;
    });
    body.className = "is-public";
    document.title = body.dataset.title;
    show(here.isConnected ? before : before - 1);
    if (location.protocol === "file:") return;
    fetch(address, { method: "HEAD", cache: "no-store" })
      .then((answer) => answer.ok && location.replace(address + location.hash))
      .catch(() => {});
  };

  const count = () => {
    if (!body.dataset.public) return;
    const since = Math.max(performance.now() - began, Date.now() - beganOn) / 1000;
    const left = Math.max(0, Math.ceil(Number(body.dataset.seconds) - since));
    const said = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    document.querySelectorAll(".left").forEach((one) => { one.textContent = said; });
    if (left === 0) hide();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (event.ctrlKey || event.altKey || event.metaKey || !TURNING.includes(event.key)) return;
    event.preventDefault();
    fill();
    if (event.key === "Home") show(0);
    else if (event.key === "End") show(slides().length - 1);
    else if (BACK.includes(event.key) || event.shiftKey) show(at - 1);
    else onward();
  });
  // The browser keeps Escape for itself while it fills the screen.
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) hide();
    show(at);
  });
  addEventListener("resize", () => show(at));
  addEventListener("scrollend", () => {
    const tops = slides().map((one) => one.getBoundingClientRect().top);
    at = tops.reduce((found, top, place) => (top < innerHeight / 2 ? place : found), 0);
  });

  body.classList.add("is-counting");
  const began = performance.now();
  const beganOn = Date.now();
  setInterval(count, 250);
  count();
  show(Math.max(0, slides().findIndex((one) => `#${one.id}` === location.hash)));
})();
