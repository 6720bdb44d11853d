### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = Kapitel { $number } „{ $title }“
reference-unnumbered = „{ $title }“
reference-item = Kapitel { $number }, { $item }
reference-labelled = { $label } „{ $title }“
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = „{ $policy }“
reference-policy-section = „{ $policy }“, { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Dieses Dokument enthält lokale Bestimmungen für die folgende Region: { $region }. Sie stehen in diesen Abschnitten: { $sections }. Soweit sie vom allgemeinen Text abweichen, haben die lokalen Bestimmungen Vorrang.
precedence-local-document = Dieses Dokument ersetzt den allgemeinen Text und wurde für die folgende Region verfasst: { $region }.
precedence-general = Für einige Länder und Regionen gibt es lokale Bestimmungen. Soweit sie von diesem Text abweichen, haben dort die lokalen Bestimmungen Vorrang.
# For policies that declare that the global text prevails.
precedence-global-over-local = Dieses Dokument enthält lokale Bestimmungen für die folgende Region: { $region }. Sie stehen in diesen Abschnitten: { $sections }. Soweit sie vom allgemeinen Text abweichen, hat der allgemeine Text Vorrang.
precedence-global = Für einige Länder und Regionen gibt es lokale Bestimmungen. Soweit sie von diesem Text abweichen, hat dieser Text Vorrang.
precedence-language = Dieses Dokument liegt in mehreren Sprachen vor. Weichen die Sprachfassungen voneinander ab, so hat die folgende Fassung Vorrang: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Widerspricht dieses Dokument einem der folgenden Dokumente, so hat dieses Dokument Vorrang: { $policies }.

## Cookie tables: part of the text.

cookie-name = Name
cookie-provider = Anbieter
cookie-purpose = Zweck
cookie-category = Kategorie
cookie-duration = Speicherdauer
cookie-kind = Art
cookie-kind-http = HTTP-Cookie
cookie-kind-local-storage = Lokaler Speicher
cookie-kind-pixel = Pixel
cookie-party-first = Erstanbieter
cookie-party-third = Drittanbieter
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Erforderlich
cookie-category-preferences = Präferenzen
cookie-category-analytics = Analyse
cookie-category-advertising = Werbung
duration-session = Bis zum Ende der Browsersitzung
duration-persistent = Bis zur Löschung im Browser
duration-years = { $count ->
    [one] { $count } Jahr
   *[other] { $count } Jahre
}
duration-months = { $count ->
    [one] { $count } Monat
   *[other] { $count } Monate
}
duration-weeks = { $count ->
    [one] { $count } Woche
   *[other] { $count } Wochen
}
duration-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
duration-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
duration-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
duration-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Dieser Abschnitt liegt nicht in Ihrer Sprache vor. Er wird in der folgenden Sprache angezeigt: { $language }.
fallback-document-notice = Dieses Dokument liegt nicht in Ihrer Sprache vor. Es wird in der folgenden Sprache angezeigt: { $language }.
fallback-title-notice = Der Titel liegt nicht in Ihrer Sprache vor. Er wird in der folgenden Sprache angezeigt: { $language }.
draft-notice = Entwurf: Dieser Text ist nicht veröffentlicht.
draft-same-notice = Entwurf: Der Text stimmt mit dem der Fassung { $version } überein.
superseded-notice = Diese Fassung ist nicht mehr in Kraft.
overtaken-notice = Diese Fassung wurde vor ihrem Inkrafttreten durch eine neuere Fassung ersetzt.
upcoming-notice = Diese Fassung ist noch nicht in Kraft. Inkrafttreten: { $date }.
withdrawn-notice = Dieses Dokument gilt nicht mehr. Außer Kraft seit: { $date }.
ending-notice = Dieses Dokument wird aufgehoben. Außer Kraft ab: { $date }.
stale-notice = Der Text, der dieser Übersetzung zugrunde liegt, wurde seither geändert.
local-notice = Dieser Abschnitt gilt in der folgenden Region: { $region }.
cancelled-notice = Diese Fassung wurde zurückgenommen und ist nie in Kraft getreten. Datum der Rücknahme: { $date }.
new-version-notice = Eine neue Fassung dieses Dokuments tritt zu folgendem Zeitpunkt in Kraft: { $date }.
not-yet-notice = Dieses Dokument tritt zu folgendem Zeitpunkt in Kraft: { $date }.
unpublished-notice = Dieses Dokument wurde noch nicht veröffentlicht.
replaced-by = Dieses Dokument wurde ersetzt durch:
will-be-replaced-by = Dieses Dokument wird ersetzt durch:
uneven-notice = In anderen Sprachen liegt eine neuere Fassung dieses Dokuments vor: { $languages }

## The page around the text.

skip-to-content = Zum Inhalt springen
contents = Inhalt
home = Startseite
legal-documents = Rechtliche Dokumente
region-and-language = Region und Sprache
choose-region = Wählen Sie Ihre Region und Sprache
choose-language = Wählen Sie Ihre Sprache
current-edition = Sie lesen die Ausgabe: { $region }, { $language }
area-africa = Afrika
area-asia-pacific = Asien und Pazifik
area-europe = Europa
area-latin-america = Lateinamerika
area-middle-east = Naher Osten
area-north-america = Nordamerika
area-global = Weltweit
suggested-editions = Vorschlag nach den Spracheinstellungen Ihres Browsers:
last-updated = Zuletzt geändert: { $date }
effective = In Kraft ab: { $date }
not-released = Noch nicht veröffentlicht
version-in-force = Geltende Fassung
upcoming-version = Künftige Fassung
previous-version = Vorherige Fassung
next-version = Nächste Fassung
permanent-address = Dauerhafte Adresse dieser Fassung:
source-text = Aktueller Text in der folgenden Sprache: { $language }
version-history = Übersicht der Fassungen
history-title = Übersicht der Fassungen: { $policy }
history-introduction = Alle Fassungen dieses Dokuments, die hier veröffentlicht wurden, die neueste zuerst.
version-title = { $policy }, Fassung { $version }
version-heading = Fassung { $version }
state-in-force = In Kraft
state-superseded = Abgelöst
state-upcoming = Noch nicht in Kraft
state-cancelled = Vor Inkrafttreten zurückgenommen
state-withdrawn = Aufgehoben
state-draft = Entwurf
kind-new = Erstveröffentlichung
kind-material = Inhaltliche Änderung
kind-editorial = Redaktionelle Berichtigung
kind-translation = Neue Übersetzung
kind-imported = Frühere Veröffentlichung
published-on = Veröffentlicht: { $date }
withdrawn-on = Außer Kraft seit: { $date }
what-changed = Änderungen
no-documents = Hier wurde noch kein Dokument veröffentlicht.
local-here = Lokale Bestimmung
local-versions = Lokale Fassungen
compare-local = Mit dem allgemeinen Text vergleichen
local-title = Lokale Bestimmungen: { $policy }
local-introduction = Abweichungen in der Region: { $region }. Jede lokale Bestimmung steht zusammen mit dem Text, den sie verdrängt.
local-text = Text für die Region: { $region }
displaced-text = Verdrängter Text
displaced-nothing = Eingefügt; es wurde nichts verdrängt.
removed-text = Entfernt für die Region: { $region }
related-documents = Verwandte Dokumente
prevails-over = Bei Widersprüchen hat das vorliegende Dokument Vorrang vor diesen Dokumenten
prevailed-over-by = Bei Widersprüchen haben diese Dokumente Vorrang vor dem vorliegenden Dokument
footnotes = Anmerkungen
back-to-text = Zurück zum Text
section-link = Link zu diesem Abschnitt
paragraph-links = An jedem Absatz einen Link anzeigen
document-count = { $count ->
    [one] { $count } Dokument
   *[other] { $count } Dokumente
}
not-found-title = Seite nicht gefunden
not-found-text = Unter dieser Adresse gibt es keine Seite.
main-navigation = Hauptnavigation
footer-navigation = Navigation am Seitenende
breadcrumbs = Navigationspfad
social-media = Soziale Medien

## Vergleiche.

show-changes = Änderungen anzeigen
changes-title = { $policy }: Änderungen in Fassung { $version } gegenüber Fassung { $old }
draft-changes-title = { $policy }: unveröffentlichte Änderungen
compared-with = Verglichen mit:
compare-also = Vergleich mit einer anderen Fassung:
changes-legend = Eingefügter Text ist unterstrichen. Gestrichener Text ist durchgestrichen.
list-of-changes = Verzeichnis der Änderungen
nothing-changed = Der Text ist unverändert.
only-renumbered = Nur die Nummerierung ist anders.
changed-here = Dieser Abschnitt wurde in dieser Fassung geändert.
sections-added = Eingefügte Abschnitte: { $count }
sections-removed = Gestrichene Abschnitte: { $count }
sections-moved = Verschobene Abschnitte: { $count }
sections-amended = Geänderte Abschnitte: { $count }
sections-translated = Neu übersetzte Abschnitte: { $count }
words-inserted = Eingefügte Wörter: { $count }
words-deleted = Gestrichene Wörter: { $count }
change-added = Eingefügt
change-removed = Gestrichen
change-moved = Verschoben
change-amended = Geändert
change-translated = Neu übersetzt
part-title = Titel
part-description = Beschreibung
part-preamble = Einleitung
part-precedence = Vorrangklauseln
part-note = Anmerkung
remark-moved-away = Von hier verschoben
remark-moved-here = Hierher verschoben
remark-restyled = Hervorhebung geändert
remark-relinked = Link geändert: { $old } → { $new }
remark-no-link = kein Link
remark-bullets = Nummern durch Aufzählungszeichen ersetzt
remark-numbers = Aufzählungszeichen durch Nummern ersetzt
remark-divided = Absatz geteilt
remark-joined = Absätze verbunden
remark-level = Ebene der Überschrift geändert: { $old } → { $new }
remark-language = Sprache geändert: { $old } → { $new }
local-legend = Der lokale Text ist unterstrichen. Der Text, den er verdrängt, ist durchgestrichen.
local-other-language = Der verdrängte Text liegt nicht in der Sprache des lokalen Textes vor. Beide werden ohne Kennzeichnung angezeigt.

## Notices beside the text

cookie-notice-label = Hinweis zu Cookies
cookie-notice-text = Wir verwenden auf unseren Websites Cookies und ähnliche Technologien. Welche das sind, wozu sie dienen und wie lange sie gespeichert bleiben, erfahren Sie in unserem Cookie-Hinweis.
cookie-notice-more = Mehr erfahren
cookie-notice-close = Schließen
leaving-title = Sie verlassen unsere Website
leaving-text = Dieser Link führt auf die Website eines Dritten. Diese Website hat eigene Nutzungsbedingungen und eine eigene Datenschutzerklärung. Sie steht nicht unter unserer Kontrolle.
leaving-address = Ziel des Links:
leaving-continue = Weiter
leaving-stay = Hier bleiben
