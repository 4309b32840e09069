"""Work in an exported workbook comes back: what an officer changed there is taken over by choice,
where nothing moved meanwhile on the website."""
