"""Words that stand for an office, a desk or a subject, never for a person: Dutch, English, Swedish, French, German."""

from __future__ import annotations

_OFFICE_WORDS = """
info information contact contacts kontakt mail email post postbus mailbox inbox office kantoor bureau balie desk
helpdesk front frontoffice backoffice receptie reception receptionen support service services servicepunt help hulp
aide hilfe hjalp admin administration administratie secretariaat secretariat sekretariat secretary sekretariatet
registrator registrar diariet privacy dpo fg avg gdpr rgpd dsgvo dataskydd dataskyddsombud datenschutz cnil cil ciso
security beveiliging sakerhet securite legal juridisch jurist juridique recht juridik law board raad council griffie
gemeenteraad stadsbestuur college bestuur gemeente stad city ville mairie commune kommun kommunen stadt rathaus
stadhuis stadskontoret town municipality region regio regionen provincie provins province waterschap omgevingsdienst
ministerie ministry minister departement department dept afdeling team teams unit units cluster groep group grupp
groupe gruppe werkgroep project projekt projet programma programme program data open opendata digital digitaal
digitale digitalt digitalisering numerique innovation innovatie smart slim slimme lab labs ai ki ict it algoritme
algoritmes algoritmeregister algorithm algorithms algoritm algorithme algorithmes register registers functionaris
officer ombud ombudsman ombudsmannen delegue deleguee beauftragter beauftragte gegevensbescherming dataprotection
protection commissioner hoofd head chief chef directeur director direktor leiter leiterin manager beheerder
coordinator coordinateur samordnare adviseur adviser advisor medewerker handlaggare redactie redaktion press pers
presse communicatie communication kommunikation media webmaster web website webteam portal portaal loket meldpunt
melding meldingen klacht klachten klachtencommissie complaints klagomal reclamation reclamations beschwerde
beschwerden klant klanten klantcontact customer kund kundtjanst medborgarservice medborgarkontor burger burgers
burgerzaken bewoners residents inwoners invanare citizens citoyens buerger burgerservice burgeramt burgerburo
parkeren parkeer parkering parking stationnement verkeer vervoer traffic trafik transport transports mobiliteit
mobility mobilite mobilitet openbare ruimte publieke werken works street streets road roads wegen gata gator voirie
licht lighting belysning belasting belastingen tax taxes skatt impots steuer finance financien financiering ekonomi
inkoop procurement upphandling achats einkauf sociaal social sociale sociala soziales welzijn zorg health halsa
sante onderwijs education skola handhaving toezicht enforcement safety veiligheid politie police polis polizei
brandweer fire milieu milieux environment miljo environnement umwelt afval waste avfall dechets water energie energy
energi wonen housing bostad logement werk inkomen work arbete jobs vacatures hr personeel personal archief archive
arkiv archives onderzoek research statistiek statistics statistik noreply no-reply reply donotreply do abuse root
postmaster hostmaster test sales verkoop orders invoice facturen facturatie algemeen allmant general generale all
alle public publiek publique offentlig het the and en och et und van voor of for consultation participatie
participation medborgardialog dialog vraag vragen questions fragor feedback reactie enquetes foundation stichting
vereniging association forening verein universiteit university universitet universite school institut institute
museum library bibliotheek bibliotek bibliotheque ziekenhuis hospital sjukhus hopital hall huis house haus centrum
center centre byra stadsbyggnad stadsdeel stadsdelen district distrikt quartier wijk buurt bezwaar bezwaren
objection objections overklagande foi woo wob requests request begaran maire adjoint burgemeester mayor borgmastare
burgermeister buergermeister kenniscentrum expertisecentrum competence inspectie inspectorate inspektion autoriteit
authority myndighet autorite behorde telefoon telephone telefon phone tel fax adres address adress adresse vd cio
cto ceo cdo fb systeem system systems systemen product owner producteigenaar proceseigenaar eigenaar applicatie
application
"""
OFFICE = frozenset(_OFFICE_WORDS.split())

# Parts that make a long compound an office's word: parkeerbeheer, Stadtverwaltung, trafikkontoret.
_STEM_WORDS = """
gemeente parkeer verkeer dienst bureau beheer afdeling contact kontakt service privacy algorit register informat
kommun meldpunt loket belasting handhav toezicht zaken gegevens bescherm schutz verwaltung forvaltning kontoret
namnden departement department directie direction direktion secretar sekretar digital digita ombud commissi kommiss
klacht klant burgerz burgers stads stadt municip council protect veilig security sakerhet parkering mobilit trafik
transport helpdesk support redacti redaktion communic kommunik omgeving waterschap ministeri provinci politie
polizei participa innovat science officer functionaris beauftragt adviseur afval milieu miljo delegu
"""
OFFICE_STEMS = tuple(_STEM_WORDS.split())

# Providers of mailboxes for anybody: an office has its own domain.
_FREE_MAIL_WORDS = """
gmail.com googlemail.com hotmail.com hotmail.nl hotmail.fr hotmail.se outlook.com live.com live.nl live.se yahoo.com
yahoo.fr yahoo.de icloud.com me.com protonmail.com proton.me ziggo.nl kpnmail.nl planet.nl xs4all.nl telia.com
comhem.se web.de gmx.de gmx.net t-online.de orange.fr wanadoo.fr free.fr laposte.net btinternet.com
"""
FREE_MAIL = frozenset(_FREE_MAIL_WORDS.split())
