"""The words of short answers, and how words with a slip of the finger are known."""

import re
from enum import StrEnum
from functools import lru_cache

_YO = str.maketrans("ёѐ", "ее")
_LATIN = str.maketrans("abcekmhoptxy", "авсекмнортху")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)*%?|[+✅✔☑👍🙏👌🤝❤😊🙂🎉👏]")
_SHORTEST_MISPRINT = 6
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w.-]+\.(?:ru|рф|su|org|com|net)(?:/\S*)?(?!\w)")
_HIDDEN_LINK = "ъ"


class Sense(StrEnum):
    """What a word adds to an answer.

    `FILLER` and `THING` («приказ», «карта») change nothing beside a status; `SENDING` means that a file
    is there; `DOUBT` keeps «Выполнено» from being certain.
    """

    DONE = "done"
    GOING = "going"
    TALK = "talk"
    YES = "yes"
    FILLER = "filler"
    THING = "thing"
    SENDING = "sending"
    DOUBT = "doubt"
    ASKING = "asking"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_THINGS = tuple(
    _words(
        "карт приказ распоряжени постановлени план програм положени акт документ протокол справк отчет "
        "информац консультац соглашени договор мероприяти материал анализ мониторинг педсовет совещани "
        "заседани собрани работ вопрос коллеги совет школьн дорожн локальн нормативн родител наставни "
        "пар учет реестр траектори методическ индивидуальн педагогическ order minutes"
    )
)
_EXACT: tuple[tuple[Sense, frozenset[str]], ...] = (
    (
        Sense.DONE,
        _words(
            "выполнено выполнен выполнена выполнены выполнили выполнил выполнила вып готово готов готова "
            "готовы сделано сделан сделана сделаны сделали сделал сделала утверждено утвержден утверждена "
            "утверждены утвердили проведено проведен проведена проведены провели провел провела сдано "
            "сдан сдана сданы сдали исполнено исполнен исполнена исполнены исполнили завершено завершен "
            "завершена завершены завершили закончено закончен закончена закончили издан издана изданы "
            "издали издано подписан подписана подписаны подписано подписали разработано разработан "
            "разработана разработаны разработали размещено размещен размещена размещены разместили "
            "оформлено оформлен оформлена оформлены оформили составлено составлен составлена составлены "
            "составили подготовлено подготовлен подготовлена подготовлены подготовили организовано "
            "организован организованы организовали назначены назначили закреплены закрепили внесены "
            "внесли заключено заключен заключены заключили рассмотрено рассмотрен рассмотрен рассмотрели "
            "обсудили выполненным исполненным зделано зделали done completed ready finished + ✅ ✔ ☑"
        ),
    ),
    (
        Sense.GOING,
        _words(
            "ведется ведутся ведем веду делаем делается делаю работаем работаю готовим готовится "
            "готовятся готовимся готовлю готовят разрабатываем разрабатывается разрабатываются оформляем "
            "оформляется собираем занимаемся занимаюсь начали начат начата начато продолжаем продолжается "
            "пишем пишется дописываем доделываем дорабатываем выполняем выполняется выполняются проводим "
            "проводится проводятся осуществляется осуществляем реализуется реализуем подписываем "
            "согласовываем составляем утверждаем"
        ),
    ),
    (
        Sense.TALK,
        _words(
            "спасибо спс пасиб благодарю благодарим благодарна ок окей ok okay хорошо ладно понял поняла "
            "поняли понятно ясно принято приняла принял учтем услышала здравствуйте привет добрый доброе "
            "доброго день дня утро утра вечер вечера свидания извините простите наступающим наступившим "
            "новым годом праздником удачи взаимно большое огромное вам всего thanks thank you hello hi 👍 "
            "🙏 👌 🤝 ❤ 😊 🙂 🎉 👏"
        ),
    ),
    (Sense.YES, _words("да было были была был ага угу конечно yes")),
    (
        Sense.FILLER,
        _words(
            "уже все всё полностью у нас нами мы я школа школой школе школы наша наш давно вчера сегодня "
            "вовремя в срок успешно пункт пункта пункту пункты п по это этот этому тоже также и а целиком "
            "так ну вот теперь наконец же отметьте запишите прошу отметить считать считаем поставьте с со "
            "о об для из г от за номер дата директора директор полном объеме пожалуйста проверьте "
            "посмотрите ошибся ошиблась ошиблись исправьте исправление поправка правильно верно is are "
            "the it please"
        ),
    ),
    (
        Sense.SENDING,
        _words(
            "направляю направляем высылаю высылаем отправляю отправляем прилагаю прилагаем прикрепляю "
            "прикрепили прикрепил прикрепила вложении скан фото файл копия ответ см смотрите"
        ),
    ),
    (
        Sense.DOUBT,
        _words(
            "не ни нет но однако кроме если хотя почти частично наполовину завтра послезавтра скоро позже "
            "потом будет будут будем буду был-бы сделаем сделаю проведем проведу пришлем пришлю отправим "
            "отправлю вышлем выполним выполню утвердим подготовим сдадим издадим подпишем напишу напишем "
            "доделаем допишем планируем планируется собираемся осталось остальное остальные остальной "
            "только лишь может наверно наверное вероятно кажется вроде забыли забыл забыла ошибка "
            "ошиблись отмена отменить отменили перенесли перенести через до конца концу неделе около "
            "примерно надо нужно нужен нужна нужны должны должен ждем еще пока без процентов половину пол "
            "вряд хотим хотели тоже-нет черновик проект проекта проекте not no except almost soon "
            "tomorrow will partly"
        ),
    ),
    (
        Sense.ASKING,
        _words(
            "что как куда когда где кому кого какой какая какие какое каком какую какого зачем почему ли "
            "можно подскажите скажите вопрос уточните сколько чей what how where when which why"
        ),
    ),
)
_STEMS: tuple[tuple[Sense, tuple[str, ...]], ...] = (
    (Sense.THING, _THINGS),
    (Sense.DOUBT, ("планиру", "собира", "остал", "половин", "частичн", "черновик", "отмен", "перенес")),
)
_PAPERS = tuple(
    _words("приказ распоряжени постановлени протокол соглашени договор документ педсовет order minutes")
)
_STEM_MISPRINTS = {
    **dict.fromkeys(("пиказ", "прказ", "приказз", "прикаж", "рпиказ", "приакз", "прикза"), "приказ"),
    **dict.fromkeys(("притокол", "протокл", "протокал", "проткол"), "протокол"),
}


def normalized(text: str) -> str:
    """For comparison, sign by sign: lower case, «ё» as «е», Latin letters inside Russian words as Russian.

    A link becomes one unknown word.
    """
    lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text).translate(_YO)
    lower = _LINK.sub(lambda found: _HIDDEN_LINK * len(found[0]), lower)
    return re.sub(r"[^\W\d_]+", lambda found: _russian(found[0]), lower)


def has_link(text: str) -> bool:
    return _LINK.search(text.lower()) is not None


def _russian(word: str) -> str:
    return word.translate(_LATIN) if any("а" <= letter <= "я" for letter in word) else word


def find_words(text: str) -> list[str]:
    """The words and numbers of a normalized text."""
    return _WORD.findall(text)


@lru_cache(maxsize=4096)
def sense_of(word: str) -> Sense | None:
    """What the word adds; a longer word may have one slip of the finger."""
    word = _STEM_MISPRINTS.get(word, word)
    for sense, words in _EXACT:
        if word in words:
            return sense
    for sense, stems in _STEMS:
        if word.startswith(stems):
            return sense
    if word.endswith("%"):
        return Sense.FILLER if word == "100%" else Sense.DOUBT
    if word.startswith("не") and word[2:] in _EXACT[0][1]:
        return Sense.DOUBT
    return _misprinted(word)


def is_paper(word: str) -> bool:
    """«приказ», «протокола»: it says no more than the number and the date beside it."""
    return _STEM_MISPRINTS.get(word, word).startswith(_PAPERS)


def _misprinted(word: str) -> Sense | None:
    """Only of words that are certain statuses or thanks; a word with «не» is never mended."""
    if len(word) < _SHORTEST_MISPRINT - 1 or word.startswith("не"):
        return None
    for sense, words in _EXACT[:3]:
        if any(_is_slip(word, known) for known in words if len(known) >= _SHORTEST_MISPRINT):
            return sense
    return None


def _is_slip(word: str, known: str) -> bool:
    """One letter more, less, other, or two that changed places; the last two letters tell the tense."""
    if abs(len(word) - len(known)) > 1 or word[0] not in known[:2]:
        return False
    start = 0
    while start < min(len(word), len(known)) and word[start] == known[start]:
        start += 1
    mine, theirs = word[start:], known[start:]
    return (
        (mine[1:] == theirs and len(word) > len(known))
        or (mine == theirs[1:] and len(word) < len(known))
        or (len(mine) > 2 and len(word) > _SHORTEST_MISPRINT and mine[1:] == theirs[1:])
        or (mine[1::-1] + mine[2:] == theirs and len(mine) >= 2)
    )
