### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = hoofdstuk { $number }, ‘{ $title }’
reference-unnumbered = ‘{ $title }’
reference-item = hoofdstuk { $number }, { $item }
reference-labelled = { $label }, ‘{ $title }’
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = ‘{ $policy }’
reference-policy-section = ‘{ $policy }’, { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Dit document bevat lokale bepalingen voor de volgende regio: { $region }. Zij staan in deze onderdelen: { $sections }. Voor zover zij van de algemene tekst afwijken, hebben de lokale bepalingen voorrang.
precedence-local-document = Dit document vervangt de algemene tekst en is opgesteld voor de volgende regio: { $region }.
precedence-general = Voor sommige landen en regio’s zijn er lokale bepalingen. Voor zover zij van deze tekst afwijken, hebben daar de lokale bepalingen voorrang.
# For policies that declare that the global text prevails.
precedence-global-over-local = Dit document bevat lokale bepalingen voor de volgende regio: { $region }. Zij staan in deze onderdelen: { $sections }. Voor zover zij van de algemene tekst afwijken, heeft de algemene tekst voorrang.
precedence-global = Voor sommige landen en regio’s zijn er lokale bepalingen. Voor zover zij van deze tekst afwijken, heeft deze tekst voorrang.
precedence-language = Dit document is in meerdere talen beschikbaar. Als de taalversies van elkaar afwijken, heeft de volgende versie voorrang: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Als dit document in strijd is met een van de volgende documenten, heeft dit document voorrang: { $policies }.

## Cookie tables: part of the text.

cookie-name = Naam
cookie-provider = Aanbieder
cookie-purpose = Doel
cookie-category = Categorie
cookie-duration = Bewaartermijn
cookie-kind = Soort
cookie-kind-http = HTTP-cookie
cookie-kind-local-storage = Lokale opslag
cookie-kind-pixel = Pixel
cookie-party-first = Eerste partij
cookie-party-third = Derde partij
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Noodzakelijk
cookie-category-preferences = Voorkeuren
cookie-category-analytics = Analyse
cookie-category-advertising = Reclame
duration-session = Tot u de browser sluit
duration-persistent = Tot u deze in de browser verwijdert
duration-years = { $count ->
    [one] { $count } jaar
   *[other] { $count } jaar
}
duration-months = { $count ->
    [one] { $count } maand
   *[other] { $count } maanden
}
duration-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weken
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
}
duration-hours = { $count ->
    [one] { $count } uur
   *[other] { $count } uur
}
duration-minutes = { $count ->
    [one] { $count } minuut
   *[other] { $count } minuten
}
duration-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } seconden
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Dit onderdeel is niet beschikbaar in uw taal. Het wordt weergegeven in de volgende taal: { $language }.
fallback-document-notice = Dit document is niet beschikbaar in uw taal. Het wordt weergegeven in de volgende taal: { $language }.
fallback-title-notice = De titel is niet beschikbaar in uw taal. Deze wordt weergegeven in de volgende taal: { $language }.
draft-notice = Concept: deze tekst is niet gepubliceerd.
draft-same-notice = Concept: de tekst is gelijk aan die van versie { $version }.
superseded-notice = Deze versie is niet meer van kracht.
overtaken-notice = Deze versie is vóór de inwerkingtreding vervangen door een recentere versie.
upcoming-notice = Deze versie is nog niet van kracht. Datum van inwerkingtreding: { $date }.
withdrawn-notice = Dit document is niet meer van toepassing. Buiten werking sinds: { $date }.
ending-notice = Dit document houdt op van toepassing te zijn. Buiten werking met ingang van: { $date }.
stale-notice = De tekst waarop deze vertaling berust, is sindsdien gewijzigd.
local-notice = Dit onderdeel geldt in de volgende regio: { $region }.
cancelled-notice = Deze versie is vóór de inwerkingtreding ingetrokken en is nooit van kracht geweest. Datum van intrekking: { $date }.
new-version-notice = Een nieuwe versie van dit document treedt op het volgende tijdstip in werking: { $date }.
not-yet-notice = Dit document treedt op het volgende tijdstip in werking: { $date }.
unpublished-notice = Dit document is nog niet gepubliceerd.
replaced-by = Dit document is vervangen door:
will-be-replaced-by = Dit document wordt vervangen door:
uneven-notice = Andere taalversies van dit document zijn recenter: { $languages }

## The page around the text.

skip-to-content = Naar de inhoud
contents = Inhoud
home = Startpagina
legal-documents = Juridische documenten
region-and-language = Regio en taal
choose-region = Kies uw regio en taal
choose-language = Kies uw taal
current-edition = U leest de editie: { $region }, { $language }
area-africa = Afrika
area-asia-pacific = Azië en Stille Oceaan
area-europe = Europa
area-latin-america = Latijns-Amerika
area-middle-east = Midden-Oosten
area-north-america = Noord-Amerika
area-global = Wereldwijd
suggested-editions = Voorstel op basis van de taalinstellingen van uw browser:
last-updated = Laatst gewijzigd: { $date }
effective = Van kracht vanaf: { $date }
not-released = Nog niet gepubliceerd
version-in-force = Geldende versie
upcoming-version = Toekomstige versie
previous-version = Vorige versie
next-version = Volgende versie
permanent-address = Permanent adres van deze versie:
source-text = Actuele tekst in de volgende taal: { $language }
version-history = Versiegeschiedenis
history-title = Versiegeschiedenis: { $policy }
history-introduction = Alle versies van dit document die hier zijn gepubliceerd, de nieuwste eerst.
version-title = { $policy }, versie { $version }
version-heading = Versie { $version }
state-in-force = Van kracht
state-superseded = Vervangen
state-upcoming = Nog niet van kracht
state-cancelled = Vóór inwerkingtreding ingetrokken
state-withdrawn = Niet meer van toepassing
state-draft = Concept
kind-new = Eerste publicatie
kind-material = Inhoudelijke wijziging
kind-editorial = Redactionele correctie
kind-translation = Nieuwe vertaling
kind-imported = Eerdere publicatie
published-on = Gepubliceerd: { $date }
withdrawn-on = Buiten werking sinds: { $date }
what-changed = Wijzigingen
no-documents = Hier is nog geen document gepubliceerd.
local-here = Lokale bepaling
local-versions = Lokale versies
compare-local = Vergelijken met de algemene tekst
local-title = Lokale bepalingen: { $policy }
local-introduction = Afwijkingen in de regio: { $region }. Elke lokale bepaling wordt weergegeven samen met de tekst die zij vervangt.
local-text = Tekst voor de regio: { $region }
displaced-text = Vervangen tekst
displaced-nothing = Ingevoegd; er is niets vervangen.
removed-text = Verwijderd voor de regio: { $region }
related-documents = Verwante documenten
prevails-over = Bij tegenstrijdigheid heeft dit document voorrang boven deze documenten
prevailed-over-by = Bij tegenstrijdigheid hebben deze documenten voorrang boven dit document
footnotes = Voetnoten
back-to-text = Terug naar de tekst
section-link = Link naar dit onderdeel
paragraph-links = Bij elke alinea een link tonen
document-count = { $count ->
    [one] { $count } document
   *[other] { $count } documenten
}
not-found-title = Pagina niet gevonden
not-found-text = Op dit adres staat geen pagina.
main-navigation = Hoofdnavigatie
footer-navigation = Navigatie onderaan de pagina
breadcrumbs = Kruimelpad
social-media = Sociale media

## Comparisons.

show-changes = Wijzigingen weergeven
changes-title = { $policy }: wijzigingen in versie { $version } ten opzichte van versie { $old }
draft-changes-title = { $policy }: niet-gepubliceerde wijzigingen
compared-with = Vergeleken met:
compare-also = Vergelijking met een andere versie:
changes-legend = Ingevoegde tekst is onderstreept. Verwijderde tekst is doorgehaald.
list-of-changes = Lijst van wijzigingen
nothing-changed = De tekst is ongewijzigd.
only-renumbered = Alleen de nummering is anders.
changed-here = Dit onderdeel is in deze versie gewijzigd.
sections-added = Ingevoegde onderdelen: { $count }
sections-removed = Verwijderde onderdelen: { $count }
sections-moved = Verplaatste onderdelen: { $count }
sections-amended = Gewijzigde onderdelen: { $count }
sections-translated = Nieuw vertaalde onderdelen: { $count }
words-inserted = Ingevoegde woorden: { $count }
words-deleted = Verwijderde woorden: { $count }
change-added = Ingevoegd
change-removed = Verwijderd
change-moved = Verplaatst
change-amended = Gewijzigd
change-translated = Nieuw vertaald
part-title = Titel
part-description = Beschrijving
part-preamble = Inleiding
part-precedence = Voorrangsclausules
part-note = Voetnoot
remark-moved-away = Van hier verplaatst
remark-moved-here = Hierheen verplaatst
remark-restyled = Nadruk gewijzigd
remark-relinked = Link gewijzigd: { $old } → { $new }
remark-no-link = geen link
remark-bullets = Nummers vervangen door opsommingstekens
remark-numbers = Opsommingstekens vervangen door nummers
remark-divided = Alinea gesplitst
remark-joined = Alinea’s samengevoegd
remark-level = Niveau van de kop gewijzigd: { $old } → { $new }
remark-language = Taal gewijzigd: { $old } → { $new }
local-legend = De lokale tekst is onderstreept. De tekst die erdoor wordt vervangen, is doorgehaald.
local-other-language = De vervangen tekst bestaat niet in de taal van de lokale tekst. Beide teksten worden zonder markering weergegeven.

## Notices beside the text

cookie-notice-label = Mededeling over cookies
cookie-notice-text = Wij gebruiken op onze websites cookies en vergelijkbare technieken. In onze cookieverklaring staat welke dat zijn, waarvoor ze dienen en hoe lang ze blijven staan.
cookie-notice-more = Meer informatie
cookie-notice-close = Sluiten
leaving-title = U verlaat onze website
leaving-text = Deze link leidt naar de website van een derde. Die website heeft eigen gebruiksvoorwaarden en een eigen privacyverklaring. Wij hebben geen zeggenschap over die website.
leaving-address = Bestemming van de link:
leaving-continue = Doorgaan
leaving-stay = Hier blijven
