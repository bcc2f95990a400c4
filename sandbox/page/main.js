// The page: who is chosen, what is sent, what has changed.

import { get, post, upload } from "./api.js";
import { Chat } from "./chat.js";
import { Clock } from "./clock.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { alertBox, toast } from "./notices.js";
import { fullName, People } from "./people.js";

const PRESS_WAIT = 15;
const actions = { bot: "", say, press, copy, reply: (message) => composer.replyTo(message) };
const people = new People(choose);
const chat = new Chat(actions);
const composer = new Composer({ send, commands: () => get("commands", { person_id: chat.person.id }) });
let cursor = 0;
let typing = 0;

async function attempt(act) {
  try {
    await act();
    return true;
  } catch (error) {
    toast(error.message);
    return false;
  }
}

async function choose(id) {
  const person = people.people.get(id);
  const seen = await get("messages", { chat_id: id });
  chat.open(person, seen.messages);
  composer.clear();
  document.body.dataset.screen = "chat";
  sessionStorage.setItem("person", id);
  people.select(id);
  remember(id);
  showPerson();
}

function showPerson() {
  const { person, messages } = chat;
  byId("form").hidden = !person || person.blocked;
  byId("block").hidden = !messages.length;
  byId("start").hidden = !person || (!person.blocked && messages.length > 0);
  byId("whoami").textContent = person ? fullName(person) : "";
  byId("note").textContent = person ? person.note : "";
  composer.keyboard(messages);
  if (!person) return;
  byId("block").classList.toggle("stopped", person.blocked);
  byId("block").title = person.blocked ? "Бот остановлен" : "Остановить бота";
  byId("start").textContent = person.blocked ? "ПЕРЕЗАПУСТИТЬ БОТА" : "ЗАПУСТИТЬ";
}

async function send({ text, files, kinds, reply_to }) {
  const person_id = chat.person.id;
  if (!files.length) return attempt(() => post("say", { person_id, text, ...(reply_to && { reply_to }) }));
  const group = files.length > 1 ? String(Date.now()) : null;
  return attempt(async () => {
    for (const [index, file] of files.entries()) {
      const caption = index ? null : text;
      await upload({ person_id, kind: kinds[index], caption, reply_to, group, mime: file.type || null }, file);
    }
  });
}

function say(text) { return send({ text, files: [], kinds: [], reply_to: null }); }

async function press(message, key, made) {
  made.classList.add("waiting");
  await attempt(async () => {
    const values = { person_id: chat.person.id, message_id: message.message_id, button: key.data, wait: PRESS_WAIT };
    const outcome = await post("press", values);
    if (outcome.text) (outcome.show_alert ? alertBox : toast)(outcome.text);
  });
  made.classList.remove("waiting");
}

async function copy(text) {
  await attempt(() => navigator.clipboard.writeText(text));
  toast("Скопировано");
}

async function block() {
  const person_id = chat.person.id;
  const blocked = !chat.person.blocked;
  await attempt(() => post("block", { person_id, blocked }));
}

async function start() {
  if (chat.person.blocked) await block();
  await say("/start");
}

function remember(id) {
  const last = people.last.get(id);
  if (last) sessionStorage.setItem(`read-${id}`, last.message_id);
}

function onScreen(id) {
  const open = innerWidth > 820 || document.body.dataset.screen === "chat";
  return chat.person && chat.person.id === id && open;
}

function apply(change) {
  const { kind, chat_id: id, message } = change;
  if (kind === "person" && change.person) {
    people.put(change.person);
    if (chat.person && chat.person.id === id) chat.person = change.person;
  }
  if (kind === "message" && message && people.people.has(id)) people.see(id, message, message.from_bot && !onScreen(id));
  if (!chat.person || chat.person.id !== id) return;
  if (["message", "edit", "reaction", "delete"].includes(kind)) chat.apply(change);
  if (kind === "action") showTyping();
  if (onScreen(id)) remember(id);
  showPerson();
}

function showTyping() {
  byId("status").textContent = "печатает…";
  byId("bar-clock").hidden = true;
  clearTimeout(typing);
  typing = setTimeout(() => { byId("status").textContent = "бот"; byId("bar-clock").hidden = false; }, 4000);
}

async function load() {
  ({ cursor } = await get("messages", { chat_id: 0, limit: 0 }));
  const everyone = await get("people");
  people.people.clear();
  people.last.clear();
  people.unread.clear();
  for (const person of everyone) people.people.set(person.id, person);
  const chats = await Promise.all(everyone.map((person) => get("messages", { chat_id: person.id, limit: 30 })));
  chats.forEach((seen, index) => preview(everyone[index].id, seen.messages));
  people.draw();
  chat.close();
  showPerson();
  const wanted = Number(location.hash.slice(1) || sessionStorage.getItem("person"));
  const chosen = people.people.has(wanted) ? wanted : innerWidth > 820 && everyone.length ? everyone[0].id : null;
  if (chosen) await choose(chosen);
}

function preview(id, messages) {
  const read = Number(sessionStorage.getItem(`read-${id}`) || 0);
  if (messages.length) people.last.set(id, messages.at(-1));
  const unread = messages.filter((message) => message.from_bot && message.message_id > read).length;
  if (unread) people.unread.set(id, unread);
}

async function follow() {
  for (;;) {
    try {
      const seen = await get("changes", { cursor, timeout: 25 });
      if (seen.missed || seen.changes.some((change) => change.kind === "reset")) await load();
      else seen.changes.forEach(apply);
      cursor = Math.max(cursor, seen.cursor);
      if (!chat.person && innerWidth > 820 && people.people.size) await choose([...people.people.keys()][0]);
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, 1000); });
    }
  }
}

function paint(theme) {
  document.documentElement.dataset.theme = theme;
}

byId("theme").addEventListener("click", () => {
  const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  localStorage.setItem("theme", theme);
  paint(theme);
});
byId("back").addEventListener("click", () => { document.body.dataset.screen = "people"; });
byId("block").addEventListener("click", block);
byId("start").addEventListener("click", start);
paint(localStorage.getItem("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));

const bot = await get("bot");
actions.bot = bot.username;
byId("bot-name").textContent = bot.first_name;
new Clock(toast);
await load();
document.body.dataset.ready = "yes";
follow();
