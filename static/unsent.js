// Keeps what is typed in a long form, sealed on the server, while it is typed.
//
// Saves at most every ten seconds, when the page is hidden, and before the form is sent; so that
// neither a lost session nor a server that does not answer takes a text away. Nothing is stored in
// the browser. Without scripts the form has a button that does the same.
"use strict";

const EVERY = 10_000;

class Keeper {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector(".kept");
    this.changed = false;
    this.saving = null;
    this.timer = 0;
    this.sending = false;
    form.addEventListener("input", () => this.noteChange());
    form.addEventListener("submit", (event) => this.beforeSending(event));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.changed && !this.sending) this.save(true);
    });
  }

  noteChange() {
    this.changed = true;
    this.timer ||= window.setTimeout(() => this.save(), EVERY);
  }

  async save(leaving = false) {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.changed = false;
    this.saving = this.post(leaving);
    const kept = await this.saving;
    this.saving = null;
    if (!kept) this.noteChange();
    return kept;
  }

  async post(leaving) {
    try {
      const answer = await fetch(this.form.dataset.keep, {
        method: "POST",
        body: new URLSearchParams(new FormData(this.form)),
        headers: { Accept: "application/json" },
        redirect: "manual",
        keepalive: leaving,
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        this.say(this.status.dataset.signedOut, true);
        return false;
      }
      const { said } = await answer.json();
      this.say(said, !answer.ok);
      return answer.ok;
    } catch {
      this.say(this.status.dataset.failed, true);
      return false;
    }
  }

  say(sentence, failed) {
    this.status.textContent = sentence;
    this.status.classList.toggle("failed", failed);
  }

  // The form is sent only when its text is safe: a server that does not answer would take it.
  async beforeSending(event) {
    const button = event.submitter;
    if (this.sending || (button && button.hasAttribute("formaction"))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.saving) await this.saving;
    if (await this.save()) {
      this.sending = true;
      this.form.requestSubmit(button);
    }
  }
}

for (const form of document.querySelectorAll("form[data-keep]")) new Keeper(form);
