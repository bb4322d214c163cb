// Keeps what is typed in a long form, sealed on the server, while it is typed.
//
// Saves at most every ten seconds, when the page is hidden and when the log-in is about to end.
// Where it fails it waits twice as long each time, and tries when one comes back to the page.
// A form is sent only when the server answers and somebody is logged in, so that neither a lost
// session nor a lost server takes a text away. Nothing is stored in the browser. Without scripts
// the form has a button that keeps the text.
"use strict";

const EVERY = 10_000;
const LONGEST_WAIT = 300_000; // between tries that fail

class Keeper {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector(".kept");
    this.logIn = form.querySelector(".log-in-anew");
    this.every = EVERY;
    this.changed = false;
    this.timer = 0;
    this.sending = false;
    form.addEventListener("input", () => this.noteChange());
    form.addEventListener("submit", (event) => this.beforeSending(event));
    document.addEventListener("session-ends", () => this.changed && this.save());
    document.addEventListener("visibilitychange", () => {
      if (!this.changed || this.sending) return;
      if (document.visibilityState === "hidden") this.save(true);
      else if (this.every > EVERY) this.save();
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.changed && !this.sending) event.preventDefault();
    });
    // What is thrown away is not kept anew as the page is left.
    document.querySelector("form.discards")?.addEventListener("submit", () => {
      window.clearTimeout(this.timer);
      this.changed = false;
      this.sending = true;
    });
    window.addEventListener("pageshow", () => {
      this.wait(false);
      if (this.changed) this.noteChange();
    });
  }

  noteChange() {
    this.changed = true;
    this.timer ||= window.setTimeout(() => this.save(), this.every);
  }

  async save(leaving = false) {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.changed = false;
    // After a failure somebody may have logged in anew: then the token is another.
    const failed = this.every > EVERY && !leaving && !(await this.isReady());
    const saved = !failed && (await this.post(leaving));
    this.every = saved ? EVERY : Math.min(this.every * 2, LONGEST_WAIT);
    if (!saved) this.noteChange();
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
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        this.saySignedOut();
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

  saySignedOut() {
    this.say(this.status.dataset.signedOut, true);
    this.logIn.hidden = false;
  }

  say(sentence, failed) {
    this.logIn.hidden = true;
    this.status.textContent = sentence;
    this.status.classList.toggle("failed", failed);
  }

  async beforeSending(event) {
    const button = event.submitter;
    if (this.sending && !this.sent) {
      this.sent = true;
      return;
    }
    event.preventDefault();
    if (this.asking || this.sent) return; // a second click while the first is on its way
    this.asking = true;
    const ready = await this.isReady();
    // What the answer may be, the text is kept: it goes when the form has been taken.
    if (ready && this.changed) await this.save();
    this.asking = false;
    if (!ready) return;
    this.sending = true;
    this.sent = false;
    // The server keeps the text itself if the form is first read through.
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.form.requestSubmit(button);
    this.wait(true);
  }

  // The server answers, and knows us; a token of an older log-in is exchanged.
  async isReady() {
    try {
      const { seconds, token } = await (await fetch(this.form.dataset.session)).json();
      if (seconds > 0) {
        this.form.elements.csrfmiddlewaretoken.value = token;
        return true;
      }
      this.saySignedOut();
    } catch {
      this.say(this.status.dataset.failed, true);
    }
    return false;
  }

  wait(sending) {
    if (!sending) this.sending = this.sent = false;
    for (const button of this.form.querySelectorAll("button")) {
      button.setAttribute("aria-disabled", String(sending));
    }
  }
}

for (const form of document.querySelectorAll("form[data-keep]")) new Keeper(form);
