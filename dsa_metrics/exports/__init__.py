"""Files made for people outside the app: workbooks and papers."""
