"""Numbers and addresses of persons in a text: found, and shown without being told."""

from home.personal_data.finding import find_personal_data
from home.personal_data.masking import masked, masked_label
from home.personal_data.matches import Kind, Match

__all__ = ["Kind", "Match", "find_personal_data", "masked", "masked_label"]
