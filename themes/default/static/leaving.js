// Before a link to a third party is followed, says so, and where it leads. Every other way to follow it, in a new tab or by a
// copied address, stays as it is.
"use strict";
(() => {
  const dialog = document.querySelector("dialog.leaving");
  if (!dialog?.showModal) return;
  const onward = dialog.querySelector("a");
  const [host, whole] = dialog.querySelectorAll("bdi");
  let link;

  document.addEventListener("click", (event) => {
    const clicked = event.target.closest?.("a[rel~=external]");
    if (!clicked || event.defaultPrevented || dialog.contains(clicked)) return;
    // In a new tab, in a new window, as a download: the reader chose another way.
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    link = clicked;
    onward.href = link.href;
    onward.target = link.target;
    // As the browser writes it: in letters that cannot be taken for others.
    host.textContent = new URL(link.href).host;
    whole.textContent = link.href;
    dialog.showModal();
    // What it says comes first, however large the text is.
    dialog.scrollTop = 0;
  });
  for (const choice of [onward, dialog.querySelector("button")]) {
    choice.addEventListener("click", () => dialog.close());
  }
  dialog.addEventListener("close", () => link.focus());
})();
