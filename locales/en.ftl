
## Cookies

-aurora-account = Aurora account
cookie-purpose-session = Keeps you signed in to your { -aurora-account } and remembers your basket while you visit our websites.
cookie-purpose-csrf = Protects forms against requests that other websites send in your name.
cookie-purpose-consent = Stores which categories of cookies you have accepted or rejected, and when.
cookie-purpose-region = Stores the country or region and the language that you have chosen.
cookie-purpose-display = Stores how you want pages to be shown: light or dark, size of text, reduced motion.
cookie-purpose-recent = Lists the products that you looked at recently, so that you find them again.
cookie-purpose-notice = Remembers that you closed the notice about cookies, so that it comes back only when what it tells you has changed.
cookie-purpose-visitor = Recognises a returning browser by a random number, so that we count visitors and not visits.
cookie-purpose-visit = Links the pages of one visit, so that we see where visitors do not find what they look for.
cookie-purpose-mail = Tells us whether a newsletter that you subscribed to was opened.
cookie-purpose-campaign = Stores which of our advertisements led you to our websites, so that we can measure its success.
cookie-purpose-advertising-id = Recognises your browser on websites of others, so that advertisements there suit your interests and are not repeated too often.
cookie-purpose-store = Stores the shop that you have chosen for collection and repairs.

## Navigation

nav-phones = Phones
nav-watches = Watches
nav-cloud = Aurora Cloud
nav-support = Support
nav-products = Products
nav-accessories = Accessories
nav-help = Help
nav-repair = Repair
nav-security-updates = Security updates
nav-shops = Find a shop
nav-company = Company
nav-about = About us
nav-press = Press
nav-sustainability = Sustainability
nav-accessibility = Accessibility
nav-community = Community
nav-videos = Videos
nav-developers = Developers

## Regions

region-global = Global
region-us-ca = California
region-ca-qc = Quebec
