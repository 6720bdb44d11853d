### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = chapitre { $number }, « { $title } »
reference-unnumbered = « { $title } »
reference-item = chapitre { $number }, { $item }
reference-labelled = { $label }, « { $title } »
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = « { $policy } »
reference-policy-section = « { $policy } », { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Le présent document contient des dispositions locales (pays ou région : { $region }) : { $sections }. En cas de divergence avec le texte général, ces dispositions locales prévalent.
precedence-local-document = Le présent document a été rédigé pour le pays ou la région ci-après et remplace le texte général : { $region }.
precedence-general = Des dispositions locales existent pour certains pays et certaines régions. En cas de divergence avec le présent texte, les dispositions locales y prévalent.
# For policies that declare that the global text prevails.
precedence-global-over-local = Le présent document contient des dispositions locales (pays ou région : { $region }) : { $sections }. En cas de divergence avec le texte général, le texte général prévaut.
precedence-global = Des dispositions locales existent pour certains pays et certaines régions. En cas de divergence avec le présent texte, le présent texte prévaut.
precedence-language = Le présent document est disponible en plusieurs langues. En cas de divergence entre les versions linguistiques, la version suivante prévaut : { $language }.
# $policies: titles of other policies, as a list.
precedence-over = En cas de contradiction avec l’un des documents suivants, le présent document prévaut : { $policies }.

## Cookie tables: part of the text.

cookie-name = Nom
cookie-provider = Fournisseur
cookie-purpose = Finalité
cookie-category = Catégorie
cookie-duration = Durée de conservation
cookie-kind = Type
cookie-kind-http = Cookie HTTP
cookie-kind-local-storage = Stockage local
cookie-kind-pixel = Pixel
cookie-party-first = Interne
cookie-party-third = Tiers
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Nécessaires
cookie-category-preferences = Préférences
cookie-category-analytics = Mesure d’audience
cookie-category-advertising = Publicité
duration-session = Jusqu’à la fermeture du navigateur
duration-persistent = Jusqu’à sa suppression dans le navigateur
duration-years = { $count ->
    [one] { $count } an
    [many] { $count } d’ans
   *[other] { $count } ans
}
duration-months = { $count ->
    [one] { $count } mois
    [many] { $count } de mois
   *[other] { $count } mois
}
duration-weeks = { $count ->
    [one] { $count } semaine
    [many] { $count } de semaines
   *[other] { $count } semaines
}
duration-days = { $count ->
    [one] { $count } jour
    [many] { $count } de jours
   *[other] { $count } jours
}
duration-hours = { $count ->
    [one] { $count } heure
    [many] { $count } d’heures
   *[other] { $count } heures
}
duration-minutes = { $count ->
    [one] { $count } minute
    [many] { $count } de minutes
   *[other] { $count } minutes
}
duration-seconds = { $count ->
    [one] { $count } seconde
    [many] { $count } de secondes
   *[other] { $count } secondes
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Cette section n’est pas disponible dans votre langue. Langue affichée : { $language }.
fallback-document-notice = Ce document n’est pas disponible dans votre langue. Langue affichée : { $language }.
fallback-title-notice = Le titre n’est pas disponible dans votre langue. Langue affichée : { $language }.
draft-notice = Projet : ce texte n’a pas été publié.
draft-same-notice = Projet : le texte est identique à celui de la version { $version }.
superseded-notice = Cette version n’est plus en vigueur.
overtaken-notice = Cette version a été remplacée par une version plus récente avant son entrée en vigueur.
upcoming-notice = Cette version n’est pas encore en vigueur. Date d’entrée en vigueur : { $date }.
withdrawn-notice = Ce document n’est plus applicable depuis la date suivante : { $date }.
ending-notice = Ce document ne sera plus applicable à compter de la date suivante : { $date }.
stale-notice = Le texte à partir duquel cette traduction a été établie a été modifié depuis.
local-notice = Pays ou région où cette section s’applique : { $region }.
cancelled-notice = Cette version a été annulée et n’est jamais entrée en vigueur. Date d’annulation : { $date }.
new-version-notice = Une nouvelle version de ce document entre en vigueur à la date suivante : { $date }.
not-yet-notice = Ce document entre en vigueur à la date suivante : { $date }.
unpublished-notice = Ce document n’a pas encore été publié.
replaced-by = Ce document a été remplacé par :
will-be-replaced-by = Ce document sera remplacé par :
uneven-notice = D’autres versions linguistiques de ce document sont plus récentes : { $languages }

## The page around the text.

skip-to-content = Aller au contenu
contents = Sommaire
home = Accueil
legal-documents = Documents juridiques
region-and-language = Région et langue
choose-region = Choisissez votre région et votre langue
choose-language = Choisissez votre langue
current-edition = Vous lisez : { $region }, { $language }
area-africa = Afrique
area-asia-pacific = Asie-Pacifique
area-europe = Europe
area-latin-america = Amérique latine
area-middle-east = Moyen-Orient
area-north-america = Amérique du Nord
area-global = Monde entier
suggested-editions = Suggestion d’après les paramètres de langue de votre navigateur :
last-updated = Dernière mise à jour : { $date }
effective = Entrée en vigueur : { $date }
not-released = Pas encore publié
version-in-force = Version en vigueur
upcoming-version = Version à venir
previous-version = Version précédente
next-version = Version suivante
permanent-address = Adresse permanente de cette version :
source-text = Texte actuel dans la langue suivante : { $language }
version-history = Historique des versions
history-title = Historique des versions : { $policy }
history-introduction = Toutes les versions de ce document publiées ici, de la plus récente à la plus ancienne.
version-title = { $policy }, version { $version }
version-heading = Version { $version }
state-in-force = En vigueur
state-superseded = Remplacée
state-upcoming = Pas encore en vigueur
state-cancelled = Annulée avant son entrée en vigueur
state-withdrawn = N’est plus applicable
state-draft = Projet
kind-new = Première publication
kind-material = Modification du contenu
kind-editorial = Correction rédactionnelle
kind-translation = Nouvelle traduction
kind-imported = Publication antérieure
published-on = Date de publication : { $date }
withdrawn-on = N’est plus applicable depuis la date suivante : { $date }
what-changed = Modifications
no-documents = Aucun document n’a encore été publié ici.
local-here = Disposition locale
local-versions = Versions locales
compare-local = Comparer avec le texte général
local-title = Dispositions locales : { $policy }
local-introduction = Particularités applicables dans le pays ou la région : { $region }. Chaque disposition locale est présentée avec le texte qu’elle remplace.
local-text = Texte local : { $region }
displaced-text = Texte remplacé
displaced-nothing = Texte ajouté ; aucun texte n’a été remplacé.
removed-text = Texte supprimé : { $region }
related-documents = Documents connexes
prevails-over = En cas de contradiction, ce document prévaut sur les suivants
prevailed-over-by = En cas de contradiction, les documents suivants prévalent sur celui-ci
footnotes = Notes
back-to-text = Retour au texte
section-link = Lien vers cette section
paragraph-links = Afficher un lien à chaque paragraphe
document-count = { $count ->
    [one] { $count } document
    [many] { $count } de documents
   *[other] { $count } documents
}
not-found-title = Page introuvable
not-found-text = Aucune page n’existe à cette adresse.
main-navigation = Navigation principale
footer-navigation = Navigation de pied de page
breadcrumbs = Fil d’Ariane
social-media = Réseaux sociaux

## Comparisons.

show-changes = Afficher les modifications
changes-title = { $policy } : modifications dans la version { $version } par rapport à la version { $old }
draft-changes-title = { $policy } : modifications non publiées
compared-with = Comparaison avec :
compare-also = Comparaison avec une autre version :
changes-legend = Le texte ajouté est souligné. Le texte supprimé est barré.
list-of-changes = Liste des modifications
nothing-changed = Le texte est identique.
only-renumbered = Seule la numérotation diffère.
changed-here = Cette section a été modifiée dans cette version.
sections-added = Sections ajoutées : { $count }
sections-removed = Sections supprimées : { $count }
sections-moved = Sections déplacées : { $count }
sections-amended = Sections modifiées : { $count }
sections-translated = Sections nouvellement traduites : { $count }
words-inserted = Mots ajoutés : { $count }
words-deleted = Mots supprimés : { $count }
change-added = Ajout
change-removed = Suppression
change-moved = Déplacement
change-amended = Modification
change-translated = Nouvelle traduction
part-title = Titre
part-description = Description
part-preamble = Introduction
part-precedence = Clauses de prévalence
part-note = Note
remark-moved-away = Texte déplacé depuis cet endroit
remark-moved-here = Texte déplacé à cet endroit
remark-restyled = Mise en évidence modifiée
remark-relinked = Lien modifié : { $old } → { $new }
remark-no-link = aucun lien
remark-bullets = Numéros remplacés par des puces
remark-numbers = Puces remplacées par des numéros
remark-divided = Paragraphe scindé
remark-joined = Paragraphes réunis
remark-level = Niveau de l’intertitre modifié : { $old } → { $new }
remark-language = Langue modifiée : { $old } → { $new }
local-legend = Le texte local est souligné. Le texte qu’il remplace est barré.
local-other-language = Le texte remplacé n’existe pas dans la langue du texte local. Les deux textes sont affichés sans marques.

## Notices beside the text

cookie-notice-label = Information sur les cookies
cookie-notice-text = Nous utilisons des cookies et des technologies similaires sur nos sites. Notre avis relatif aux cookies indique lesquels, à quoi ils servent et combien de temps ils sont conservés.
cookie-notice-more = En savoir plus
cookie-notice-close = Fermer
leaving-title = Vous quittez notre site
leaving-text = Ce lien mène au site d’un tiers. Ce site a ses propres conditions d’utilisation et sa propre déclaration de confidentialité. Nous ne le contrôlons pas.
leaving-address = Destination du lien :
leaving-continue = Continuer
leaving-stay = Rester sur ce site
