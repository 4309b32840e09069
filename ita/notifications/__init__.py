"""Who must act next, or should know, is told by e-mail; a chat tool can be told too.

Nobody calls this room: it listens to the register's signal. An act only queues one job, on the same
database and in the same transaction: an act that is rolled back tells nobody, and a mail server
that hangs holds up nobody. The job (``jobs.create_notices``) writes a ``Notice`` for each person;
what waits for one person goes out in one mail.

``events.EVENTS`` says for each act who is told, in which words; ``audiences`` who those are, and
until when it is worth a mail.
"""
