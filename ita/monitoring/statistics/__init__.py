"""How the website was used: counted from the traffic log, nothing of who used it."""
