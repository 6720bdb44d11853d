// Keeps a page of the preview up to date, and shows the bar and what is wrong.
//
// The server says when there is a newer snapshot (server-sent events). The page is then asked for again; where its bytes are
// others, its head and body take the place of the old ones, and the reader stays where they were. A page that is not looked
// at listens to nothing: a browser gives one host few connections.
"use strict";
(() => {
  const own = document.currentScript;
  let seen = Number(own.dataset.serial);
  let source = null;
  let pending = Promise.resolve();
  let styles = "";

  // As the parser gave it, without what the preview adds: a later page is compared with it.
  const bodyOf = (body) => {
    const copy = body.cloneNode(true);
    copy.querySelectorAll('script[src^="/_desk/"], #lexloci-desk').forEach((own) => own.remove());
    return copy.innerHTML.trim();
  };
  const shown = { head: document.head.innerHTML.trim(), body: bodyOf(document.body) };

  const host = document.createElement("aside");
  host.id = "lexloci-desk";
  host.setAttribute("aria-label", "Preview");
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML =
    '<link rel="stylesheet" href="/_desk/desk.css">' +
    '<div class="overlay" role="alert" hidden></div><div class="preview-bar" role="region" aria-label="Draft and published text" hidden></div>';

  const put = (selector, html) => {
    const part = root.querySelector(selector);
    if (part.dataset.html === html) return;
    part.dataset.html = html;
    part.innerHTML = html;
    part.hidden = html === "";
  };

  async function showDesk() {
    const answer = await fetch("/_desk/bar?path=" + encodeURIComponent(location.pathname));
    if (!answer.ok) return;
    const desk = await answer.json();
    put(".overlay", desk.overlay ?? "");
    put(".preview-bar", desk.bar ?? "");
  }

  // What style sheets say: where that changes, the page has to be loaded as a whole.
  async function readStyles() {
    const links = [...document.querySelectorAll("link[rel~=stylesheet]")].map((link) => link.href);
    const texts = await Promise.all(links.map(async (link) => (await fetch(link, { cache: "no-cache" })).text()));
    return texts.join("\n");
  }

  async function showPage() {
    const answer = await fetch(location.href, { cache: "no-cache", headers: { accept: "text/html" } });
    const type = answer.headers.get("content-type") ?? "";
    if (!type.startsWith("text/html")) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [left, top] = [scrollX, scrollY];
    document.documentElement.getAttributeNames().forEach((name) => document.documentElement.removeAttribute(name));
    for (const { name, value } of next.documentElement.attributes) document.documentElement.setAttribute(name, value);
    const head = next.head.innerHTML.trim();
    if (head !== shown.head) document.head.innerHTML = shown.head = head;
    const body = bodyOf(next.body);
    if (body !== shown.body) {
      shown.body = body;
      const open = [...document.querySelectorAll("details")].map((details) => details.open);
      const focus = document.activeElement?.id;
      const place = document.createElement("body");
      for (const { name, value } of next.body.attributes) place.setAttribute(name, value);
      place.innerHTML = body;
      place.append(host);
      document.body.replaceWith(place);
      document.querySelectorAll("details").forEach((details, index) => (details.open = open[index] ?? details.open));
      if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
      scrollTo({ left, top, behavior: "instant" });
    }
  }

  async function update(serial) {
    if (serial === seen) return;
    const now = await readStyles();
    if (styles !== "" && now !== styles) return location.reload();
    styles = now;
    await showPage();
    await showDesk();
    seen = serial;
    document.documentElement.dataset.lexlociSerial = String(serial);
  }

  function listen() {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (source === null) {
      source = new EventSource("/_desk/live");
      source.onmessage = (event) => {
        // One after the other; where one fails, the server is away, and the next one makes up for it.
        pending = pending.then(() => update(Number(event.data))).catch(() => {});
      };
    }
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  document.body.append(host);
  pending = showDesk().catch(() => {});
  readStyles().then((text) => (styles = text)).catch(() => {});
  listen();
})();
