"use strict";
/* How a visitor wants to see the site: theme, size of the text, digits. It is remembered on the device alone.
   The page's head waits for this file, so the page never shows in the wrong theme first. Written for old phones. */
(function () {
  var root = document.documentElement;
  var chosen = read();
  apply();
  document.addEventListener("DOMContentLoaded", offer);

  function read() {
    try {
      var kept = JSON.parse(localStorage.getItem("choices"));
      return kept && typeof kept === "object" ? kept : {};
    } catch (error) {
      return {};
    }
  }

  function keep(name, value) {
    chosen[name] = value;
    apply();
    try {
      localStorage.setItem("choices", JSON.stringify(chosen));
    } catch (error) {
      /* Where nothing can be kept, the choice holds for this page. */
    }
  }

  function apply() {
    root.setAttribute("data-choices", "");
    ["size", "numerals"].forEach(function (name) {
      if (chosen[name]) root.setAttribute("data-" + name, chosen[name]);
      else root.removeAttribute("data-" + name);
    });
    [].forEach.call(document.querySelectorAll("link[data-theme]"), function (sheet) {
      var wanted = sheet.getAttribute("data-theme") === chosen.theme ? "screen" : "not all";
      sheet.media = chosen.theme ? wanted : sheet.getAttribute("data-media");
    });
  }

  function offer() {
    [].forEach.call(document.querySelectorAll(".choices input"), function (input) {
      input.checked = input.value === (chosen[input.name] || "");
      input.addEventListener("change", function () {
        keep(input.name, input.value);
      });
    });
    var panel = document.querySelector(".choices");
    if (!panel) return;
    panel.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
  }
})();
