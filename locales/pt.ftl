## Cookies

-aurora-account = conta Aurora
cookie-purpose-session = Mantém você conectado à sua { -aurora-account } e lembra o seu carrinho enquanto você visita nossos sites.
cookie-purpose-csrf = Protege os formulários contra solicitações que outros sites enviem em seu nome.
cookie-purpose-consent = Guarda quais categorias de cookies você aceitou ou rejeitou, e quando.
cookie-purpose-region = Guarda o país ou a região e o idioma que você escolheu.
cookie-purpose-display = Guarda como você deseja que as páginas sejam exibidas: modo claro ou escuro, tamanho do texto, movimento reduzido.
cookie-purpose-recent = Relaciona os produtos que você consultou recentemente, para que possa encontrá-los de novo.
cookie-purpose-notice = Lembra que você fechou o aviso sobre cookies, para que ele volte a aparecer somente quando mudar aquilo que ele informa.
cookie-purpose-visitor = Reconhece, por um número aleatório, um navegador que retorna, de modo que contamos visitantes, e não visitas.
cookie-purpose-visit = Liga as páginas de uma mesma visita, para que vejamos onde os visitantes não encontram o que procuram.
cookie-purpose-mail = Informa-nos se foi aberto um boletim informativo que você assinou.
cookie-purpose-campaign = Guarda qual dos nossos anúncios levou você aos nossos sites, para que possamos medir sua eficácia.
cookie-purpose-advertising-id = Reconhece o seu navegador em sites de terceiros, para que os anúncios exibidos ali correspondam aos seus interesses e não se repitam em excesso.
cookie-purpose-store = Guarda a loja que você escolheu para retirada de pedidos e reparos.

## Navigation

nav-phones = Telefones
nav-watches = Relógios
nav-cloud = Aurora Cloud
nav-support = Suporte
nav-products = Produtos
nav-accessories = Acessórios
nav-help = Ajuda
nav-repair = Reparos
nav-security-updates = Atualizações de segurança
nav-shops = Encontrar uma loja
nav-company = Empresa
nav-about = Quem somos
nav-press = Imprensa
nav-sustainability = Sustentabilidade
nav-accessibility = Acessibilidade
nav-community = Comunidade
nav-videos = Vídeos
nav-developers = Desenvolvedores

## Regions

region-global = Internacional
