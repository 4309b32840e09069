"""Making an edition of a PDF in which what is under black boxes is really gone.

Every page becomes a picture of what the officer saw: nothing of the old file is carried over, so
whatever it hides (text under a scan, fields, notes, attachments, metadata, earlier saved states) is
not in the new one. Without a database: files in, files out.
"""
