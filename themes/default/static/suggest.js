// Offers the editions that fit the languages of the browser. It stores nothing, asks nobody, and decides nothing: all editions
// are on the page without it.
"use strict";
(() => {
  const place = document.getElementById("_suggestions");
  if (!place || !navigator.languages || !Intl.Locale) return;

  // "zh-CN" and "zh-Hans" are one language in one script; Unicode's likely subtags say so.
  const likely = (tag) => {
    try {
      return new Intl.Locale(tag).maximize();
    } catch {
      return null;
    }
  };
  const editions = [...document.querySelectorAll(".chooser a[lang]")].map((link) => ({
    link,
    region: new Intl.Locale(link.lang).region ?? "",
    likely: likely(link.lang),
  }));

  // The reader's country first; else what is for the whole world, for several countries, for anybody.
  const fitting = (tag) => {
    const wanted = likely(tag);
    if (!wanted) return null;
    const same = editions.filter(
      ({ likely }) => likely?.language === wanted.language && likely?.script === wanted.script,
    );
    return (
      same.find(({ region }) => region === wanted.region) ??
      same.find(({ region }) => region === "001") ??
      same.find(({ region }) => /^\d/.test(region)) ??
      same[0]
    );
  };

  const found = new Set(navigator.languages.map(fitting).filter(Boolean));
  for (const { link } of [...found].slice(0, 3)) {
    const copy = link.cloneNode(true);
    const name = copy.getAttribute("aria-label");
    if (name) {
      copy.textContent = name;
      copy.removeAttribute("aria-label");
    }
    const item = document.createElement("li");
    item.append(copy);
    place.querySelector("ul").append(item);
  }
  place.hidden = !found.size;
})();
