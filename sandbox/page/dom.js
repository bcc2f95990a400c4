// Elements without markup strings: whatever people wrote stays text.

export const byId = (id) => document.getElementById(id);

export function element(tag, name = "", ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

export function button(name, label, act) {
  const made = element("button", name, label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("class", "glyph");
  made.setAttribute("aria-hidden", "true");
  made.append(document.createElementNS(SVG, "use"));
  made.firstChild.setAttribute("href", `/page/icons.svg#${name}`);
  return made;
}

const DAYS = ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"];
const MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

// Moments are shown as the program tells them, never in the browser's own zone.
export const clockOf = (iso, seconds = false) => iso.slice(11, seconds ? 19 : 16);

export function dayOf(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `${day} ${MONTHS[month - 1]} ${year}, ${DAYS[weekday]}`;
}
