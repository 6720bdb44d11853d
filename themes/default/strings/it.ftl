### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = capitolo { $number }, «{ $title }»
reference-unnumbered = «{ $title }»
reference-item = capitolo { $number }, { $item }
reference-labelled = { $label }, «{ $title }»
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = «{ $policy }»
reference-policy-section = «{ $policy }», { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Il presente documento contiene disposizioni locali (Paese o regione: { $region }): { $sections }. In caso di divergenza dal testo generale, prevalgono tali disposizioni locali.
precedence-local-document = Il presente documento è stato redatto per il Paese o la regione di seguito indicati e sostituisce il testo generale: { $region }.
precedence-general = Per alcuni Paesi e alcune regioni esistono disposizioni locali. In caso di divergenza dal presente testo, in tali Paesi e regioni prevalgono le disposizioni locali.
# For policies that declare that the global text prevails.
precedence-global-over-local = Il presente documento contiene disposizioni locali (Paese o regione: { $region }): { $sections }. In caso di divergenza dal testo generale, prevale il testo generale.
precedence-global = Per alcuni Paesi e alcune regioni esistono disposizioni locali. In caso di divergenza dal presente testo, prevale il presente testo.
precedence-language = Il presente documento è disponibile in più lingue. In caso di divergenza tra le versioni linguistiche, prevale la versione seguente: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = In caso di contrasto con uno dei documenti seguenti, prevale il presente documento: { $policies }.

## Cookie tables: part of the text.

cookie-name = Nome
cookie-provider = Fornitore
cookie-purpose = Finalità
cookie-category = Categoria
cookie-duration = Periodo di conservazione
cookie-kind = Tipo
cookie-kind-http = Cookie HTTP
cookie-kind-local-storage = Archiviazione locale
cookie-kind-pixel = Pixel
cookie-party-first = Prima parte
cookie-party-third = Terza parte
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Necessari
cookie-category-preferences = Di preferenza
cookie-category-analytics = Analitici
cookie-category-advertising = Pubblicitari
duration-session = Fino alla chiusura del browser
duration-persistent = Fino alla cancellazione dal browser
duration-years = { $count ->
    [one] { $count } anno
    [many] { $count } di anni
   *[other] { $count } anni
}
duration-months = { $count ->
    [one] { $count } mese
    [many] { $count } di mesi
   *[other] { $count } mesi
}
duration-weeks = { $count ->
    [one] { $count } settimana
    [many] { $count } di settimane
   *[other] { $count } settimane
}
duration-days = { $count ->
    [one] { $count } giorno
    [many] { $count } di giorni
   *[other] { $count } giorni
}
duration-hours = { $count ->
    [one] { $count } ora
    [many] { $count } di ore
   *[other] { $count } ore
}
duration-minutes = { $count ->
    [one] { $count } minuto
    [many] { $count } di minuti
   *[other] { $count } minuti
}
duration-seconds = { $count ->
    [one] { $count } secondo
    [many] { $count } di secondi
   *[other] { $count } secondi
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Questa sezione non è disponibile nella Sua lingua. Lingua visualizzata: { $language }.
fallback-document-notice = Questo documento non è disponibile nella Sua lingua. Lingua visualizzata: { $language }.
fallback-title-notice = Il titolo non è disponibile nella Sua lingua. Lingua visualizzata: { $language }.
draft-notice = Bozza: questo testo non è stato pubblicato.
draft-same-notice = Bozza: il testo è identico a quello della versione { $version }.
superseded-notice = Questa versione non è più in vigore.
overtaken-notice = Questa versione è stata sostituita da una versione più recente prima della sua entrata in vigore.
upcoming-notice = Questa versione non è ancora in vigore. Data di entrata in vigore: { $date }.
withdrawn-notice = Questo documento non è più applicabile a decorrere dalla data seguente: { $date }.
ending-notice = Questo documento non sarà più applicabile a decorrere dalla data seguente: { $date }.
stale-notice = Il testo da cui è stata ricavata questa traduzione è stato nel frattempo modificato.
local-notice = Paese o regione in cui si applica questa sezione: { $region }.
cancelled-notice = Questa versione è stata annullata e non è mai entrata in vigore. Data di annullamento: { $date }.
new-version-notice = Una nuova versione di questo documento entra in vigore alla data seguente: { $date }.
not-yet-notice = Questo documento entra in vigore alla data seguente: { $date }.
unpublished-notice = Questo documento non è ancora stato pubblicato.
replaced-by = Questo documento è stato sostituito dal documento seguente:
will-be-replaced-by = Questo documento sarà sostituito dal documento seguente:
uneven-notice = Altre versioni linguistiche di questo documento sono più recenti: { $languages }

## The page around the text.

skip-to-content = Vai al contenuto
contents = Indice
home = Pagina iniziale
legal-documents = Documenti legali
region-and-language = Regione e lingua
choose-region = Scelga la Sua regione e la Sua lingua
choose-language = Scelga la Sua lingua
current-edition = Sta leggendo: { $region }, { $language }
area-africa = Africa
area-asia-pacific = Asia e Pacifico
area-europe = Europa
area-latin-america = America Latina
area-middle-east = Medio Oriente
area-north-america = Nord America
area-global = Tutto il mondo
suggested-editions = Proposta in base alle impostazioni della lingua del Suo browser:
last-updated = Ultimo aggiornamento: { $date }
effective = Entrata in vigore: { $date }
not-released = Non ancora pubblicato
version-in-force = Versione in vigore
upcoming-version = Versione futura
previous-version = Versione precedente
next-version = Versione successiva
permanent-address = Indirizzo permanente di questa versione:
source-text = Testo attuale nella lingua seguente: { $language }
version-history = Cronologia delle versioni
history-title = Cronologia delle versioni: { $policy }
history-introduction = Tutte le versioni di questo documento pubblicate qui, dalla più recente alla meno recente.
version-title = { $policy }, versione { $version }
version-heading = Versione { $version }
state-in-force = In vigore
state-superseded = Sostituita
state-upcoming = Non ancora in vigore
state-cancelled = Annullata prima dell’entrata in vigore
state-withdrawn = Non più applicabile
state-draft = Bozza
kind-new = Prima pubblicazione
kind-material = Modifica del contenuto
kind-editorial = Correzione redazionale
kind-translation = Nuova traduzione
kind-imported = Pubblicazione anteriore
published-on = Data di pubblicazione: { $date }
withdrawn-on = Non più applicabile a decorrere dalla data seguente: { $date }
what-changed = Modifiche
no-documents = Qui non è ancora stato pubblicato alcun documento.
local-here = Disposizione locale
local-versions = Versioni locali
compare-local = Confronta con il testo generale
local-title = Disposizioni locali: { $policy }
local-introduction = Differenze applicabili nel Paese o nella regione: { $region }. Ogni disposizione locale è riportata insieme al testo che sostituisce.
local-text = Testo locale: { $region }
displaced-text = Testo sostituito
displaced-nothing = Testo aggiunto; nessun testo è stato sostituito.
removed-text = Testo eliminato: { $region }
related-documents = Documenti correlati
prevails-over = In caso di contrasto, questo documento prevale sui seguenti
prevailed-over-by = In caso di contrasto, i documenti seguenti prevalgono su questo
footnotes = Note
back-to-text = Torna al testo
section-link = Link a questa sezione
paragraph-links = Mostra un link per ogni paragrafo
document-count = { $count ->
    [one] { $count } documento
    [many] { $count } di documenti
   *[other] { $count } documenti
}
not-found-title = Pagina non trovata
not-found-text = A questo indirizzo non esiste alcuna pagina.
main-navigation = Navigazione principale
footer-navigation = Navigazione a piè di pagina
breadcrumbs = Percorso di navigazione
social-media = Social media

## Comparisons.

show-changes = Mostra le modifiche
changes-title = { $policy }: modifiche nella versione { $version } rispetto alla versione { $old }
draft-changes-title = { $policy }: modifiche non pubblicate
compared-with = Confronto con:
compare-also = Confronto con un’altra versione:
changes-legend = Il testo aggiunto è sottolineato. Il testo eliminato è barrato.
list-of-changes = Elenco delle modifiche
nothing-changed = Il testo è identico.
only-renumbered = Differisce soltanto la numerazione.
changed-here = Questa sezione è stata modificata in questa versione.
sections-added = Sezioni aggiunte: { $count }
sections-removed = Sezioni eliminate: { $count }
sections-moved = Sezioni spostate: { $count }
sections-amended = Sezioni modificate: { $count }
sections-translated = Sezioni con nuova traduzione: { $count }
words-inserted = Parole aggiunte: { $count }
words-deleted = Parole eliminate: { $count }
change-added = Aggiunta
change-removed = Eliminazione
change-moved = Spostamento
change-amended = Modifica
change-translated = Nuova traduzione
part-title = Titolo
part-description = Descrizione
part-preamble = Introduzione
part-precedence = Clausole di prevalenza
part-note = Nota
remark-moved-away = Testo spostato da qui
remark-moved-here = Testo spostato qui
remark-restyled = Evidenziazione modificata
remark-relinked = Link modificato: { $old } → { $new }
remark-no-link = nessun link
remark-bullets = Numeri sostituiti con punti elenco
remark-numbers = Punti elenco sostituiti con numeri
remark-divided = Paragrafo diviso
remark-joined = Paragrafi uniti
remark-level = Livello dell’intestazione modificato: { $old } → { $new }
remark-language = Lingua modificata: { $old } → { $new }
local-legend = Il testo locale è sottolineato. Il testo che esso sostituisce è barrato.
local-other-language = Il testo sostituito non esiste nella lingua del testo locale. Entrambi i testi sono riportati senza contrassegni.

## Notices beside the text

cookie-notice-label = Avviso sui cookie
cookie-notice-text = Sui nostri siti web utilizziamo cookie e tecnologie simili. La nostra informativa sui cookie indica quali sono, a che cosa servono e per quanto tempo sono conservati.
cookie-notice-more = Maggiori informazioni
cookie-notice-close = Chiudi
leaving-title = Sta per lasciare il nostro sito web
leaving-text = Questo link conduce al sito web di un terzo. Tale sito ha condizioni d’uso e un’informativa sulla privacy proprie e non è sotto il nostro controllo.
leaving-address = Destinazione del link:
leaving-continue = Continua
leaving-stay = Resta su questo sito
