// Tells while one types which words may point somebody out; the server looks again, with more.
//
// Without scripts the same words are told when the form is sent.
"use strict";

const REST = 800; // milliseconds without typing

class PointsOut {
  constructor(line) {
    this.line = line;
    this.text = document.getElementById(line.dataset.for);
    this.patterns = JSON.parse(line.dataset.patterns).map(
      ([pattern, flags]) => new RegExp(pattern, `g${flags}`),
    );
    this.text.addEventListener("input", () => {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.show(), REST);
    });
    this.show();
  }

  get words() {
    const found = this.patterns.flatMap((pattern) => this.text.value.match(pattern) ?? []);
    return [...new Set(found.map((words) => words.trim()))];
  }

  show() {
    const { words } = this;
    this.line.hidden = words.length === 0;
    const said = words.map((one) => `”${one}”`).join(", ");
    this.line.textContent = words.length ? `${this.line.dataset.said} ${said}` : "";
  }
}

for (const line of document.querySelectorAll(".points-out")) new PointsOut(line);
