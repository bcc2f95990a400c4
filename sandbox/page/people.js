// The list of people with their last messages and unread marks.

import { button, byId, clockOf, element } from "./dom.js";
import { summary } from "./message.js";

export class People {
  constructor(choose) {
    this.choose = choose;
    this.list = byId("people");
    this.people = new Map();
    this.last = new Map();
    this.unread = new Map();
    this.current = null;
  }

  put(person) {
    this.people.set(person.id, person);
    this.draw();
  }

  // A new message is unread until its person's chat is on the screen.
  see(id, message, unread) {
    if ((this.last.get(id)?.message_id || 0) >= message.message_id) return;
    this.last.set(id, message);
    if (unread) this.unread.set(id, (this.unread.get(id) || 0) + 1);
    this.draw();
  }

  select(id) {
    this.current = id;
    this.unread.delete(id);
    this.draw();
  }

  others() {
    let count = 0;
    for (const [id, unread] of this.unread) if (id !== this.current) count += unread;
    return count;
  }

  draw() {
    this.list.replaceChildren(...[...this.people.values()].map((person) => this.row(person)));
    byId("nobody").hidden = this.people.size > 0;
    const others = this.others();
    byId("others").hidden = !others;
    byId("others").textContent = others;
    document.title = others ? `(${others}) Вехи: чат` : "Вехи: чат";
  }

  row(person) {
    const last = this.last.get(person.id);
    const unread = this.unread.get(person.id) || 0;
    const name = fullName(person);
    const avatar = element("span", "avatar", name.split(" ").map((part) => part[0]).join("").slice(0, 2));
    avatar.style.setProperty("--hue", (person.id * 67) % 360);
    const made = button("", avatar, () => this.choose(person.id));
    made.append(element("span", "name", name), element("span", "at", last ? clockOf(last.date) : ""));
    made.append(element("span", "last", person.note || (last ? summary(last) : "")));
    if (unread) made.append(element("span", "badge", String(unread)));
    if (person.note && last) made.title = summary(last);
    made.setAttribute("aria-current", String(person.id === this.current));
    made.dataset.person = person.id;
    return element("li", "", made);
  }
}

export const fullName = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ");
