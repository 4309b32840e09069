"""The papers of a request: form, memo and slip, as PDF and Word; the signed scans; the ZIPs."""
