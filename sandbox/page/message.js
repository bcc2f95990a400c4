// One message as an element: quote, file, text, foot, buttons.

import { fileUrl } from "./api.js";
import { button, clockOf, element, icon } from "./dom.js";
import { link, renderText } from "./entities.js";

const NAMES = { document: "Файл", photo: "Фото", voice: "Голосовое", audio: "Аудио", video: "Видео" };

export function summary(message) {
  if (message.text) return message.text.split("\n").find((line) => line.trim()) || "";
  return message.document ? message.document.name || NAMES[message.document.kind] : "";
}

export function renderMessage(message, chat) {
  const bubble = element("div", "bubble");
  bubble.title = "Нажмите, чтобы ответить на это сообщение";
  if (message.forwarded_from) bubble.append(element("div", "origin", `Переслано от: ${message.forwarded_from}`));
  const replied = message.reply_to === null ? null : chat.find(message.reply_to);
  if (replied) bubble.append(quote(replied, chat));
  if (message.document) bubble.append(attachment(message.document));
  if (message.text) {
    const body = element("div", "body");
    body.append(renderText(message.text, message.entities, chat.actions));
    bubble.append(body);
  }
  bubble.append(foot(message));
  bubble.addEventListener("click", (event) => {
    const busy = event.target.closest("a, button, .spoiler") || String(getSelection());
    if (!busy) chat.actions.reply(message);
  });
  const made = element("article", message.from_bot ? "message" : "message mine", bubble);
  if (message.buttons.length) {
    made.classList.add("keyed");
    made.append(keys(message, chat.actions));
  }
  made.dataset.id = message.message_id;
  return made;
}

function quote(replied, chat) {
  const made = button("quote", "", () => chat.show(replied.message_id));
  const who = replied.from_bot ? "Вехи" : chat.person.first_name;
  made.append(element("b", "", who), element("span", "", summary(replied)));
  return made;
}

function attachment(file) {
  if (file.kind === "photo") {
    const picture = element("img", "picture");
    picture.src = fileUrl(file);
    picture.alt = "Фото";
    return picture;
  }
  const name = element("span", "", file.name || NAMES[file.kind], element("small", "", size(file.size)));
  const made = element("a", "attachment", element("i", "", icon(file.kind)), name);
  made.href = fileUrl(file);
  made.download = file.name || "file";
  return made;
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} КБ`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} МБ`;
}

function foot(message) {
  const made = element("div", "foot");
  for (const reaction of message.reactions) made.append(element("span", "reaction", reaction));
  if (message.edited) made.append(element("span", "", "изменено"));
  made.append(element("time", "", clockOf(message.date)));
  if (!message.from_bot) made.append(element("span", "", "✓✓"));
  return made;
}

function keys(message, actions) {
  const made = element("div", "keys");
  for (const row of message.buttons) made.append(element("div", "", ...row.map((key) => renderKey(key, message, actions))));
  return made;
}

function renderKey(key, message, actions) {
  if (key.url) {
    const made = link(key.url, actions);
    made.className = "key link";
    made.append(key.text);
    return made;
  }
  const made = button(`key ${key.style || ""}`, key.text, () => (key.copy ? actions.copy(key.copy) : actions.press(message, key, made)));
  made.disabled = key.disabled;
  return made;
}
