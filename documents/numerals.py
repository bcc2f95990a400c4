"""Numbers of a list in the formats that Word draws: «4», «IV», «г», «d»."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST = 3999
_ALPHABETS = {"Letter": "abcdefghijklmnopqrstuvwxyz", "russian": "абвгдежзиклмнопрстуфхцчшщэюя"}


def draw_number(number: int, form: str) -> str:
    """What is in no known format is drawn in plain figures."""
    if not 0 < number <= _LARGEST:
        return str(number)
    is_capital = "upper" in form.lower()
    if form.endswith("Roman"):
        drawn = _draw_roman(number)
    else:
        letters = next((letters for name, letters in _ALPHABETS.items() if name in form), "")
        if not letters:
            return f"{number:02}" if form == "decimalZero" else str(number)
        times, place = divmod(number - 1, len(letters))
        drawn = letters[place] * (times + 1)
    return drawn.upper() if is_capital else drawn.lower()


def _draw_roman(number: int) -> str:
    drawn = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        drawn += sign * times
    return drawn
