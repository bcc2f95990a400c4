// Text with Telegram's entities as elements. Offsets are UTF-16 units, as in JavaScript strings.

import { button, element } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };

export function renderText(text, entities, actions) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const root = document.createDocumentFragment();
  fill(root, text, 0, text.length, sorted, actions);
  return root;
}

function fill(parent, text, from, to, entities, actions) {
  let at = from;
  while (entities.length && entities[0].offset < to) {
    const entity = entities.shift();
    if (entity.offset < at) continue;
    const end = Math.min(entity.offset + entity.length, to);
    parent.append(text.slice(at, entity.offset));
    const inner = wrap(entity, text.slice(entity.offset, end), actions);
    const nested = [];
    while (entities.length && entities[0].offset < end) nested.push(entities.shift());
    fill(inner, text, entity.offset, end, nested, actions);
    parent.append(inner);
    at = end;
  }
  parent.append(text.slice(at, to));
}

function wrap(entity, covered, actions) {
  if (entity.type === "text_link" || entity.type === "url") return link(entity.url || covered, actions);
  if (entity.type === "bot_command") return button("command", "", () => actions.say(covered));
  if (entity.type === "spoiler") {
    const hidden = element("span", "spoiler");
    hidden.addEventListener("click", (event) => { event.stopPropagation(); hidden.classList.add("open"); });
    return hidden;
  }
  return element(TAGS[entity.type] || "span");
}

// A link out, or a deep link to this bot, which is what pressing «Start» would send.
export function link(url, actions) {
  const made = element("a");
  const safe = /^(https?|tg|mailto|tel):/i.test(url) ? url : `https://${url}`;
  made.href = safe;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  const deep = safe.match(/^https:\/\/(?:t\.me|telegram\.me)\/(\w+)\?start=([\w-]{1,64})$/i);
  made.addEventListener("click", (event) => {
    event.stopPropagation();
    if (deep && deep[1].toLowerCase() === actions.bot.toLowerCase()) {
      event.preventDefault();
      actions.say(`/start ${deep[2]}`);
    }
  });
  return made;
}
