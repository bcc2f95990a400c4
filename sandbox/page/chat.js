// The open conversation: messages in order, kept in step with changes.

import { byId, dayOf, element } from "./dom.js";
import { renderMessage } from "./message.js";

const NEAR = 90;

export class Chat {
  constructor(actions) {
    this.actions = actions;
    this.log = byId("log");
    this.down = byId("down");
    this.person = null;
    this.messages = [];
    this.down.addEventListener("click", () => this.toBottom());
    this.stuck = true;
    this.log.addEventListener("scroll", () => { this.stuck = this.down.hidden = this.atBottom(); });
    new ResizeObserver(() => { if (this.stuck) this.toBottom(); }).observe(this.log);
  }

  open(person, messages) {
    this.person = person;
    this.messages = messages;
    this.draw();
    this.toBottom();
  }

  close() {
    this.person = null;
    this.messages = [];
    this.draw();
  }

  find(id) { return this.messages.find((message) => message.message_id === id) || null; }

  // Put a new or changed message in its place; a deleted one comes without its message.
  apply({ kind, message_id: id, message }) {
    const at = this.messages.findIndex((known) => known.message_id === id);
    if (at < 0 && kind !== "message") return;
    const sent = at < 0 && message && !message.from_bot;
    const stay = !sent && !this.atBottom();
    if (!message) this.messages.splice(at, 1);
    else if (at >= 0) this.messages[at] = message;
    else this.messages.push(message);
    const shown = this.log.querySelector(`[data-id="${id}"]`);
    if (shown && message) shown.replaceWith(this.render(message, kind === "edit"));
    else if (at < 0 && this.messages.length > 1) this.append(message);
    else this.draw();
    if (stay) this.down.hidden = false;
    else this.toBottom();
  }

  draw() {
    this.log.replaceChildren();
    this.day = "";
    for (const message of this.messages) this.append(message);
    if (!this.messages.length) this.log.append(element("p", "empty", this.person ? "Здесь пока пусто. Нажмите «Запустить» или напишите боту." : "Выберите, кто вы."));
  }

  append(message) {
    const day = dayOf(message.date);
    if (day !== this.day) this.log.append(element("p", "day", day));
    this.day = day;
    this.log.append(this.render(message, false));
  }

  render(message, fresh) {
    const made = renderMessage(message, this);
    if (fresh) made.classList.add("fresh");
    for (const picture of made.querySelectorAll("img")) {
      const stay = this.atBottom();
      picture.addEventListener("load", () => { if (stay) this.toBottom(); });
    }
    return made;
  }

  show(id) {
    const shown = this.log.querySelector(`[data-id="${id}"]`);
    if (!shown) return;
    shown.scrollIntoView({ block: "center", behavior: "smooth" });
    shown.classList.remove("fresh");
    requestAnimationFrame(() => shown.classList.add("fresh"));
  }

  atBottom() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR; }

  toBottom() {
    this.log.scrollTop = this.log.scrollHeight;
    this.down.hidden = true;
  }
}
