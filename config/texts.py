"""The texts of consent that a family reads: the built-in ones, and the municipality's own."""

from pathlib import Path

from config.env import NotConfigured, listed
from consent.texts import BUILT_IN, SOURCE, NotAText, Texts, load_texts

NAME = "VARSAM_CONSENT_TEXTS_FOLDER"


def consent_texts(version: str) -> Texts:
    """Every version and language; those of the folder that VARSAM_CONSENT_TEXTS_FOLDER names too.

    Raises NotConfigured where a file is wrong, or the newest version has no Swedish text.
    """
    folders = [Path(folder) for folder in listed(NAME)]
    for folder in folders:
        if not folder.is_dir():
            raise NotConfigured(f"{NAME}: there is no folder {folder}.")
    try:
        texts = load_texts([BUILT_IN, *folders])
    except NotAText as fault:
        raise NotConfigured(f"{NAME}: {fault}") from None
    if (version, SOURCE) not in texts:
        raise NotConfigured(f"CONSENT_TEXT_VERSION: there is no Swedish text {version}.")
    return texts
