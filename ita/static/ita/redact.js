/* Boxes on the pictures of a PDF's pages: drawn by mouse or finger, added and moved by keys, or taken
   over from what the server proposes. A box is [left, top, right, bottom] in parts of the page; the
   hidden field "boxes" sends those of all pages that are shown. */
(() => {
  const form = document.querySelector("[data-redact]");
  if (!form) return;

  const SMALLEST = 0.004; // a click is no box
  const STEP = 0.005;
  const field = form.querySelector('[name="boxes"]');
  const said = form.querySelector("[data-redact-said]");
  const mode = form.querySelector("[data-redact-mode]");
  const accept = form.querySelector("[data-redact-accept]");
  const sheets = [...form.querySelectorAll("[data-redact-page]")];
  const kept = JSON.parse(document.getElementById("ita-redact-boxes").textContent);
  const boxes = new Map(sheets.map((sheet) => [sheet, (kept[sheet.dataset.redactPage] || []).map((box) => [...box])]));
  const proposed = new Map(sheets.map((sheet) => {
    const id = `ita-redact-proposed-${sheet.dataset.redactPage}`;
    return [sheet, JSON.parse(document.getElementById(id).textContent)];
  }));
  let isChanged = false;

  const within = (value) => Math.min(1, Math.max(0, value));
  const covers = (box, other) => box[0] <= other[0] + 0.002 && box[1] <= other[1] + 0.002
    && box[2] >= other[2] - 0.002 && box[3] >= other[3] - 0.002;
  const isDone = (sheet, group) => group[1].every((box) => boxes.get(sheet).some((drawn) => covers(drawn, box)));

  const place = (element, [left, top, right, bottom]) => {
    Object.assign(element.style, {
      left: `${left * 100}%`, top: `${top * 100}%`,
      width: `${(right - left) * 100}%`, height: `${(bottom - top) * 100}%`,
    });
  };

  const tell = () => {
    const count = [...boxes.values()].reduce((sum, each) => sum + each.length, 0);
    const open = sheets.reduce((sum, sheet) => sum + proposed.get(sheet).filter((group) => !isDone(sheet, group)).length, 0);
    const words = said.dataset.words.replace("{boxes}", count).replace("{proposed}", open);
    if (said.textContent !== words) said.textContent = words;
    accept.hidden = open === 0;
    field.value = JSON.stringify(Object.fromEntries(sheets.map((sheet) => [sheet.dataset.redactPage, boxes.get(sheet)])));
  };

  const change = (sheet, focused) => {
    isChanged = true;
    show(sheet);
    if (focused !== undefined) sheet.querySelectorAll(".ita-redact__box")[focused]?.focus();
  };

  const take = (sheet, group) => {
    boxes.get(sheet).push(...group[1].map((box) => [...box]));
    change(sheet, boxes.get(sheet).length - 1);
  };

  const remove = (sheet, index) => {
    boxes.get(sheet).splice(index, 1);
    change(sheet, Math.max(0, index - 1));
  };

  const byKey = (event, sheet, index) => {
    const box = boxes.get(sheet)[index];
    const [x, y] = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key] || [0, 0];
    if (event.key === "Delete" || event.key === "Backspace") remove(sheet, index);
    else if (!x && !y) return;
    else if (event.shiftKey) {
      box[2] = within(Math.max(box[0] + SMALLEST, box[2] + x));
      box[3] = within(Math.max(box[1] + SMALLEST, box[3] + y));
      change(sheet, index);
    } else {
      const across = Math.min(1 - box[2], Math.max(-box[0], x));
      const down = Math.min(1 - box[3], Math.max(-box[1], y));
      boxes.get(sheet)[index] = [box[0] + across, box[1] + down, box[2] + across, box[3] + down];
      change(sheet, index);
    }
    event.preventDefault();
  };

  const button = (sheet, name, label, box) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = name;
    element.setAttribute("aria-label", label);
    element.title = label;
    place(element, box);
    sheet.append(element);
    return element;
  };

  const show = (sheet) => {
    sheet.querySelectorAll("button").forEach((element) => element.remove());
    proposed.get(sheet).filter((group) => !isDone(sheet, group)).forEach((group) => {
      const label = sheet.dataset.acceptWords.replace("{kind}", group[0]);
      group[1].forEach((box) => {
        button(sheet, "ita-redact__proposal", label, box).addEventListener("click", () => take(sheet, group));
      });
    });
    boxes.get(sheet).forEach((box, index) => {
      const label = `${sheet.dataset.boxWords} ${index + 1}`;
      const drawn = button(sheet, "ita-redact__box", label, box);
      drawn.addEventListener("keydown", (event) => byKey(event, sheet, index));
      const cross = button(sheet, "ita-redact__remove", sheet.dataset.removeWords, [box[2], box[1], box[2], box[1]]);
      Object.assign(cross.style, { width: "", height: "" });
      cross.textContent = "×";
      cross.addEventListener("click", () => remove(sheet, index));
    });
    tell();
  };

  const draw = (sheet) => {
    let start = null;
    let line = null;
    const at = (event) => {
      const edge = sheet.getBoundingClientRect();
      return [within((event.clientX - edge.left) / edge.width), within((event.clientY - edge.top) / edge.height)];
    };
    const between = (one, other) => [Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.max(one[0], other[0]), Math.max(one[1], other[1])];
    const stop = () => { line?.remove(); start = line = null; };

    sheet.addEventListener("pointerdown", (event) => {
      const isOnButton = event.target.closest("button");
      if (isOnButton || event.button !== 0 || !form.classList.contains("ita-redact--drawing")) return;
      start = at(event);
      line = document.createElement("div");
      line.className = "ita-redact__box";
      place(line, between(start, start));
      sheet.append(line);
      sheet.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    sheet.addEventListener("pointermove", (event) => { if (start) place(line, between(start, at(event))); });
    sheet.addEventListener("pointercancel", stop);
    sheet.addEventListener("pointerup", (event) => {
      if (!start) return;
      const box = between(start, at(event));
      stop();
      if (box[2] - box[0] < SMALLEST || box[3] - box[1] < SMALLEST) return;
      boxes.get(sheet).push(box);
      change(sheet, boxes.get(sheet).length - 1);
    });
  };

  const setMode = (isDrawing) => {
    form.classList.toggle("ita-redact--drawing", isDrawing);
    mode.setAttribute("aria-pressed", String(isDrawing));
  };

  sheets.forEach((sheet) => { draw(sheet); show(sheet); });
  form.querySelectorAll("[data-redact-add]").forEach((add) => {
    add.addEventListener("click", () => {
      const sheet = sheets.find((each) => each.dataset.redactPage === add.dataset.redactAdd);
      boxes.get(sheet).push([0.4, 0.45, 0.6, 0.48]);
      change(sheet, boxes.get(sheet).length - 1);
    });
  });
  accept.addEventListener("click", () => {
    sheets.forEach((sheet) => proposed.get(sheet).filter((group) => !isDone(sheet, group)).forEach((group) => take(sheet, group)));
  });
  mode.addEventListener("click", () => setMode(mode.getAttribute("aria-pressed") !== "true"));
  // A finger scrolls first: who draws with it says so.
  setMode(window.matchMedia("(pointer: fine)").matches);
  form.addEventListener("submit", () => { isChanged = false; });
  window.addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
})();
