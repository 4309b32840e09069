/* Watches a job of the queue: [data-progress] holds the address that tells how far it is. When the
   job ends the page is loaded again; where a link to the result waits in it, that is shown and
   followed instead. Without this script the page reloads by itself. */
(() => {
  const PAUSE = 1000; // milliseconds
  const box = document.querySelector("[data-progress]");
  const result = document.querySelector("[data-progress-result]");

  const follow = () => { window.location.href = result.href; };

  const show = (progress) => {
    const message = box.querySelector("[data-progress-message]");
    // Unchanged text is left alone: a screen reader would say it again.
    if (message.textContent !== progress.message) message.textContent = progress.message;
    box.querySelector("progress").value = progress.percent;
  };

  const finish = (progress) => {
    if (!result || progress.state !== "done") { window.location.reload(); return; }
    show(progress);
    box.querySelector("[data-progress-bar]").hidden = true;
    result.parentElement.hidden = false;
    follow();
  };

  const watch = async () => {
    try {
      const response = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
      if (response.redirected || response.status === 404) { window.location.reload(); return; }
      if (response.ok) {
        const progress = await response.json();
        if (progress.finished) { finish(progress); return; }
        show(progress);
      }
    } catch {
      // The network is away for a moment; the next look may succeed.
    }
    window.setTimeout(watch, PAUSE);
  };

  if (box) watch();
  else if (result && "progressFresh" in result.dataset) follow();
})();
