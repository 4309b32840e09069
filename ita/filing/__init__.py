"""An assessment that is filed: frozen as it was served on that day, and handed out as packs."""
