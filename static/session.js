// Warns before the log-in ends, in every tab, by the server's clock; asking extends nothing.
"use strict";

const WARN = 300; // seconds before the end
const AGAIN = 15_000; // how often the dialog asks while it is open
const LONGEST = 600_000; // a machine that slept must not trust an old timer

class Session {
  constructor(dialog) {
    this.dialog = dialog;
    this.text = dialog.querySelector("[role=status]");
    this.button = dialog.querySelector("[data-extends]");
    this.tabs = new BroadcastChannel("varsam-session");
    this.tabs.addEventListener("message", () => this.look());
    this.button.addEventListener("click", (event) => this.extend(event));
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.look();
    });
    for (const form of document.querySelectorAll("form[action$='/logout/']")) {
      form.addEventListener("submit", () => this.tabs.postMessage("out"));
    }
    this.look();
  }

  async look() {
    window.clearTimeout(this.timer);
    let left;
    try {
      left = await (await fetch(this.dialog.dataset.remaining)).json();
    } catch {
      this.timer = window.setTimeout(() => this.look(), AGAIN);
      return;
    }
    if (left.seconds <= 0) this.leave();
    else if (left.seconds <= WARN) this.warn(left);
    else this.rest(left.seconds);
  }

  rest(seconds) {
    if (this.dialog.open) this.dialog.close();
    this.timer = window.setTimeout(() => this.look(), Math.min((seconds - WARN) * 1000, LONGEST));
  }

  warn({ seconds, fixed }) {
    const minutes = Math.floor(seconds / 60);
    const said = minutes
      ? this.dialog.dataset.minutes.replace("{minutes}", minutes)
      : this.dialog.dataset.soon;
    const sentence = fixed ? `${said} ${this.dialog.dataset.fixed}` : said;
    if (this.text.textContent !== sentence) this.text.textContent = sentence;
    this.button.hidden = fixed;
    if (!this.dialog.open) this.dialog.showModal();
    // What is typed is kept while there is still somebody to keep it for.
    document.dispatchEvent(new Event("session-ends"));
    this.timer = window.setTimeout(() => this.look(), Math.min(AGAIN, seconds * 1000 + 1000));
  }

  async extend(event) {
    event.preventDefault();
    await fetch(this.dialog.dataset.extend, {
      method: "POST",
      body: new URLSearchParams(new FormData(this.button.form)),
      redirect: "manual",
    });
    this.tabs.postMessage("extended");
    this.look();
  }

  // Nothing of a case stays on a screen that somebody has left; what was typed is kept.
  leave() {
    window.onbeforeunload = null;
    const here = encodeURIComponent(window.location.pathname);
    window.location.replace(`${this.dialog.dataset.login}?next=${here}`);
  }
}

new Session(document.getElementById("session"));
