// Toasts and alerts, as Telegram shows answers to a press.

import { byId } from "./dom.js";

let timer = 0;

export function toast(text) {
  const shown = byId("toast");
  shown.textContent = text;
  shown.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { shown.hidden = true; }, 1500 + 60 * text.length);
}

export function alertBox(text) {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}
