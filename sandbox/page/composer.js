// The line below the chat: text, the message replied to, files, command hints, the reply keyboard.

import { button, byId, element } from "./dom.js";
import { summary } from "./message.js";

const PICTURES = ["image/jpeg", "image/png", "image/webp"];

export class Composer {
  constructor({ send, commands }) {
    this.text = byId("text");
    this.commands = commands;
    this.clear();
    byId("form").addEventListener("submit", (event) => { event.preventDefault(); this.submit(send); });
    this.text.addEventListener("input", () => { this.grow(); this.hint(this.text.value); });
    this.text.addEventListener("keydown", (event) => {
      const finePointer = matchMedia("(pointer: fine)").matches;
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && finePointer) { event.preventDefault(); this.submit(send); }
      if (event.key === "Escape") this.replyTo(null);
    });
    byId("menu").addEventListener("click", () => this.hint(byId("hints").hidden ? "/" : ""));
    byId("reply-off").addEventListener("click", () => this.replyTo(null));
    byId("files-off").addEventListener("click", () => this.attach([]));
    byId("file").addEventListener("change", (event) => { this.attach([...event.target.files]); event.target.value = ""; });
  }

  clear() {
    this.text.value = "";
    this.replyTo(null);
    this.attach([]);
    this.grow();
    byId("hints").hidden = true;
  }

  async submit(send) {
    const text = this.text.value.trim();
    if (!text && !this.files.length) return;
    const { files, reply } = this;
    const asFile = byId("as-file").checked;
    const kinds = files.map((file) => (PICTURES.includes(file.type) && !asFile ? "photo" : "document"));
    this.clear();
    if (!await send({ text, files, kinds, reply_to: reply ? reply.message_id : null })) this.restore(text, files, reply);
    this.text.focus();
  }

  restore(text, files, reply) {
    this.text.value = text;
    this.attach(files);
    this.replyTo(reply);
  }

  replyTo(message, who = "") {
    this.reply = message;
    byId("reply").hidden = !message;
    if (!message) return;
    byId("reply-who").textContent = who || (message.from_bot ? "Вехи" : "Вы");
    byId("reply-text").textContent = summary(message);
    this.text.focus();
  }

  attach(files) {
    this.files = files;
    byId("files").hidden = !files.length;
    byId("file-names").textContent = files.map((file) => file.name).join(", ");
    byId("as-file-row").hidden = !files.some((file) => PICTURES.includes(file.type));
    if (files.length) this.text.focus();
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 132)}px`;
  }

  async hint(typed) {
    const known = /^\/\w*$/.test(typed) ? await this.commands() : [];
    const found = known.filter((item) => `/${item.command}`.startsWith(typed));
    byId("hints").hidden = !found.length;
    byId("hints").replaceChildren(...found.map((item) => {
      const made = button("", element("b", "", `/${item.command}`), () => this.say(`/${item.command}`));
      made.append(element("span", "", item.description));
      return element("li", "", made);
    }));
  }

  say(text) {
    this.text.value = text;
    byId("form").requestSubmit();
  }

  // The keyboard of the newest message that set or removed one.
  keyboard(messages) {
    const set = messages.findLast((message) => message.keyboard && !message.keyboard.force_reply);
    const rows = set && set.keyboard.keyboard || [];
    byId("keyboard").hidden = !rows.length;
    byId("keyboard").replaceChildren(...rows.map((row) => element("div", "", ...row.map((key) => button("", key.text, () => this.say(key.text))))));
  }
}
