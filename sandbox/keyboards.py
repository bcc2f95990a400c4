"""Checks of reply markup: inline keyboards that are stored, and the other kinds that make a message final."""

import re
from typing import Any

from sandbox import limits
from sandbox.entities import units
from sandbox.errors import bad_request

Markup = dict[str, Any]

ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)
_URL = re.compile(r"(https?://|tg://|mailto:|tel:)\S+|[\w.-]+\.[a-z]{2,}(/\S*)?", re.IGNORECASE)


def check_markup(markup: Any) -> tuple[Markup | None, Markup | None]:
    """An inline keyboard, or another markup (reply keyboard, its removal, forced reply)."""
    if markup is None:
        return None, None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _check_inline(markup["inline_keyboard"]), None
    if "keyboard" in markup:
        return None, _check_reply(markup)
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return None, markup
    return None, None


def _check_inline(rows: Any) -> Markup | None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup should be an Array of Arrays')
    kept = [[_check_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > limits.BUTTONS or any(len(row) > limits.BUTTONS_IN_ROW for row in kept):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _check_button(button: Any) -> dict[str, Any]:
    trouble = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{trouble}InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(f'{trouble}Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = ACTIONS & button.keys()
    if not actions:
        raise bad_request(f"{trouble}Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"{trouble}Button must have exactly one action")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= limits.CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _URL.fullmatch(str(button["url"])):
        raise bad_request("BUTTON_URL_INVALID")
    if "copy_text" in button and not 1 <= units(button["copy_text"].get("text", "")) <= limits.COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button


def _check_reply(markup: Markup) -> Markup:
    rows = [[{"text": key} if isinstance(key, str) else key for key in row] for row in markup["keyboard"]]
    if not any(rows):
        raise bad_request("reply keyboard must be non-empty")
    if any(not str(key.get("text", "")).strip() for row in rows for key in row):
        raise bad_request("keyboard button text must be non-empty")
    if units(markup.get("input_field_placeholder", "")) > limits.PLACEHOLDER:
        raise bad_request("input field placeholder is too long")
    return {**markup, "keyboard": rows}
