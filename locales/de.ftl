
## Cookies

-aurora-account = Aurora-Konto
cookie-purpose-session = Hält Sie in Ihrem { -aurora-account } angemeldet und merkt sich Ihren Warenkorb, während Sie unsere Websites besuchen.
cookie-purpose-csrf = Schützt Formulare vor Anfragen, die andere Websites in Ihrem Namen senden.
cookie-purpose-consent = Speichert, welche Kategorien von Cookies Sie angenommen oder abgelehnt haben und wann.
cookie-purpose-region = Speichert das Land oder die Region und die Sprache, die Sie gewählt haben.
cookie-purpose-display = Speichert, wie Sie Seiten angezeigt haben möchten: hell oder dunkel, Schriftgrad, reduzierte Bewegung.
cookie-purpose-recent = Führt die Produkte auf, die Sie zuletzt angesehen haben, damit Sie sie wiederfinden.
cookie-purpose-notice = Merkt sich, dass Sie den Hinweis auf Cookies geschlossen haben, damit er erst wieder erscheint, wenn sich sein Gegenstand ändert.
cookie-purpose-visitor = Erkennt einen wiederkehrenden Browser an einer Zufallszahl, damit wir Besucher und nicht Besuche zählen.
cookie-purpose-visit = Verknüpft die Seiten eines Besuchs, damit wir sehen, wo Besucher nicht finden, was sie suchen.
cookie-purpose-mail = Zeigt uns, ob ein von Ihnen abonnierter Newsletter geöffnet wurde.
cookie-purpose-campaign = Speichert, welche unserer Anzeigen Sie auf unsere Websites geführt hat, damit wir ihren Erfolg messen können.
cookie-purpose-advertising-id = Erkennt Ihren Browser auf Websites anderer, damit Anzeigen dort Ihren Interessen entsprechen und sich nicht zu oft wiederholen.
cookie-purpose-store = Speichert den Shop, den Sie für Abholung und Reparaturen gewählt haben.

## Navigation

nav-phones = Smartphones
nav-watches = Uhren
nav-cloud = Aurora Cloud
nav-support = Support
nav-products = Produkte
nav-accessories = Zubehör
nav-help = Hilfe
nav-repair = Reparatur
nav-security-updates = Sicherheitsupdates
nav-shops = Shop finden
nav-company = Unternehmen
nav-about = Über uns
nav-press = Presse
nav-sustainability = Nachhaltigkeit
nav-accessibility = Barrierefreiheit
nav-community = Community
nav-videos = Videos
nav-developers = Für Entwickler

## Regions

region-global = International
