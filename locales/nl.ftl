
## Cookies

-aurora-account = Aurora-account
cookie-purpose-session = Houdt u aangemeld bij uw { -aurora-account } en onthoudt uw winkelwagen terwijl u onze websites bezoekt.
cookie-purpose-csrf = Beschermt formulieren tegen verzoeken die andere websites uit uw naam verzenden.
cookie-purpose-consent = Bewaart welke categorieën cookies u hebt geaccepteerd of geweigerd, en wanneer.
cookie-purpose-region = Bewaart het land of de regio en de taal die u hebt gekozen.
cookie-purpose-display = Bewaart hoe u pagina’s wilt zien: licht of donker, tekstgrootte, minder beweging.
cookie-purpose-recent = Houdt bij welke producten u onlangs hebt bekeken, zodat u ze terugvindt.
cookie-purpose-notice = Onthoudt dat u de melding over cookies hebt gesloten, zodat deze pas terugkomt wanneer verandert waarover zij informeert.
cookie-purpose-visitor = Herkent een terugkerende browser aan een willekeurig nummer, zodat wij bezoekers tellen en geen bezoeken.
cookie-purpose-visit = Koppelt de pagina’s van één bezoek aan elkaar, zodat wij zien waar bezoekers niet vinden wat zij zoeken.
cookie-purpose-mail = Laat ons weten of een nieuwsbrief waarop u bent geabonneerd, is geopend.
cookie-purpose-campaign = Bewaart welke van onze advertenties u naar onze websites heeft geleid, zodat wij het succes ervan kunnen meten.
cookie-purpose-advertising-id = Herkent uw browser op websites van anderen, zodat advertenties daar bij uw interesses passen en niet te vaak worden herhaald.
cookie-purpose-store = Bewaart de winkel die u voor afhalen en reparaties hebt gekozen.

## Navigation

nav-phones = Telefoons
nav-watches = Horloges
nav-cloud = Aurora Cloud
nav-support = Ondersteuning
nav-products = Producten
nav-accessories = Accessoires
nav-help = Hulp
nav-repair = Reparatie
nav-security-updates = Beveiligingsupdates
nav-shops = Winkel zoeken
nav-company = Onderneming
nav-about = Over ons
nav-press = Pers
nav-sustainability = Duurzaamheid
nav-accessibility = Toegankelijkheid
nav-community = Community
nav-videos = Video’s
nav-developers = Ontwikkelaars

## Regions

region-global = Internationaal
