/* Buttons to share, to copy the address and to print, as far as the browser can; and a PDF in
   place as soon as its part is opened. Without this file the address stands there as text with a
   link to send it by e-mail, and a link shows the PDF. */
(() => {
  "use strict";

  for (const part of document.querySelectorAll(".pdf-in-place")) {
    const link = part.querySelector("a[target]");
    part.addEventListener("toggle", () => {
      if (!part.open || link.parentElement.hidden) return;
      link.parentElement.hidden = true;
      link.click();
    });
  }

  const box = document.querySelector(".share");
  if (!box) return;
  const { address, title } = box.dataset;
  const buttons = box.querySelector(".share-buttons");
  const said = box.querySelector(".share-said");

  const add = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = label;
    button.addEventListener("click", act);
    buttons.append(button);
  };

  // Old browsers have no clipboard for scripts, and none has one on plain http.
  const copy = async () => {
    if (navigator.clipboard) return navigator.clipboard.writeText(address);
    const range = document.createRange();
    range.selectNodeContents(box.querySelector(".share-address a"));
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    if (!document.execCommand("copy")) throw new Error("copy");
  };

  if (navigator.share) {
    add(box.dataset.share, () => navigator.share({ title, url: address }).catch(() => {}));
  }
  add(box.dataset.copy, () =>
    copy().then(
      () => { said.textContent = box.dataset.copied; },
      () => { said.textContent = address; },
    ));
  add(box.dataset.print, () => window.print());
})();
