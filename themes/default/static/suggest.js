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
  // One that lags behind its source gives way to the other one of its region and language.
  const editions = [...document.querySelectorAll(".chooser a[lang]:not([data-behind])")].map((link) => ({
    link,
    region: new Intl.Locale(link.lang).region ?? "",
    // The country of which it is for a part.
    part: link.dataset.country ?? "",
    likely: likely(link.lang),
  }));

  const written = ({ language, script }) => `${language}-${script}`;
  const country = (tag) => likely(tag) && new Intl.Locale(tag).region;
  // "pt-PT, pt": the second says nothing about the country that the first does not.
  const told = new Set(navigator.languages.filter(country).map((tag) => written(likely(tag))));

  // The reader's country first; else what is for the whole world, for no country in particular, for a part of that country, for
  // several countries. What is for another country alone is for those of whom no country is known: a language in common is no
  // law in common.
  const fitting = (tag) => {
    const wanted = likely(tag);
    if (!wanted) return null;
    const same = editions.filter(({ likely }) => likely && written(likely) === written(wanted));
    const own = country(tag) || !told.has(written(wanted)) ? wanted.region : null;
    return (
      same.find(({ region }) => region === own) ??
      same.find(({ region }) => region === "001") ??
      same.find(({ region, part }) => !region && !part) ??
      same.find(({ part }) => part === own) ??
      same.find(({ region }) => /^\d/.test(region)) ??
      (told.has(written(wanted)) ? null : same[0])
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
