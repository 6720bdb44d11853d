## Cookies

-aurora-account = cuenta Aurora
cookie-purpose-session = Mantiene iniciada la sesión en su { -aurora-account } y recuerda su carrito mientras visita nuestros sitios web.
cookie-purpose-csrf = Protege los formularios contra las solicitudes que otros sitios web envíen en nombre de usted.
cookie-purpose-consent = Guarda qué categorías de cookies ha aceptado o rechazado, y cuándo.
cookie-purpose-region = Guarda el país o la región y el idioma que ha elegido.
cookie-purpose-display = Guarda cómo desea que se muestren las páginas: modo claro u oscuro, tamaño del texto, movimiento reducido.
cookie-purpose-recent = Enumera los productos que ha consultado recientemente, para que vuelva a encontrarlos.
cookie-purpose-notice = Recuerda que ha cerrado el aviso sobre cookies, para que solo vuelva a aparecer cuando cambie aquello de lo que informa.
cookie-purpose-visitor = Reconoce, mediante un número aleatorio, un navegador que vuelve a visitarnos, de modo que contamos visitantes y no visitas.
cookie-purpose-visit = Relaciona las páginas de una misma visita, para que veamos dónde los visitantes no encuentran lo que buscan.
cookie-purpose-mail = Nos indica si se ha abierto un boletín al que usted está suscrito.
cookie-purpose-campaign = Guarda cuál de nuestros anuncios le llevó a nuestros sitios web, para que podamos medir su eficacia.
cookie-purpose-advertising-id = Reconoce su navegador en sitios web de terceros, para que los anuncios que allí se muestren respondan a sus intereses y no se repitan en exceso.
cookie-purpose-store = Guarda la tienda que ha elegido para recoger sus pedidos y para las reparaciones.

## Navigation

nav-phones = Teléfonos
nav-watches = Relojes
nav-cloud = Aurora Cloud
nav-support = Soporte
nav-products = Productos
nav-accessories = Accesorios
nav-help = Ayuda
nav-repair = Reparación
nav-security-updates = Actualizaciones de seguridad
nav-shops = Buscar una tienda
nav-company = Empresa
nav-about = Quiénes somos
nav-press = Prensa
nav-sustainability = Sostenibilidad
nav-accessibility = Accesibilidad
nav-community = Comunidad
nav-videos = Videos
nav-developers = Desarrolladores

## Regions

region-global = Internacional
