"use strict";

/* Keeps what a keeper finds of a page without loading the list again, and lets the keyboard do it.
   Without this script each button sends the form. */
const form = document.getElementById("ita-round");
const rows = () => [...document.querySelectorAll(".ita-round__row")];
const openRows = () => rows().filter((row) => row.dataset.outcome === "open");
let here = null;

function stand(row) {
    here?.classList.remove("ita-round__row--here");
    here = row;
    row?.classList.add("ita-round__row--here");
    row?.scrollIntoView({ block: "nearest" });
}

function errorBox(button) {
    return (button.closest(".ita-round__row") || button.closest("fieldset")).querySelector(".ita-round__error");
}

async function send(button) {
    const data = new FormData(form);
    data.append("act", button.value);
    const box = errorBox(button);
    box.textContent = "";
    button.disabled = true;
    let answer;
    try {
        answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Requested-With": "round" } });
    } catch {
        box.textContent = form.dataset.failed;
        return;
    } finally {
        button.disabled = false;
    }
    const text = await answer.text();
    if (answer.ok && !answer.redirected) {
        put(text);
    } else {
        box.textContent = answer.status === 409 ? text : form.dataset.failed;
        box.closest(".ita-round__row")?.querySelector(".ita-round__note input").focus();
    }
}

function put(html) {
    const made = document.createElement("template");
    made.innerHTML = html;
    document.getElementById("ita-round-counts").replaceWith(made.content.querySelector(".ita-round__counts"));
    let last = null;
    for (const row of made.content.querySelectorAll(".ita-round__row")) {
        last = document.getElementById(row.id);
        const following = rows();
        const next = following.slice(following.indexOf(last) + 1).find((each) => each.dataset.outcome === "open");
        last.replaceWith(row);
        last = next || openRows()[0] || row;
    }
    if (openRows().length === 0) {
        window.location.reload();
        return;
    }
    stand(last);
    last?.querySelector("button")?.focus({ preventScroll: true });
}

form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.value) {
        send(event.submitter);
    }
});

const all = document.querySelector("[data-tick-all]");
all.hidden = false;
all.querySelector("input").addEventListener("change", (event) => {
    for (const box of document.querySelectorAll(".ita-round__row input[type=checkbox]")) {
        box.checked = event.target.checked;
    }
});

document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.(".ita-round__row");
    if (row) {
        stand(row);
    }
});

document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input[type=text], input[type=search], textarea, select");
    if (event.key === "Enter" && event.target.matches?.(".ita-round__acts input")) {
        event.preventDefault();
        event.target.closest(".ita-round__row").querySelector('[data-key="2"]').click();
    }
    if (typing || event.ctrlKey || event.altKey || event.metaKey) {
        return;
    }
    const list = rows();
    const at = list.indexOf(here);
    if (event.key === "j" || event.key === "k") {
        const row = list[Math.min(Math.max(at + (event.key === "j" ? 1 : -1), 0), list.length - 1)];
        stand(row);
        row?.querySelector("button")?.focus({ preventScroll: true });
    } else if (event.key === "0") {
        here?.querySelector("a")?.click();
    } else if (["1", "2", "3"].includes(event.key)) {
        const note = here?.querySelector(".ita-round__note input");
        if (event.key !== "1" && note && !note.value) {
            event.preventDefault();
            note.focus();
        } else {
            here?.querySelector(`[data-key="${event.key}"]`)?.click();
        }
    }
});
