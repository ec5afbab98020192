"""How does one article spell the same name: in full, as a surname, in capitals?

Whom a name means is `speakers`; spellings across articles are `same_name`.
"""

from annotator.text.names import Name


def recased(found: list[Name]) -> list[Name]:
    """Give names in capitals as the article spells them elsewhere: JANE ROE is Jane Roe."""
    shouted = {name.text for name in found if name.full and name.text.isupper()}
    if not shouted:
        return found
    spelt = {name.text.upper(): name.text for name in found if name.text not in shouted}
    return [name._replace(text=spelt.get(name.text, name.text)) for name in found]


def parts(name: str) -> list[str]:
    """The words of a full name by which it may be called."""
    words = [word for word in name.split(" ") if word not in ("Jr.", "Sr.", "Jr", "Sr")]
    return [word.lower() for word in words if word[0].isupper()]


def key(name: str) -> str:
    """The word that a name shares with the shorter forms of it: the surname, in lower case."""
    if " " not in name:
        return name.lower()
    found = parts(name)
    return found[-1] if found else name.lower()


def abridges(short: str, full: str) -> bool:
    """Whether one name is the other with words left out."""
    if short.count(" ") >= full.count(" "):
        return False
    few, many = short.lower().split(" "), full.lower().split(" ")
    return set(few) <= set(many)
