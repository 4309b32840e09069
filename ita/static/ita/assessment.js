"use strict";

/* Finds items by code or words; without JavaScript the whole list is there. */
const box = document.querySelector("[data-ita-filter]");
if (box) {
    const rows = [...document.querySelectorAll("[data-ita-row]")];
    box.hidden = false;
    box.querySelector("input").addEventListener("input", (event) => {
        const words = event.target.value.trim().toLowerCase().split(/\s+/);
        for (const row of rows) {
            const text = row.dataset.itaRow.toLowerCase();
            row.hidden = !words.every((word) => text.includes(word));
        }
    });
}
