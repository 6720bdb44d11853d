### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = capítulo { $number }, «{ $title }»
reference-unnumbered = «{ $title }»
reference-item = capítulo { $number }, punto { $item }
reference-labelled = { $label }, «{ $title }»
reference-labelled-item = { $label }, punto { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = «{ $policy }»
reference-policy-section = «{ $policy }», { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Este documento contiene disposiciones locales para { $region }: { $sections }. En lo que difieran del texto general, prevalecen las disposiciones locales para { $region }.
precedence-local-document = Este documento se ha redactado para { $region } y sustituye al texto general.
precedence-general = Para algunos países y regiones existen disposiciones locales. En lo que difieran de este texto, allí prevalecen las disposiciones locales.
# For policies that declare that the global text prevails.
precedence-global-over-local = Este documento contiene disposiciones locales para { $region }: { $sections }. En lo que difieran del texto general, prevalece el texto general.
precedence-global = Para algunos países y regiones existen disposiciones locales. En lo que difieran de este texto, prevalece este texto.
precedence-language = Este documento está disponible en varios idiomas. En caso de discrepancia entre las versiones lingüísticas, prevalece la versión siguiente: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = En caso de contradicción entre este documento y alguno de los siguientes, prevalece este documento: { $policies }.

## Cookie tables: part of the text.

cookie-name = Nombre
cookie-provider = Proveedor
cookie-purpose = Finalidad
cookie-category = Categoría
cookie-duration = Plazo de conservación
cookie-kind = Tipo
cookie-kind-http = Cookie HTTP
cookie-kind-local-storage = Almacenamiento local
cookie-kind-pixel = Píxel
cookie-party-first = Propia
cookie-party-third = De terceros
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Necesarias
cookie-category-preferences = Preferencias
cookie-category-analytics = Analítica
cookie-category-advertising = Publicidad
duration-session = Hasta que cierre el navegador
duration-persistent = Hasta que lo elimine del navegador
duration-years = { $count ->
    [one] { $count } año
    [many] { $count } de años
   *[other] { $count } años
}
duration-months = { $count ->
    [one] { $count } mes
    [many] { $count } de meses
   *[other] { $count } meses
}
duration-weeks = { $count ->
    [one] { $count } semana
    [many] { $count } de semanas
   *[other] { $count } semanas
}
duration-days = { $count ->
    [one] { $count } día
    [many] { $count } de días
   *[other] { $count } días
}
duration-hours = { $count ->
    [one] { $count } hora
    [many] { $count } de horas
   *[other] { $count } horas
}
duration-minutes = { $count ->
    [one] { $count } minuto
    [many] { $count } de minutos
   *[other] { $count } minutos
}
duration-seconds = { $count ->
    [one] { $count } segundo
    [many] { $count } de segundos
   *[other] { $count } segundos
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Esta sección no está disponible en su idioma. Se muestra en: { $language }.
fallback-document-notice = Este documento no está disponible en su idioma. Se muestra en: { $language }.
fallback-title-notice = El título no está disponible en su idioma. Se muestra en: { $language }.
draft-notice = Borrador: este texto no se ha publicado.
draft-same-notice = Borrador: el texto es idéntico al de la versión { $version }.
superseded-notice = Esta versión ya no está en vigor.
overtaken-notice = Esta versión ha sido sustituida por una versión más reciente antes de su entrada en vigor.
upcoming-notice = Esta versión aún no está en vigor. Fecha de entrada en vigor: { $date }.
withdrawn-notice = Este documento ya no se aplica desde la fecha siguiente: { $date }.
ending-notice = Este documento dejará de aplicarse a partir de la fecha siguiente: { $date }.
stale-notice = El texto del que procede esta traducción se ha modificado posteriormente.
local-notice = Esta sección se aplica en: { $region }.
cancelled-notice = Esta versión se ha anulado y no ha entrado nunca en vigor. Fecha de anulación: { $date }.
new-version-notice = Una nueva versión de este documento entra en vigor en la fecha siguiente: { $date }.
not-yet-notice = Este documento entra en vigor en la fecha siguiente: { $date }.
unpublished-notice = Este documento aún no se ha publicado.
replaced-by = Este documento ha sido sustituido por:
will-be-replaced-by = Este documento será sustituido por:
uneven-notice = Otras versiones lingüísticas de este documento son más recientes: { $languages }

## The page around the text.

skip-to-content = Ir al contenido
contents = Índice
home = Inicio
legal-documents = Documentos legales
region-and-language = Región e idioma
choose-region = Elija su región e idioma
choose-language = Elija su idioma
current-edition = Está leyendo: { $region }, { $language }
area-africa = África
area-asia-pacific = Asia-Pacífico
area-europe = Europa
area-latin-america = América Latina
area-middle-east = Oriente Medio
area-north-america = América del Norte
area-global = Todo el mundo
suggested-editions = Sugerencia según la configuración de idioma de su navegador:
last-updated = Última actualización: { $date }
effective = Fecha de entrada en vigor: { $date }
not-released = Aún no publicado
version-in-force = Versión en vigor
upcoming-version = Versión futura
previous-version = Versión anterior
next-version = Versión siguiente
permanent-address = Dirección permanente de esta versión:
source-text = Texto actual en: { $language }
version-history = Historial de versiones
history-title = Historial de versiones: { $policy }
history-introduction = Todas las versiones de este documento publicadas aquí, de la más reciente a la más antigua.
version-title = { $policy }, versión { $version }
version-heading = Versión { $version }
state-in-force = En vigor
state-superseded = Sustituida
state-upcoming = Aún no en vigor
state-cancelled = Anulada antes de su entrada en vigor
state-withdrawn = Ya no se aplica
state-draft = Borrador
kind-new = Primera publicación
kind-material = Modificación del contenido
kind-editorial = Corrección de redacción
kind-translation = Nueva traducción
kind-imported = Publicación anterior
published-on = Fecha de publicación: { $date }
withdrawn-on = Ya no se aplica desde: { $date }
what-changed = Modificaciones
no-documents = Aún no se ha publicado aquí ningún documento.
local-here = Disposición local
local-versions = Versiones locales
compare-local = Comparar con el texto general
local-title = Disposiciones locales: { $policy }
local-introduction = Diferencias aplicables en: { $region }. Cada disposición local se muestra junto con el texto que desplaza.
local-text = Texto local: { $region }
displaced-text = Texto desplazado
displaced-nothing = Texto añadido; no desplaza ningún otro.
removed-text = Texto suprimido: { $region }
related-documents = Documentos relacionados
prevails-over = En caso de contradicción, el presente documento prevalece sobre los siguientes
prevailed-over-by = En caso de contradicción, estos documentos prevalecen sobre el presente
footnotes = Notas
back-to-text = Volver al texto
section-link = Enlace a esta sección
paragraph-links = Mostrar un enlace en cada párrafo
document-count = { $count ->
    [one] { $count } documento
    [many] { $count } de documentos
   *[other] { $count } documentos
}
not-found-title = Página no encontrada
not-found-text = No hay ninguna página en esta dirección.
main-navigation = Navegación principal
footer-navigation = Navegación a pie de página
breadcrumbs = Ruta de navegación
social-media = Redes sociales

## Comparisons.

show-changes = Mostrar las modificaciones
changes-title = { $policy }: modificaciones en la versión { $version } respecto de la versión { $old }
draft-changes-title = { $policy }: modificaciones no publicadas
compared-with = Comparación con:
compare-also = Comparación con otra versión:
changes-legend = El texto añadido aparece subrayado. El texto suprimido aparece tachado.
list-of-changes = Lista de modificaciones
nothing-changed = El texto es idéntico.
only-renumbered = Solo difiere la numeración.
changed-here = Esta sección se ha modificado en esta versión.
sections-added = Secciones añadidas: { $count }
sections-removed = Secciones suprimidas: { $count }
sections-moved = Secciones trasladadas: { $count }
sections-amended = Secciones modificadas: { $count }
sections-translated = Secciones con nueva traducción: { $count }
words-inserted = Palabras añadidas: { $count }
words-deleted = Palabras suprimidas: { $count }
change-added = Adición
change-removed = Supresión
change-moved = Traslado
change-amended = Modificación
change-translated = Nueva traducción
part-title = Título
part-description = Descripción
part-preamble = Introducción
part-precedence = Cláusulas de prevalencia
part-note = Nota
remark-moved-away = Texto trasladado desde aquí
remark-moved-here = Texto trasladado aquí
remark-restyled = Énfasis tipográfico modificado
remark-relinked = Enlace modificado: { $old } → { $new }
remark-no-link = sin enlace
remark-bullets = Números sustituidos por viñetas
remark-numbers = Viñetas sustituidas por números
remark-divided = Párrafo dividido
remark-joined = Párrafos unidos
remark-level = Nivel del encabezado modificado: { $old } → { $new }
remark-language = Idioma modificado: { $old } → { $new }
local-legend = El texto local aparece subrayado. El texto que desplaza aparece tachado.
local-other-language = El texto desplazado no existe en el idioma del texto local. Ambos se muestran sin marcas.

## Notices beside the text

cookie-notice-label = Información sobre las cookies
cookie-notice-text = En nuestros sitios web utilizamos cookies y tecnologías similares. Nuestro aviso de cookies indica cuáles son, para qué sirven y cuánto tiempo se conservan.
cookie-notice-more = Más información
cookie-notice-close = Cerrar
leaving-title = Está a punto de salir de nuestro sitio web
leaving-text = Este enlace conduce al sitio web de un tercero. Ese sitio web tiene sus propias condiciones de uso y su propia declaración de privacidad. No está bajo nuestro control.
leaving-address = Destino del enlace:
leaving-continue = Continuar
leaving-stay = Permanecer aquí
