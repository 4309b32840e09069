/* Suggestions while typing: every search form becomes an editable combobox with a list
   (WAI-ARIA Authoring Practices 1.2, "Editable Combobox With List Autocomplete").
   Without this file the forms are plain forms. */
(() => {
  "use strict";

  const PAUSE = 180; // milliseconds after the last key
  const SHORTEST = 2;

  class Suggestions {
    constructor(form) {
      this.form = form;
      this.input = form.querySelector("input[name=q]");
      this.active = -1;
      this.offered = [];
      this.list = document.createElement("ul");
      this.list.id = `${this.input.id}-suggestions`;
      this.list.className = "suggestions";
      this.list.hidden = true;
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", form.dataset.list);
      this.status = document.createElement("p");
      this.status.className = "visually-hidden";
      this.status.setAttribute("role", "status");
      form.append(this.list, this.status);
      const attributes = {
        role: "combobox",
        autocomplete: "off",
        "aria-autocomplete": "list",
        "aria-controls": this.list.id,
        "aria-expanded": "false",
      };
      for (const [name, value] of Object.entries(attributes)) {
        this.input.setAttribute(name, value);
      }
      this.listen();
    }

    listen() {
      // An input method composes first; what it shows meanwhile is no question yet.
      this.input.addEventListener("input", (event) => {
        if (!event.isComposing) this.askSoon();
      });
      this.input.addEventListener("compositionend", () => this.askSoon());
      this.input.addEventListener("keydown", (event) => this.onKey(event));
      this.input.addEventListener("blur", () => this.close());
      // The pointer must not take the focus away before its click arrives.
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.choose(Array.prototype.indexOf.call(this.list.children, option));
      });
      this.form.addEventListener("submit", () => this.forget());
    }

    askSoon() {
      this.forget();
      this.activate(-1);
      const question = this.input.value.trim();
      if (question.length < SHORTEST) {
        this.close();
        this.say("");
        return;
      }
      this.timer = setTimeout(() => this.ask(question), PAUSE);
    }

    /* Drop the question that waits and the one whose answer has not come. */
    forget() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.request = null;
    }

    async ask(question) {
      const request = new AbortController();
      this.request = request;
      try {
        const address = new URL(this.form.dataset.suggest, location.href);
        address.searchParams.set("q", question);
        const response = await fetch(address, { signal: request.signal });
        const answer = response.ok ? await response.json() : { suggestions: [] };
        if (this.request === request) this.show(answer.suggestions);
      } catch (error) {
        if (this.request === request) this.close(); // no network: the form still works
      }
    }

    show(offered) {
      this.offered = offered;
      this.list.replaceChildren(...offered.map((suggestion, place) => this.option(suggestion, place)));
      this.activate(-1);
      this.say(this.sentence(offered.length));
      if (offered.length && document.activeElement === this.input) this.open();
      else this.close();
    }

    option(suggestion, place) {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${place}`;
      option.className = "suggestion";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const text = document.createElement("span");
      text.textContent = suggestion.text;
      const kind = document.createElement("span");
      kind.className = "suggestion-kind";
      kind.textContent = suggestion.kind;
      option.append(text, " ", kind);
      return option;
    }

    sentence(count) {
      if (count === 0) return this.form.dataset.none;
      if (count === 1) return this.form.dataset.one;
      return this.form.dataset.many.replace("NUMBER", count);
    }

    say(sentence) {
      this.status.textContent = sentence;
    }

    get isOpen() {
      return !this.list.hidden;
    }

    open() {
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
    }

    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.activate(-1);
    }

    activate(place) {
      this.list.children[this.active]?.setAttribute("aria-selected", "false");
      this.active = place;
      const option = this.list.children[place];
      if (option) {
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({ block: "nearest" });
        this.input.setAttribute("aria-activedescendant", option.id);
      } else {
        this.input.removeAttribute("aria-activedescendant");
      }
    }

    choose(place) {
      const suggestion = this.offered[place];
      if (!suggestion) return;
      this.forget();
      this.input.value = suggestion.text;
      this.close();
      location.assign(suggestion.url);
    }

    onKey(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const count = this.list.children.length;
      switch (event.key) {
        case "ArrowDown":
        case "ArrowUp":
          if (!count) return;
          event.preventDefault();
          if (event.altKey) {
            if (event.key === "ArrowDown") this.open();
            else this.close();
          } else {
            this.move(event.key === "ArrowDown" ? 1 : -1, count);
          }
          break;
        case "Enter":
          if (this.isOpen && this.active >= 0) {
            event.preventDefault();
            this.choose(this.active);
          } else {
            this.close();
          }
          break;
        case "Escape":
          // The first one closes the list; the next one is the field's own and empties it.
          if (this.isOpen) {
            event.preventDefault();
            this.forget();
            this.close();
          }
          break;
        case "Home":
        case "End":
        case "ArrowLeft":
        case "ArrowRight":
          this.activate(-1); // back in the text, where the key moves the cursor
          break;
        default:
      }
    }

    /* Down from the text to the first, from the last back to the text; up the other way round. */
    move(step, count) {
      if (!this.isOpen) this.open();
      const places = count + 1; // place `count` is the text itself
      const from = this.active < 0 ? count : this.active;
      const to = (from + step + places) % places;
      this.activate(to === count ? -1 : to);
    }
  }

  document.querySelectorAll("form[data-suggest]").forEach((form) => new Suggestions(form));
})();
