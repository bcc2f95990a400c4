// The program's time and the buttons that move it.

import { get, post } from "./api.js";
import { byId, clockOf, dayOf } from "./dom.js";

export class Clock {
  constructor(complain) {
    this.complain = complain;
    this.busy = false;
    for (const made of document.querySelectorAll("[data-to]")) made.addEventListener("click", () => this.move(made.dataset.to));
    byId("to-date").addEventListener("submit", (event) => { event.preventDefault(); this.move(byId("date").value); });
    this.tick();
    setInterval(() => { if (!document.hidden) this.tick(); }, 1000);
  }

  async tick() {
    try {
      this.show(await get("time"));
    } catch {
      byId("day").textContent = "нет связи с программой";
    }
  }

  async move(to) {
    this.busy = true;
    this.shade(true);
    try {
      this.show(await post("time", { to }));
    } catch (error) {
      this.complain(error.message);
    }
    this.busy = false;
    await this.tick();
  }

  show(time) {
    byId("clock").value = clockOf(time.now, true);
    byId("bar-clock").value = `${time.now.slice(8, 10)}.${time.now.slice(5, 7)} ${clockOf(time.now)}`;
    byId("day").textContent = dayOf(time.now);
    byId("moves").hidden = !time.controllable;
    byId("date").min = time.now.slice(0, 10);
    this.shade(this.busy || time.moving);
  }

  shade(moving) {
    byId("moving").hidden = !moving;
    for (const made of byId("moves").querySelectorAll("button")) made.disabled = moving;
  }
}
