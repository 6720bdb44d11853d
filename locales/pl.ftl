## Cookies

-aurora-account = konto Aurora
cookie-purpose-session = Sprawia, że Państwa { -aurora-account } pozostaje dostępne bez ponownego logowania, i zapamiętuje zawartość koszyka podczas wizyty w naszych witrynach.
cookie-purpose-csrf = Chroni formularze przed żądaniami, które inne witryny wysyłają w Państwa imieniu.
cookie-purpose-consent = Zapisuje, które kategorie plików cookie zostały przez Państwa zaakceptowane lub odrzucone i kiedy.
cookie-purpose-region = Zapisuje wybrany przez Państwa kraj lub region oraz język.
cookie-purpose-display = Zapisuje wybrany sposób wyświetlania stron: jasny lub ciemny motyw, wielkość tekstu, ograniczenie animacji.
cookie-purpose-recent = Zawiera listę ostatnio oglądanych produktów, aby mogli je Państwo ponownie odnaleźć.
cookie-purpose-notice = Zapamiętuje zamknięcie komunikatu o plikach cookie, aby pojawił się ponownie dopiero wtedy, gdy zmieni się to, o czym informuje.
cookie-purpose-visitor = Rozpoznaje powracającą przeglądarkę na podstawie losowego numeru, dzięki czemu liczymy odwiedzających, a nie odwiedziny.
cookie-purpose-visit = Łączy strony otwarte podczas jednej wizyty, dzięki czemu widzimy, gdzie odwiedzający nie znajdują tego, czego szukają.
cookie-purpose-mail = Informuje nas, czy zamówiony przez Państwa newsletter został otwarty.
cookie-purpose-campaign = Zapisuje, która z naszych reklam skierowała Państwa do naszych witryn, abyśmy mogli zmierzyć jej skuteczność.
cookie-purpose-advertising-id = Rozpoznaje Państwa przeglądarkę w witrynach innych podmiotów, aby wyświetlane tam reklamy odpowiadały Państwa zainteresowaniom i nie powtarzały się zbyt często.
cookie-purpose-store = Zapisuje sklep wybrany przez Państwa do odbioru zamówień i do napraw.

## Navigation

nav-phones = Telefony
nav-watches = Zegarki
nav-cloud = Aurora Cloud
nav-support = Wsparcie
nav-products = Produkty
nav-accessories = Akcesoria
nav-help = Pomoc
nav-repair = Naprawa
nav-security-updates = Aktualizacje zabezpieczeń
nav-shops = Znajdź sklep
nav-company = Firma
nav-about = O nas
nav-press = Dla prasy
nav-sustainability = Zrównoważony rozwój
nav-accessibility = Dostępność
nav-community = Społeczność
nav-videos = Filmy
nav-developers = Dla deweloperów

## Regions

region-global = Cały świat
