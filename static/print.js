// Shows the button that prints the page; without scripts the browser's own menu does it.
"use strict";

for (const button of document.querySelectorAll("[data-print]")) {
  button.classList.add("ready");
  button.addEventListener("click", () => window.print());
}
