"""One mail a person and day of all that can wait until the morning: reminders, gaps, reports.

What waits for a person now goes out at once and by the register (``ita.notifications.jobs``). A
room contributes its part through the hook ``parts.HOOK``; nobody else writes mails of its own.
"""
