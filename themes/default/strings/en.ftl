### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = Chapter { $number }, “{ $title }”
reference-unnumbered = “{ $title }”
reference-item = Chapter { $number }, { $item }
reference-labelled = { $label }, “{ $title }”
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = “{ $policy }”
reference-policy-section = “{ $policy }”, { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = This document contains provisions for { $region }: { $sections }. Where they differ from the general text, the provisions for { $region } prevail.
precedence-local-document = This document was written for { $region } and replaces the general text.
precedence-general = For some countries and regions there are local provisions. Where they differ from this text, the local provisions prevail there.
# For policies that declare that the global text prevails.
precedence-global-over-local = This document contains provisions for { $region }: { $sections }. Where they differ from the general text, the general text prevails.
precedence-global = For some countries and regions there are local provisions. Where they differ from this text, this text prevails.
precedence-language = This document is available in several languages. If the language versions differ, this version prevails: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = If this document contradicts one of the following documents, this document prevails: { $policies }.

## Cookie tables: part of the text.

cookie-name = Name
cookie-provider = Provider
cookie-purpose = Purpose
cookie-category = Category
cookie-duration = Storage period
cookie-kind = Type
cookie-kind-http = HTTP cookie
cookie-kind-local-storage = Local storage
cookie-kind-pixel = Pixel
cookie-party-first = First party
cookie-party-third = Third party
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Necessary
cookie-category-preferences = Preferences
cookie-category-analytics = Analytics
cookie-category-advertising = Advertising
duration-session = Until you close the browser
duration-persistent = Until you delete it in the browser
duration-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
duration-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
duration-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = This section is not available in your language. It is shown in: { $language }.
fallback-document-notice = This document is not available in your language. It is shown in: { $language }.
fallback-title-notice = The title is not available in your language. It is shown in: { $language }.
draft-notice = Draft: this text has not been released.
draft-same-notice = Draft: the text is the same as that of version { $version }.
superseded-notice = This version is no longer in force.
# Another version was given the same day, before that day came: this one never takes effect.
overtaken-notice = This version was replaced by a newer version before it could take effect.
upcoming-notice = This version is not in force yet. It takes effect on { $date }.
withdrawn-notice = This document has not applied since { $date }.
# $date: the first day on which it does not.
ending-notice = This document will no longer apply from { $date }.
stale-notice = The text from which this translation was made has changed since.
local-notice = This section applies in: { $region }.
# $date: the day of the cancellation; in the two messages after it, the day on which the text takes effect.
cancelled-notice = This version was cancelled on { $date }. It never took effect.
new-version-notice = A new version of this document takes effect on { $date }.
not-yet-notice = This document takes effect on { $date }.
unpublished-notice = This document has not been published yet.
# A link to the other document follows.
replaced-by = This document was replaced by:
will-be-replaced-by = This document will be replaced by:
# $languages: names of languages, as a list.
uneven-notice = Other language versions of this document are more recent: { $languages }

## The page around the text.

skip-to-content = Skip to content
contents = Contents
home = Home
legal-documents = Legal documents
region-and-language = Region and language
choose-region = Choose your region and language
choose-language = Choose your language
current-edition = You are reading: { $region }, { $language }
# Areas of the world, as headings over the regions in them. Global: what is for the whole world.
area-africa = Africa
area-asia-pacific = Asia Pacific
area-europe = Europe
area-latin-america = Latin America
area-middle-east = Middle East
area-north-america = North America
area-global = Global
# Links to editions follow.
suggested-editions = Suggested by the language settings of your browser:
last-updated = Last updated: { $date }
effective = Effective: { $date }
not-released = Not released yet
# Links from one version to another.
version-in-force = Version in force
upcoming-version = Upcoming version
previous-version = Previous version
next-version = Next version
# An address follows.
permanent-address = Permanent address of this version:
# A link from a translation whose source has changed. $language: the language of the source.
source-text = Current text in: { $language }
# A link and a heading.
version-history = Version history
history-title = Version history: { $policy }
history-introduction = All versions of this document that have been published here, newest first.
# $version: the id of a version, often a day: “2024-05-01”.
version-title = { $policy }, version { $version }
version-heading = Version { $version }
# The state of a version. Superseded: another version took its place. Cancelled: taken back before it ever took effect.
# Withdrawn: the document no longer applies here.
state-in-force = In force
state-superseded = Superseded
state-upcoming = Upcoming
state-cancelled = Cancelled
state-withdrawn = Withdrawn
state-draft = Draft
# Why there is a version. Imported: it was published before the ledger of this site began.
kind-new = First publication
kind-material = Change in content
kind-editorial = Editorial correction
kind-translation = New translation
kind-imported = Earlier publication
published-on = Published: { $date }
withdrawn-on = Has not applied since: { $date }
# A heading over a summary of changes.
what-changed = What changed
no-documents = No document has been published here yet.
local-here = Local provision
local-versions = Local versions
compare-local = Compare with the general text
local-title = Local provisions: { $policy }
local-introduction = What is different in: { $region }. Each local provision is shown together with the text that it displaces.
local-text = Text for the following region: { $region }
displaced-text = Text displaced
displaced-nothing = Inserted; nothing was displaced.
removed-text = Removed for the following region: { $region }
related-documents = Related documents
# Headings over the titles of other documents.
prevails-over = In a conflict, this document prevails over these
prevailed-over-by = In a conflict, these documents prevail over this one
footnotes = Footnotes
back-to-text = Back to the text
section-link = Link to this section
# The label of a switch.
paragraph-links = Show a link at each paragraph
document-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
not-found-title = Page not found
not-found-text = There is no page at this address.
main-navigation = Main navigation
footer-navigation = Footer navigation
breadcrumbs = Breadcrumbs
social-media = Social media

## Comparisons.

show-changes = Show changes
changes-title = { $policy }: changes in version { $version } compared with version { $old }
draft-changes-title = { $policy }: unpublished changes
compared-with = Compared with:
compare-also = Comparison with another version:
changes-legend = Added text is underlined. Removed text is struck through.
list-of-changes = List of changes
nothing-changed = The text is the same.
only-renumbered = Only the numbering is different.
changed-here = This section was changed in this version.
sections-added = Sections added: { $count }
sections-removed = Sections removed: { $count }
sections-moved = Sections moved: { $count }
sections-amended = Sections amended: { $count }
sections-translated = Sections newly translated: { $count }
words-inserted = Words added: { $count }
words-deleted = Words removed: { $count }
change-added = Added
change-removed = Removed
change-moved = Moved
change-amended = Amended
change-translated = Newly translated
part-title = Title
part-description = Description
part-preamble = Introduction
part-precedence = Precedence clauses
part-note = Footnote
remark-moved-away = Moved from here
remark-moved-here = Moved to here
remark-restyled = Emphasis changed
remark-relinked = Link changed: { $old } → { $new }
remark-no-link = no link
remark-bullets = Numbers became bullets
remark-numbers = Bullets became numbers
remark-divided = Paragraph divided
remark-joined = Paragraphs joined
remark-level = Level of the heading changed: { $old } → { $new }
remark-language = Language changed: { $old } → { $new }
local-legend = Local text is underlined. The text that it displaces is struck through.
local-other-language = The displaced text does not exist in the language of the local text. Both are shown without marks.

## Notices beside the text: about cookies, and before a link to a third party is followed.

# The name of the notice, for those who do not see it. It asks for no consent.
cookie-notice-label = Notice about cookies
cookie-notice-text = We use cookies and similar technologies on our websites. Our cookie notice says which ones, what they are for and how long they stay.
cookie-notice-more = Find out more
cookie-notice-close = Close
leaving-title = You are leaving our website
leaving-text = This link leads to the website of a third party. That website has its own terms of use and its own privacy statement. We do not control that website.
# The host of the other website follows.
leaving-address = You are going to:
leaving-continue = Continue
leaving-stay = Stay here
