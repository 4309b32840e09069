"""Approval by word of mouth in an urgent case, to be confirmed in writing (announcement 2.2.1)."""
