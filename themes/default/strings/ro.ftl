### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = capitolul { $number }, „{ $title }”
reference-unnumbered = „{ $title }”
reference-item = capitolul { $number }, { $item }
reference-labelled = { $label }, „{ $title }”
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = „{ $policy }”
reference-policy-section = „{ $policy }”, { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Prezentul document conține dispoziții locale pentru următoarea regiune: { $region }. Acestea se găsesc în următoarele secțiuni: { $sections }. În măsura în care se abat de la textul general, dispozițiile locale prevalează.
precedence-local-document = Prezentul document înlocuiește textul general și a fost redactat pentru următoarea regiune: { $region }.
precedence-general = Pentru unele țări și regiuni există dispoziții locale. În măsura în care acestea se abat de la prezentul text, dispozițiile locale prevalează în țările și regiunile respective.
# For policies that declare that the global text prevails.
precedence-global-over-local = Prezentul document conține dispoziții locale pentru următoarea regiune: { $region }. Acestea se găsesc în următoarele secțiuni: { $sections }. În măsura în care se abat de la textul general, prevalează textul general.
precedence-global = Pentru unele țări și regiuni există dispoziții locale. În măsura în care acestea se abat de la prezentul text, prevalează prezentul text.
precedence-language = Prezentul document este disponibil în mai multe limbi. Dacă există diferențe între versiunile lingvistice, prevalează următoarea versiune: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Dacă prezentul document contravine unuia dintre următoarele documente, prevalează prezentul document: { $policies }.

## Cookie tables: part of the text.

cookie-name = Denumire
cookie-provider = Furnizor
cookie-purpose = Scop
cookie-category = Categorie
cookie-duration = Durata stocării
cookie-kind = Tip
cookie-kind-http = Modul cookie HTTP
cookie-kind-local-storage = Stocare locală
cookie-kind-pixel = Pixel
cookie-party-first = Propriu
cookie-party-third = Al unui terț
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Necesare
cookie-category-preferences = Preferințe
cookie-category-analytics = Analiză
cookie-category-advertising = Publicitate
duration-session = Până la închiderea browserului
duration-persistent = Până la ștergerea din browser
duration-years = { $count ->
    [one] { $count } an
    [few] { $count } ani
   *[other] { $count } de ani
}
duration-months = { $count ->
    [one] { $count } lună
    [few] { $count } luni
   *[other] { $count } de luni
}
duration-weeks = { $count ->
    [one] { $count } săptămână
    [few] { $count } săptămâni
   *[other] { $count } de săptămâni
}
duration-days = { $count ->
    [one] { $count } zi
    [few] { $count } zile
   *[other] { $count } de zile
}
duration-hours = { $count ->
    [one] { $count } oră
    [few] { $count } ore
   *[other] { $count } de ore
}
duration-minutes = { $count ->
    [one] { $count } minut
    [few] { $count } minute
   *[other] { $count } de minute
}
duration-seconds = { $count ->
    [one] { $count } secundă
    [few] { $count } secunde
   *[other] { $count } de secunde
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Această secțiune nu este disponibilă în limba dumneavoastră. Este afișată în următoarea limbă: { $language }.
fallback-document-notice = Acest document nu este disponibil în limba dumneavoastră. Este afișat în următoarea limbă: { $language }.
fallback-title-notice = Titlul nu este disponibil în limba dumneavoastră. Este afișat în următoarea limbă: { $language }.
draft-notice = Proiect: acest text nu a fost publicat.
draft-same-notice = Proiect: textul este identic cu cel al versiunii { $version }.
superseded-notice = Această versiune nu mai este în vigoare.
overtaken-notice = Această versiune a fost înlocuită de o versiune mai recentă înainte de intrarea sa în vigoare.
upcoming-notice = Această versiune nu este încă în vigoare. Data intrării în vigoare: { $date }.
withdrawn-notice = Acest document nu se mai aplică începând cu următoarea dată: { $date }.
ending-notice = Acest document nu se va mai aplica începând cu următoarea dată: { $date }.
stale-notice = Textul după care a fost făcută această traducere s-a modificat între timp.
local-notice = Această secțiune se aplică în următoarea regiune: { $region }.
cancelled-notice = Această versiune a fost anulată și nu a intrat niciodată în vigoare. Data anulării: { $date }.
new-version-notice = O nouă versiune a acestui document intră în vigoare la următoarea dată: { $date }.
not-yet-notice = Acest document intră în vigoare la următoarea dată: { $date }.
unpublished-notice = Acest document nu a fost publicat încă.
replaced-by = Acest document a fost înlocuit cu următorul document:
will-be-replaced-by = Acest document va fi înlocuit cu următorul document:
uneven-notice = Alte versiuni lingvistice ale acestui document sunt mai recente: { $languages }

## The page around the text.

skip-to-content = Salt la conținut
contents = Cuprins
home = Pagina principală
legal-documents = Documente juridice
region-and-language = Regiune și limbă
choose-region = Alegeți regiunea și limba
choose-language = Alegeți limba
current-edition = Citiți ediția: { $region }, { $language }
area-africa = Africa
area-asia-pacific = Asia-Pacific
area-europe = Europa
area-latin-america = America Latină
area-middle-east = Orientul Mijlociu
area-north-america = America de Nord
area-global = Toate regiunile
suggested-editions = Propunere conform setărilor de limbă ale browserului dumneavoastră:
last-updated = Ultima actualizare: { $date }
effective = În vigoare de la: { $date }
not-released = Nepublicat încă
version-in-force = Versiunea în vigoare
upcoming-version = Versiunea viitoare
previous-version = Versiunea anterioară
next-version = Versiunea următoare
permanent-address = Adresa permanentă a acestei versiuni:
source-text = Textul actual în următoarea limbă: { $language }
version-history = Istoricul versiunilor
history-title = Istoricul versiunilor: { $policy }
history-introduction = Toate versiunile acestui document publicate aici, de la cea mai recentă la cea mai veche.
version-title = { $policy }, versiunea { $version }
version-heading = Versiunea { $version }
state-in-force = În vigoare
state-superseded = Înlocuită
state-upcoming = Nu este încă în vigoare
state-cancelled = Anulată înainte de intrarea în vigoare
state-withdrawn = Nu se mai aplică
state-draft = Proiect
kind-new = Prima publicare
kind-material = Modificare de conținut
kind-editorial = Corectură redacțională
kind-translation = Traducere nouă
kind-imported = Publicare anterioară
published-on = Data publicării: { $date }
withdrawn-on = Nu se mai aplică începând cu: { $date }
what-changed = Modificări
no-documents = Aici nu a fost publicat încă niciun document.
local-here = Dispoziție locală
local-versions = Versiuni locale
compare-local = Comparați cu textul general
local-title = Dispoziții locale: { $policy }
local-introduction = Diferențe în regiunea: { $region }. Fiecare dispoziție locală este prezentată împreună cu textul pe care îl înlocuiește.
local-text = Text pentru regiunea: { $region }
displaced-text = Text înlocuit
displaced-nothing = Text adăugat; nu a fost înlocuit nimic.
removed-text = Eliminat pentru regiunea: { $region }
related-documents = Documente conexe
prevails-over = În caz de contradicție, documentul de față prevalează asupra acestor documente
prevailed-over-by = În caz de contradicție, aceste documente prevalează asupra documentului de față
footnotes = Note de subsol
back-to-text = Înapoi la text
section-link = Link către această secțiune
paragraph-links = Afișați un link la fiecare paragraf
document-count = { $count ->
    [one] { $count } document
    [few] { $count } documente
   *[other] { $count } de documente
}
not-found-title = Pagina nu a fost găsită
not-found-text = La această adresă nu există nicio pagină.
main-navigation = Navigare principală
footer-navigation = Navigare în subsolul paginii
breadcrumbs = Cale de navigare
social-media = Rețele sociale

## Comparisons.

show-changes = Afișați modificările
changes-title = { $policy }: modificări în versiunea { $version } față de versiunea { $old }
draft-changes-title = { $policy }: modificări nepublicate
compared-with = În comparație cu:
compare-also = Comparație cu o altă versiune:
changes-legend = Textul adăugat este subliniat. Textul eliminat este barat.
list-of-changes = Lista modificărilor
nothing-changed = Textul este identic.
only-renumbered = Doar numerotarea diferă.
changed-here = Această secțiune a fost modificată în această versiune.
sections-added = Secțiuni adăugate: { $count }
sections-removed = Secțiuni eliminate: { $count }
sections-moved = Secțiuni mutate: { $count }
sections-amended = Secțiuni modificate: { $count }
sections-translated = Secțiuni nou-traduse: { $count }
words-inserted = Cuvinte adăugate: { $count }
words-deleted = Cuvinte eliminate: { $count }
change-added = Adăugare
change-removed = Eliminare
change-moved = Mutare
change-amended = Modificare
change-translated = Traducere nouă
part-title = Titlu
part-description = Descriere
part-preamble = Introducere
part-precedence = Clauze de prevalență
part-note = Notă de subsol
remark-moved-away = Mutat de aici
remark-moved-here = Mutat aici
remark-restyled = Evidențierea a fost modificată
remark-relinked = Linkul a fost modificat: { $old } → { $new }
remark-no-link = fără link
remark-bullets = Numerele au fost înlocuite cu marcatori
remark-numbers = Marcatorii au fost înlocuiți cu numere
remark-divided = Paragraful a fost împărțit
remark-joined = Paragrafele au fost unite
remark-level = Nivelul titlului secțiunii a fost modificat: { $old } → { $new }
remark-language = Limba a fost modificată: { $old } → { $new }
local-legend = Textul local este subliniat. Textul pe care îl înlocuiește este barat.
local-other-language = Textul înlocuit nu există în limba textului local. Ambele texte sunt afișate fără marcaje.

## Notices beside the text

cookie-notice-label = Informare privind modulele cookie
cookie-notice-text = Pe site-urile noastre utilizăm module cookie și tehnologii similare. Nota noastră privind modulele cookie arată care sunt acestea, la ce servesc și cât timp sunt păstrate.
cookie-notice-more = Aflați mai multe
cookie-notice-close = Închideți
leaving-title = Părăsiți site-ul nostru
leaving-text = Acest link conduce la site-ul unui terț. Site-ul respectiv are propriii termeni de utilizare și propria declarație de confidențialitate și nu se află sub controlul nostru.
leaving-address = Destinația linkului:
leaving-continue = Continuați
leaving-stay = Rămâneți aici
