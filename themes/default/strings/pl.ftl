### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = rozdział { $number } „{ $title }”
reference-unnumbered = „{ $title }”
reference-item = rozdział { $number } pkt { $item }
reference-labelled = { $label } „{ $title }”
reference-labelled-item = { $label } pkt { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = „{ $policy }”
reference-policy-section = „{ $policy }”, { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Niniejszy dokument zawiera postanowienia lokalne ({ $region }): { $sections }. W zakresie, w jakim różnią się one od tekstu ogólnego, pierwszeństwo mają postanowienia lokalne ({ $region }).
precedence-local-document = Niniejszy dokument zastępuje tekst ogólny i został opracowany dla następującego kraju lub regionu: { $region }.
precedence-general = Dla niektórych krajów i regionów istnieją postanowienia lokalne. W zakresie, w jakim różnią się one od niniejszego tekstu, pierwszeństwo mają tam postanowienia lokalne.
# For policies that declare that the global text prevails.
precedence-global-over-local = Niniejszy dokument zawiera postanowienia lokalne ({ $region }): { $sections }. W zakresie, w jakim różnią się one od tekstu ogólnego, pierwszeństwo ma tekst ogólny.
precedence-global = Dla niektórych krajów i regionów istnieją postanowienia lokalne. W zakresie, w jakim różnią się one od niniejszego tekstu, pierwszeństwo ma niniejszy tekst.
precedence-language = Niniejszy dokument jest dostępny w kilku językach. W razie rozbieżności między wersjami językowymi rozstrzyga następująca wersja: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = W razie sprzeczności z którymkolwiek z następujących dokumentów pierwszeństwo ma niniejszy dokument: { $policies }.

## Cookie tables: part of the text.

cookie-name = Nazwa
cookie-provider = Dostawca
cookie-purpose = Cel
cookie-category = Kategoria
cookie-duration = Okres przechowywania
cookie-kind = Rodzaj
cookie-kind-http = Plik cookie HTTP
cookie-kind-local-storage = Pamięć lokalna
cookie-kind-pixel = Piksel
cookie-party-first = Własny
cookie-party-third = Zewnętrzny
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Niezbędne
cookie-category-preferences = Preferencje
cookie-category-analytics = Analityka
cookie-category-advertising = Reklama
duration-session = Do zamknięcia przeglądarki
duration-persistent = Do usunięcia w przeglądarce
duration-years = { $count ->
    [one] { $count } rok
    [few] { $count } lata
    [many] { $count } lat
   *[other] { $count } roku
}
duration-months = { $count ->
    [one] { $count } miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
}
duration-weeks = { $count ->
    [one] { $count } tydzień
    [few] { $count } tygodnie
    [many] { $count } tygodni
   *[other] { $count } tygodnia
}
duration-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}
duration-hours = { $count ->
    [one] { $count } godzina
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godziny
}
duration-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minuty
    [many] { $count } minut
   *[other] { $count } minuty
}
duration-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekundy
    [many] { $count } sekund
   *[other] { $count } sekundy
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Ta sekcja nie jest dostępna w Państwa języku. Język wyświetlanego tekstu: { $language }.
fallback-document-notice = Ten dokument nie jest dostępny w Państwa języku. Język wyświetlanego tekstu: { $language }.
fallback-title-notice = Tytuł nie jest dostępny w Państwa języku. Język wyświetlanego tytułu: { $language }.
draft-notice = Projekt: ten tekst nie został opublikowany.
draft-same-notice = Projekt: tekst jest identyczny z tekstem wersji { $version }.
superseded-notice = Ta wersja już nie obowiązuje.
overtaken-notice = Ta wersja została zastąpiona nowszą wersją przed wejściem w życie.
upcoming-notice = Ta wersja jeszcze nie obowiązuje. Data wejścia w życie: { $date }.
withdrawn-notice = Ten dokument nie obowiązuje od następującego dnia: { $date }.
ending-notice = Ten dokument nie będzie obowiązywać od następującego dnia: { $date }.
stale-notice = Tekst, na podstawie którego sporządzono to tłumaczenie, został później zmieniony.
local-notice = Ta sekcja obowiązuje w następującym kraju lub regionie: { $region }.
cancelled-notice = Ta wersja została anulowana i nigdy nie weszła w życie. Data anulowania: { $date }.
new-version-notice = Nowa wersja tego dokumentu wchodzi w życie w następującym terminie: { $date }.
not-yet-notice = Ten dokument wchodzi w życie w następującym terminie: { $date }.
unpublished-notice = Ten dokument nie został jeszcze opublikowany.
replaced-by = Ten dokument został zastąpiony następującym dokumentem:
will-be-replaced-by = Ten dokument zostanie zastąpiony następującym dokumentem:
uneven-notice = Inne wersje językowe tego dokumentu są nowsze: { $languages }

## The page around the text.

skip-to-content = Przejdź do treści
contents = Spis treści
home = Strona główna
legal-documents = Dokumenty prawne
region-and-language = Region i język
choose-region = Wybór regionu i języka
choose-language = Wybór języka
current-edition = Wyświetlana wersja: { $region }, { $language }
area-africa = Afryka
area-asia-pacific = Azja i Pacyfik
area-europe = Europa
area-latin-america = Ameryka Łacińska
area-middle-east = Bliski Wschód
area-north-america = Ameryka Północna
area-global = Cały świat
suggested-editions = Propozycja na podstawie ustawień językowych przeglądarki:
last-updated = Ostatnia aktualizacja: { $date }
effective = Data wejścia w życie: { $date }
not-released = Jeszcze nie opublikowano
version-in-force = Obowiązująca wersja
upcoming-version = Przyszła wersja
previous-version = Poprzednia wersja
next-version = Następna wersja
permanent-address = Stały adres tej wersji:
source-text = Aktualny tekst w następującym języku: { $language }
version-history = Historia wersji
history-title = Historia wersji: { $policy }
history-introduction = Wszystkie opublikowane tutaj wersje tego dokumentu, od najnowszej do najstarszej.
version-title = { $policy }, wersja { $version }
version-heading = Wersja { $version }
state-in-force = Obowiązująca
state-superseded = Zastąpiona
state-upcoming = Jeszcze nie obowiązuje
state-cancelled = Anulowana przed wejściem w życie
state-withdrawn = Uchylona
state-draft = Projekt
kind-new = Pierwsza publikacja
kind-material = Zmiana treści
kind-editorial = Poprawka redakcyjna
kind-translation = Nowe tłumaczenie
kind-imported = Wcześniejsza publikacja
published-on = Data publikacji: { $date }
withdrawn-on = Nie obowiązuje od następującego dnia: { $date }
what-changed = Wprowadzone zmiany
no-documents = Nie opublikowano tutaj jeszcze żadnego dokumentu.
local-here = Postanowienie lokalne
local-versions = Wersje lokalne
compare-local = Porównanie z tekstem ogólnym
local-title = Postanowienia lokalne: { $policy }
local-introduction = Różnice dotyczące następującego kraju lub regionu: { $region }. Każde postanowienie lokalne jest przedstawione razem z tekstem, który zostaje przez nie zastąpiony.
local-text = Tekst lokalny: { $region }
displaced-text = Zastąpiony tekst
displaced-nothing = Tekst dodany; żaden inny nie został zastąpiony.
removed-text = Tekst usunięty: { $region }
related-documents = Powiązane dokumenty
prevails-over = W razie sprzeczności niniejszy dokument ma pierwszeństwo przed następującymi dokumentami
prevailed-over-by = W razie sprzeczności pierwszeństwo przed niniejszym dokumentem mają następujące dokumenty
footnotes = Przypisy
back-to-text = Powrót do tekstu
section-link = Link do tej sekcji
paragraph-links = Pokaż link przy każdym akapicie
document-count = { $count ->
    [one] { $count } dokument
    [few] { $count } dokumenty
    [many] { $count } dokumentów
   *[other] { $count } dokumentu
}
not-found-title = Nie znaleziono strony
not-found-text = Pod tym adresem nie ma żadnej strony.
main-navigation = Nawigacja główna
footer-navigation = Nawigacja w stopce
breadcrumbs = Ścieżka nawigacji
social-media = Media społecznościowe

## Comparisons.

show-changes = Pokaż zmiany
changes-title = { $policy }: zmiany w wersji { $version } w porównaniu z wersją { $old }
draft-changes-title = { $policy }: nieopublikowane zmiany
compared-with = Podstawa porównania:
compare-also = Porównanie z inną wersją:
changes-legend = Dodany tekst jest podkreślony. Usunięty tekst jest przekreślony.
list-of-changes = Wykaz zmian
nothing-changed = Tekst jest identyczny.
only-renumbered = Różni się tylko numeracja.
changed-here = Ta sekcja została zmieniona w tej wersji.
sections-added = Dodane sekcje: { $count }
sections-removed = Usunięte sekcje: { $count }
sections-moved = Przeniesione sekcje: { $count }
sections-amended = Zmienione sekcje: { $count }
sections-translated = Nowo przetłumaczone sekcje: { $count }
words-inserted = Dodane słowa: { $count }
words-deleted = Usunięte słowa: { $count }
change-added = Dodanie
change-removed = Usunięcie
change-moved = Przeniesienie
change-amended = Zmiana
change-translated = Nowe tłumaczenie
part-title = Tytuł
part-description = Opis
part-preamble = Wstęp
part-precedence = Klauzule o pierwszeństwie
part-note = Przypis
remark-moved-away = Przeniesiono stąd
remark-moved-here = Przeniesiono tutaj
remark-restyled = Zmieniono wyróżnienie
remark-relinked = Zmieniono link: { $old } → { $new }
remark-no-link = brak linku
remark-bullets = Numery zastąpiono punktorami
remark-numbers = Punktory zastąpiono numerami
remark-divided = Podzielono akapit
remark-joined = Połączono akapity
remark-level = Zmieniono poziom nagłówka: { $old } → { $new }
remark-language = Zmieniono język: { $old } → { $new }
local-legend = Tekst lokalny jest podkreślony. Zastąpiony przez niego tekst jest przekreślony.
local-other-language = Zastąpiony tekst nie istnieje w języku tekstu lokalnego. Oba teksty są wyświetlane bez oznaczeń.

## Notices beside the text

cookie-notice-label = Komunikat o plikach cookie
cookie-notice-text = W naszych witrynach używamy plików cookie i podobnych technologii. Nasza informacja o plikach cookie wskazuje, które z nich są używane, do czego służą i jak długo są przechowywane.
cookie-notice-more = Więcej informacji
cookie-notice-close = Zamknij
leaving-title = Opuszczają Państwo naszą witrynę
leaving-text = Ten link prowadzi do witryny podmiotu trzeciego. Witryna ta ma własne warunki korzystania i własne oświadczenie o ochronie prywatności. Nie sprawujemy nad nią kontroli.
leaving-address = Cel linku:
leaving-continue = Przejdź dalej
leaving-stay = Pozostań tutaj
