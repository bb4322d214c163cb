// The key "/" goes to the field for a case number. Loaded only by who has not turned keys off.
"use strict";

const TYPED_IN = "input, select, textarea";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest(TYPED_IN) || document.querySelector("dialog:modal")) return;
  event.preventDefault();
  document.getElementById("find_number").select();
});
