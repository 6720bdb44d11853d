### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = capítulo { $number }, “{ $title }”
reference-unnumbered = “{ $title }”
reference-item = capítulo { $number }, item { $item }
reference-labelled = { $label }, “{ $title }”
reference-labelled-item = { $label }, item { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = “{ $policy }”
reference-policy-section = “{ $policy }”, { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Este documento contém disposições locais ({ $region }): { $sections }. No que divergirem do texto geral, prevalecem as disposições locais ({ $region }).
precedence-local-document = Este documento substitui o texto geral e foi redigido para o seguinte país ou região: { $region }.
precedence-general = Para alguns países e regiões há disposições locais. No que divergirem deste texto, nesses lugares prevalecem as disposições locais.
# For policies that declare that the global text prevails.
precedence-global-over-local = Este documento contém disposições locais ({ $region }): { $sections }. No que divergirem do texto geral, prevalece o texto geral.
precedence-global = Para alguns países e regiões há disposições locais. No que divergirem deste texto, prevalece este texto.
precedence-language = Este documento está disponível em vários idiomas. Em caso de divergência entre as versões linguísticas, prevalece a seguinte versão: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Em caso de contradição entre este documento e um dos seguintes, prevalece este documento: { $policies }.

## Cookie tables: part of the text.

cookie-name = Nome
cookie-provider = Fornecedor
cookie-purpose = Finalidade
cookie-category = Categoria
cookie-duration = Prazo de conservação
cookie-kind = Tipo
cookie-kind-http = Cookie HTTP
cookie-kind-local-storage = Armazenamento local
cookie-kind-pixel = Pixel
cookie-party-first = Próprio
cookie-party-third = De terceiros
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Necessários
cookie-category-preferences = Preferências
cookie-category-analytics = Análise
cookie-category-advertising = Publicidade
duration-session = Até você fechar o navegador
duration-persistent = Até que seja excluído do navegador
duration-years = { $count ->
    [one] { $count } ano
    [many] { $count } de anos
   *[other] { $count } anos
}
duration-months = { $count ->
    [one] { $count } mês
    [many] { $count } de meses
   *[other] { $count } meses
}
duration-weeks = { $count ->
    [one] { $count } semana
    [many] { $count } de semanas
   *[other] { $count } semanas
}
duration-days = { $count ->
    [one] { $count } dia
    [many] { $count } de dias
   *[other] { $count } dias
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
fallback-notice = Esta seção não está disponível no seu idioma. Idioma exibido: { $language }.
fallback-document-notice = Este documento não está disponível no seu idioma. Idioma exibido: { $language }.
fallback-title-notice = O título não está disponível no seu idioma. Idioma exibido: { $language }.
draft-notice = Minuta: este texto não foi publicado.
draft-same-notice = Minuta: o texto é idêntico ao da versão { $version }.
superseded-notice = Esta versão não está mais em vigor.
overtaken-notice = Esta versão foi substituída por uma versão mais recente antes da sua entrada em vigor.
upcoming-notice = Esta versão ainda não está em vigor. Data de entrada em vigor: { $date }.
withdrawn-notice = Este documento não se aplica mais desde a seguinte data: { $date }.
ending-notice = Este documento deixará de se aplicar a partir da seguinte data: { $date }.
stale-notice = O texto que serviu de base a esta tradução foi alterado posteriormente.
local-notice = Esta seção se aplica ao seguinte país ou região: { $region }.
cancelled-notice = Esta versão foi cancelada e nunca entrou em vigor. Data do cancelamento: { $date }.
new-version-notice = Uma nova versão deste documento entra em vigor na seguinte data: { $date }.
not-yet-notice = Este documento entra em vigor na seguinte data: { $date }.
unpublished-notice = Este documento ainda não foi publicado.
replaced-by = Este documento foi substituído por:
will-be-replaced-by = Este documento será substituído por:
uneven-notice = Outras versões linguísticas deste documento são mais recentes: { $languages }

## The page around the text.

skip-to-content = Ir para o conteúdo
contents = Sumário
home = Início
legal-documents = Documentos jurídicos
region-and-language = Região e idioma
choose-region = Escolha sua região e seu idioma
choose-language = Escolha seu idioma
current-edition = Você está lendo: { $region }, { $language }
area-africa = África
area-asia-pacific = Ásia-Pacífico
area-europe = Europa
area-latin-america = América Latina
area-middle-east = Oriente Médio
area-north-america = América do Norte
area-global = Mundo todo
suggested-editions = Sugestão conforme as configurações de idioma do seu navegador:
last-updated = Última atualização: { $date }
effective = Data de entrada em vigor: { $date }
not-released = Ainda não publicado
version-in-force = Versão em vigor
upcoming-version = Versão futura
previous-version = Versão anterior
next-version = Versão seguinte
permanent-address = Endereço permanente desta versão:
source-text = Texto atual no seguinte idioma: { $language }
version-history = Histórico de versões
history-title = Histórico de versões: { $policy }
history-introduction = Todas as versões deste documento publicadas aqui, da mais recente para a mais antiga.
version-title = { $policy }, versão { $version }
version-heading = Versão { $version }
state-in-force = Em vigor
state-superseded = Substituída
state-upcoming = Ainda não em vigor
state-cancelled = Cancelada antes da entrada em vigor
state-withdrawn = Não se aplica mais
state-draft = Minuta
kind-new = Primeira publicação
kind-material = Alteração de conteúdo
kind-editorial = Correção de redação
kind-translation = Nova tradução
kind-imported = Publicação anterior
published-on = Data de publicação: { $date }
withdrawn-on = Não se aplica mais desde: { $date }
what-changed = Alterações
no-documents = Nenhum documento foi publicado aqui até o momento.
local-here = Disposição local
local-versions = Versões locais
compare-local = Comparar com o texto geral
local-title = Disposições locais: { $policy }
local-introduction = Diferenças aplicáveis ao seguinte país ou região: { $region }. Cada disposição local é apresentada junto com o texto que ela afasta.
local-text = Texto local: { $region }
displaced-text = Texto afastado
displaced-nothing = Texto acrescentado; nada foi afastado.
removed-text = Texto suprimido: { $region }
related-documents = Documentos relacionados
prevails-over = Em caso de contradição, este documento prevalece sobre os seguintes
prevailed-over-by = Em caso de contradição, estes documentos prevalecem sobre este
footnotes = Notas
back-to-text = Voltar ao texto
section-link = Link para esta seção
paragraph-links = Exibir um link em cada parágrafo
document-count = { $count ->
    [one] { $count } documento
    [many] { $count } de documentos
   *[other] { $count } documentos
}
not-found-title = Página não encontrada
not-found-text = Não há nenhuma página neste endereço.
main-navigation = Navegação principal
footer-navigation = Navegação do rodapé
breadcrumbs = Trilha de navegação
social-media = Redes sociais

## Comparisons.

show-changes = Mostrar alterações
changes-title = { $policy }: alterações na versão { $version } em relação à versão { $old }
draft-changes-title = { $policy }: alterações não publicadas
compared-with = Em comparação com:
compare-also = Comparação com outra versão:
changes-legend = O texto acrescentado está sublinhado. O texto suprimido está tachado.
list-of-changes = Lista de alterações
nothing-changed = O texto é idêntico.
only-renumbered = Apenas a numeração é diferente.
changed-here = Esta seção foi alterada nesta versão.
sections-added = Seções acrescentadas: { $count }
sections-removed = Seções suprimidas: { $count }
sections-moved = Seções deslocadas: { $count }
sections-amended = Seções alteradas: { $count }
sections-translated = Seções recém-traduzidas: { $count }
words-inserted = Palavras acrescentadas: { $count }
words-deleted = Palavras suprimidas: { $count }
change-added = Acréscimo
change-removed = Supressão
change-moved = Deslocamento
change-amended = Alteração
change-translated = Nova tradução
part-title = Título
part-description = Descrição
part-preamble = Introdução
part-precedence = Cláusulas de prevalência
part-note = Nota
remark-moved-away = Deslocado daqui
remark-moved-here = Deslocado para cá
remark-restyled = Destaque alterado
remark-relinked = Link alterado: { $old } → { $new }
remark-no-link = sem link
remark-bullets = Números substituídos por marcadores
remark-numbers = Marcadores substituídos por números
remark-divided = Parágrafo dividido
remark-joined = Parágrafos unidos
remark-level = Nível do título da seção alterado: { $old } → { $new }
remark-language = Idioma alterado: { $old } → { $new }
local-legend = O texto local está sublinhado. O texto que ele afasta está tachado.
local-other-language = O texto afastado não existe no idioma do texto local. Ambos são exibidos sem marcações.

## Notices beside the text

cookie-notice-label = Informação sobre cookies
cookie-notice-text = Utilizamos cookies e tecnologias semelhantes em nossos sites. O nosso aviso de cookies informa quais são, para que servem e por quanto tempo são conservados.
cookie-notice-more = Saiba mais
cookie-notice-close = Fechar
leaving-title = Você está saindo do nosso site
leaving-text = Este link leva ao site de um terceiro. Esse site tem seus próprios termos de uso e sua própria declaração de privacidade e não está sob o nosso controle.
leaving-address = Destino do link:
leaving-continue = Continuar
leaving-stay = Permanecer aqui
