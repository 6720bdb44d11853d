
## Cookies

-aurora-account = contul Aurora
cookie-purpose-session = Păstrează autentificarea în { -aurora-account } și reține coșul de cumpărături cât timp vizitați site-urile noastre.
cookie-purpose-csrf = Protejează formularele împotriva cererilor pe care alte site-uri le trimit în numele dumneavoastră.
cookie-purpose-consent = Stochează categoriile de module cookie pe care le-ați acceptat sau le-ați refuzat și momentul alegerii.
cookie-purpose-region = Stochează țara sau regiunea și limba pe care le-ați ales.
cookie-purpose-display = Stochează modul în care doriți să fie afișate paginile: luminos sau întunecat, dimensiunea textului, mișcare redusă.
cookie-purpose-recent = Enumeră produsele pe care le-ați vizualizat recent, pentru a le putea regăsi.
cookie-purpose-notice = Reține că ați închis informarea privind modulele cookie, astfel încât aceasta să reapară numai când se modifică datele la care se referă.
cookie-purpose-visitor = Recunoaște după un număr aleatoriu un browser care revine, pentru ca noi să numărăm vizitatorii, nu vizitele.
cookie-purpose-visit = Leagă între ele paginile unei vizite, pentru ca noi să vedem unde vizitatorii nu găsesc ceea ce caută.
cookie-purpose-mail = Ne arată dacă a fost deschis un buletin informativ la care v-ați abonat.
cookie-purpose-campaign = Stochează reclama noastră care v-a condus pe site-urile noastre, pentru ca noi să îi putem măsura succesul.
cookie-purpose-advertising-id = Recunoaște browserul dumneavoastră pe site-urile altora, pentru ca reclamele de acolo să corespundă intereselor dumneavoastră și să nu se repete prea des.
cookie-purpose-store = Stochează magazinul pe care l-ați ales pentru ridicarea comenzilor și pentru reparații.

## Navigation

nav-phones = Telefoane
nav-watches = Ceasuri
nav-cloud = Aurora Cloud
nav-support = Asistență
nav-products = Produse
nav-accessories = Accesorii
nav-help = Ajutor
nav-repair = Reparații
nav-security-updates = Actualizări de securitate
nav-shops = Găsiți un magazin
nav-company = Companie
nav-about = Despre noi
nav-press = Presă
nav-sustainability = Sustenabilitate
nav-accessibility = Accesibilitate
nav-community = Comunitate
nav-videos = Videoclipuri
nav-developers = Dezvoltatori

## Regions

region-global = Internațional
