
## Cookies

-aurora-account = account Aurora
cookie-purpose-session = Mantiene attivo l’accesso al Suo { -aurora-account } e conserva il contenuto del carrello durante la visita ai nostri siti web.
cookie-purpose-csrf = Protegge i moduli dalle richieste inviate a Suo nome da altri siti web.
cookie-purpose-consent = Registra quali categorie di cookie Lei ha accettato o rifiutato e quando.
cookie-purpose-region = Registra il Paese o la regione e la lingua da Lei scelti.
cookie-purpose-display = Registra come Lei desidera visualizzare le pagine: tema chiaro o scuro, dimensione del testo, riduzione delle animazioni.
cookie-purpose-recent = Elenca i prodotti che Lei ha visto di recente, affinché possa ritrovarli.
cookie-purpose-notice = Memorizza che Lei ha chiuso l’avviso sui cookie, affinché ricompaia solo quando cambia ciò di cui informa.
cookie-purpose-visitor = Riconosce mediante un numero casuale un browser che ritorna, affinché possiamo contare i visitatori e non le visite.
cookie-purpose-visit = Collega le pagine di una stessa visita, affinché possiamo vedere dove i visitatori non trovano ciò che cercano.
cookie-purpose-mail = Ci indica se è stata aperta una newsletter alla quale Lei è iscritto.
cookie-purpose-campaign = Registra quale delle nostre pubblicità L’ha condotta ai nostri siti web, affinché possiamo misurarne l’efficacia.
cookie-purpose-advertising-id = Riconosce il Suo browser sui siti web di terzi, affinché le pubblicità ivi mostrate corrispondano ai Suoi interessi e non si ripetano troppo spesso.
cookie-purpose-store = Registra il negozio da Lei scelto per il ritiro e le riparazioni.

## Navigation

nav-phones = Telefoni
nav-watches = Orologi
nav-cloud = Aurora Cloud
nav-support = Assistenza
nav-products = Prodotti
nav-accessories = Accessori
nav-help = Aiuto
nav-repair = Riparazione
nav-security-updates = Aggiornamenti di sicurezza
nav-shops = Trova un negozio
nav-company = Azienda
nav-about = Chi siamo
nav-press = Stampa
nav-sustainability = Sostenibilità
nav-accessibility = Accessibilità
nav-community = Comunità
nav-videos = Video
nav-developers = Sviluppatori

## Regions

region-global = Internazionale
