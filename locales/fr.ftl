
## Cookies

-aurora-account = compte Aurora
cookie-purpose-session = Maintient la connexion à votre { -aurora-account } et conserve le contenu de votre panier pendant votre visite de nos sites.
cookie-purpose-csrf = Protège les formulaires contre les requêtes que d’autres sites enverraient en votre nom.
cookie-purpose-consent = Enregistre les catégories de cookies que vous avez acceptées ou refusées, ainsi que la date de ce choix.
cookie-purpose-region = Enregistre le pays ou la région et la langue que vous avez choisis.
cookie-purpose-display = Enregistre la façon dont vous souhaitez voir les pages : thème clair ou sombre, taille du texte, réduction des animations.
cookie-purpose-recent = Répertorie les produits que vous avez consultés récemment, afin que vous puissiez les retrouver.
cookie-purpose-notice = Mémorise que vous avez fermé le bandeau relatif aux cookies, afin qu’il ne réapparaisse que si les informations qu’il annonce changent.
cookie-purpose-visitor = Reconnaît un navigateur déjà venu grâce à un nombre aléatoire, afin que nous comptions les visiteurs et non les visites.
cookie-purpose-visit = Relie les pages d’une même visite, afin que nous voyions à quels endroits les visiteurs ne trouvent pas ce qu’ils cherchent.
cookie-purpose-mail = Nous indique si une lettre d’information à laquelle vous êtes abonné a été ouverte.
cookie-purpose-campaign = Enregistre celle de nos publicités qui vous a conduit vers nos sites, afin que nous puissions en mesurer l’efficacité.
cookie-purpose-advertising-id = Reconnaît votre navigateur sur les sites de tiers, afin que les publicités y correspondent à vos intérêts et ne soient pas répétées trop souvent.
cookie-purpose-store = Enregistre la boutique que vous avez choisie pour les retraits et les réparations.

## Navigation

nav-phones = Téléphones
nav-watches = Montres
nav-cloud = Aurora Cloud
nav-support = Assistance
nav-products = Produits
nav-accessories = Accessoires
nav-help = Aide
nav-repair = Réparation
nav-security-updates = Mises à jour de sécurité
nav-shops = Trouver une boutique
nav-company = Entreprise
nav-about = À propos de nous
nav-press = Presse
nav-sustainability = Développement durable
nav-accessibility = Accessibilité
nav-community = Communauté
nav-videos = Vidéos
nav-developers = Développeurs

## Regions

region-global = International
region-ca-qc = Québec
region-us-ca = Californie
