from tests.ita.workflow.changes.conftest import frame, phone, rename, unit  # noqa: F401
