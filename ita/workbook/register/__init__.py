"""The register of publication as a workbook of its own."""
