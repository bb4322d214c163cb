// Tells how many characters are left in a long text, and aloud when the typing pauses.
//
// Without scripts the limit stands there in words; the server alone refuses a text that is too long.
"use strict";

const PAUSE = 1_000;
const SHOWN_FROM = 0.75; // of the limit: far from it nobody needs a count

class Count {
  constructor(line) {
    this.line = line;
    this.limit = Number(line.dataset.limit);
    this.resting = line.textContent;
    this.aloud = document.createElement("span");
    this.aloud.className = "hide";
    this.aloud.setAttribute("role", "status");
    line.after(this.aloud);
    this.text = document.getElementById(line.id.replace(/_count$/, ""));
    this.text.addEventListener("input", () => this.show());
    this.show();
  }

  // A line break is sent as two characters.
  get left() {
    return this.limit - this.text.value.replace(/\n/g, "\r\n").length;
  }

  get sentence() {
    const { left } = this;
    if (left < 0) return `${this.line.dataset.over} ${-left}`;
    if (left > this.limit * (1 - SHOWN_FROM)) return this.resting;
    return `${this.line.dataset.left} ${left}`;
  }

  show() {
    const { sentence } = this;
    this.line.textContent = sentence;
    this.line.classList.toggle("over", this.left < 0);
    window.clearTimeout(this.timer);
    if (sentence !== this.resting) {
      this.timer = window.setTimeout(() => (this.aloud.textContent = sentence), PAUSE);
    }
  }
}

for (const line of document.querySelectorAll(".counted")) new Count(line);
