// Shows the notice about cookies until somebody closes it, and anew when what it speaks of has changed. It asks for no consent,
// sets no cookie and tells nobody: which notices were closed stands in the storage of this browser, and stays there.
//
// Another website includes the notice in its pages (`cookie-notice.html`), or has this script fetch it:
// <script src=".../assets/cookie-notice.js" data-notice=".../gb/en/cookie-notice.html" defer></script>
"use strict";
(() => {
  const KEY = "cookie-notice";
  const address = document.currentScript.dataset.notice;

  // Storage can be forbidden: then the notice comes back on the next page.
  const closed = () => {
    try {
      return (localStorage.getItem(KEY) ?? "").split(" ");
    } catch {
      return [];
    }
  };
  const remember = (revision) => {
    try {
      localStorage.setItem(KEY, [revision, ...closed()].slice(0, 20).join(" ").trim());
    } catch {}
  };

  const show = (notice) => {
    const { revision } = notice.dataset;
    const page = document.documentElement;

    // What the notice covers can be scrolled out from under it, and what gets the focus is.
    const makeRoom = () => {
      const covers = !notice.hidden && getComputedStyle(notice).position === "fixed";
      const room = covers ? `${notice.offsetHeight + 8}px` : "";
      page.style.setProperty("--cookie-notice", room || "0px");
      page.style.scrollPaddingBlockEnd = room;
      document.body.style.paddingBlockEnd = room;
    };
    // Also of a page that the browser kept while the notice was closed on another.
    const decide = () => {
      notice.hidden = closed().includes(revision);
      makeRoom();
    };
    const close = () => {
      const focused = notice.contains(document.activeElement);
      remember(revision);
      notice.hidden = true;
      makeRoom();
      if (focused) document.querySelector("main[tabindex]")?.focus({ preventScroll: true });
    };

    notice.querySelector("button").addEventListener("click", close);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || notice.hidden) return;
      if (!document.querySelector("dialog[open]")) close();
    });
    addEventListener("pageshow", decide);
    new ResizeObserver(makeRoom).observe(notice);
    decide();
  };

  // As a document, not as text: scripts in it do not run, and policies of trusted types have nothing against it.
  const fetchNotice = () => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => {
      const notice = request.response?.querySelector(".cookie-notice");
      if (request.status !== 200 || !notice) return;
      document.head.append(...request.response.querySelectorAll("link[rel=stylesheet]"));
      document.body.prepend(notice);
      show(notice);
    };
    request.send();
  };

  if (address) fetchNotice();
  else document.querySelectorAll(".cookie-notice").forEach(show);
})();
