"""The assessor's eye: each address of evidence is opened over HTTP as a stranger opens it."""
