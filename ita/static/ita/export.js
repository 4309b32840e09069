/* Watches a workbook that is being made and starts its download. Without it the page reloads. */
(() => {
  const PAUSE = 700; // milliseconds
  const box = document.querySelector("[data-export]");
  const link = box?.querySelector("[data-export-download]");
  if (!link) return;

  const fetchFile = () => { window.location.href = link.href; };

  const show = (progress) => {
    const message = box.querySelector("[data-export-message]");
    // Unchanged text is left alone: a screen reader would say it again.
    if (message.textContent !== progress.message) message.textContent = progress.message;
    box.querySelector("progress").value = progress.percent;
  };

  const finish = (progress) => {
    if (progress.state === "failed") { window.location.reload(); return; }
    box.querySelector("[data-export-bar]").hidden = true;
    box.querySelector("[data-export-done]").hidden = false;
    fetchFile();
  };

  const watch = async () => {
    try {
      const response = await fetch(box.dataset.stateUrl, { headers: { Accept: "application/json" } });
      if (response.redirected || response.status === 404) { window.location.reload(); return; }
      if (response.ok) {
        const progress = await response.json();
        show(progress);
        if (progress.finished) { finish(progress); return; }
      }
    } catch {
      // The network is away for a moment; the next look may succeed.
    }
    window.setTimeout(watch, PAUSE);
  };

  if (box.dataset.finished === "false") watch();
  else if (box.dataset.fresh === "true") fetchFile();
})();
