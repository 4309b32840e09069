"""How well search finds: a corpus, questions with their answers, and figures."""
