"""Fill in a form as a browser would send it back."""

from bs4 import BeautifulSoup


def form_data(html: str, form_id: str) -> dict[str, list[str]]:
    """The fields of the form ``form_id`` in ``html``, as they stand; stream fields empty.

    A browser builds a stream field's inputs by script, so they are not in the page.
    """
    form = BeautifulSoup(html, "html.parser").find("form", id=form_id)
    assert form, form_id
    data: dict[str, list[str]] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type")
        if not name or kind in ("submit", "button", "file"):
            continue
        if kind in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.find_all("option", selected=True)
            values = [option.get("value", "") for option in chosen]
        elif field.name == "textarea":
            values = [field.text.removeprefix("\n")]
        else:
            values = [field.get("value", "on" if kind == "checkbox" else "")]
        data.setdefault(name, []).extend(values)
    for field in form.find_all(attrs={"data-controller": "w-block"}):
        data[f"{field['id']}-count"] = ["0"]
    return data
