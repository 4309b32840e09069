/* Watches an index that is being made. Without it the page reloads. */
(() => {
  const PAUSE = 1000; // milliseconds
  const box = document.querySelector("[data-rebuild]");
  if (!box) return;

  const show = (progress) => {
    const message = box.querySelector("[data-rebuild-message]");
    // Unchanged text is left alone: a screen reader would say it again.
    if (message.textContent !== progress.message) message.textContent = progress.message;
    box.querySelector("progress").value = progress.percent;
  };

  const watch = async () => {
    try {
      const response = await fetch(box.dataset.rebuild, { headers: { Accept: "application/json" } });
      if (response.redirected) { window.location.reload(); return; }
      if (response.ok) {
        const progress = await response.json();
        if (!progress.open) { window.location.reload(); return; }
        show(progress);
      }
    } catch {
      // The network is away for a moment; the next look may succeed.
    }
    window.setTimeout(watch, PAUSE);
  };

  watch();
})();
