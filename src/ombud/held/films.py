"""Whether words speak of a camera that films people, although no personal data are said to be kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ombud.held.sentences import sentences

# Dutch, English, Swedish, French, German, in that order in each table. A star stands for any letters, a stroke for a
# blank; without ß, as casefold writes it. Words that are also something else (film, publiek) are left out.
_CAMERA = """
    *camera* *videobeeld* videobewaking gefilmd filmt optische_sensor bodycam dashcam
    cctv video_surveillance filmed filming films optical_sensor
    *kamera* filmas filmar optisk_sensor
    caméra* vidéosurveillance vidéoprotection filme filment filmé filmés filmée filmées capteur_optique
    gefilmt videoüberwachung optischer_sensor
"""
_PEOPLE = """
    mensen personen bezoeker* voorbijganger* voetganger* fietser* gezicht gezichten menigte* reiziger* klanten
    passanten omstanders
    people person persons visitor* passers-by passer-by pedestrian* cyclist* face faces crowd* customers travellers
    bystanders
    människor personer besökare förbipasserande fotgängare cyklister ansikte* folkmassa* resenärer kunder
    personnes gens visiteur* passants piéton* cycliste* visage* foule* clients voyageurs
    menschen besucher* fussgänger* radfahrer* gesicht* menschenmenge* kunden reisende*
"""
_PLACES = """
    entree ingang* uitgang* receptie terras* straat* stoep plein voordeur deur winkelstraat perron* druk drukte
    entrance* entry exit* lobby hallway reception terrace* street* pavement sidewalk square front_door doorway
    platform* busy
    ingång* entré* utgång* gata gatan torg* trottoar* perrong* dörr* trängsel
    entrée* sortie* accueil terrasse* rue rues trottoir* place_publique quai* affluence
    eingang* ausgang* empfang strasse* gehweg* platz bahnsteig* tür andrang
"""
_UNSEEN = """
    geen_personen geen_mensen onherkenbaar* geanonimiseerd* warmtebeeld* radar lidar
    no_people no_persons no_faces nobody_can unrecognisable unrecognizable not_recognisable blurred anonymised
    anonymized thermal
    inga_människor inga_personer oigenkännlig* avidentifiera* värmekamera*
    aucune_personne flouté floutés floutée floutées non_identifiable* anonymisé* thermique*
    keine_personen keine_menschen unkenntlich* verpixelt* anonymisiert* wärmebild*
"""


def _any_of(words: str) -> re.Pattern[str]:
    told = (re.escape(word).replace(r"\*", r"\w*").replace("_", " ") for word in words.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)")


CAMERA, PEOPLE, PLACES, UNSEEN = map(_any_of, (_CAMERA, _PEOPLE, _PLACES, _UNSEEN))


class Films(StrEnum):
    """How surely a text speaks of a camera that films people."""

    PEOPLE = "people"  # it says so
    PERHAPS = "perhaps"  # it names a place where people pass, or says that nobody can be known in the pictures
    NO = "no"


@dataclass(frozen=True, slots=True)
class Filming:
    """How surely, and the words that say so: the camera, then whom or what it sees."""

    films: Films
    words: tuple[str, ...] = ()


def filming(text: str) -> Filming:
    """Whether a text speaks of a camera and of people before it; of a place where people pass, only perhaps.

    Camera and people must stand in one sentence; in two sentences of a text they only perhaps belong together.
    """
    whole = _of_one(text)
    if whole.films is not Films.PEOPLE:
        return whole
    apart = (_of_one(sentence.text) for sentence in sentences(text))
    return next((each for each in apart if each.films is Films.PEOPLE), Filming(Films.PERHAPS, whole.words))


def _of_one(text: str) -> Filming:
    small = " ".join(text.casefold().split())
    camera = CAMERA.search(small)
    seen = (PEOPLE.search(small) or PLACES.search(small)) if camera else None
    if not camera or not seen:
        return Filming(Films.NO)
    surely = PEOPLE.fullmatch(seen.group()) is not None and not UNSEEN.search(small)
    return Filming(Films.PEOPLE if surely else Films.PERHAPS, (camera.group(), seen.group()))
