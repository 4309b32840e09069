"""What the components of the admin's screens share."""

from typing import Any

from django.template import Context

RenderContext = Context | dict[str, Any]  # what a component is rendered in
