"""A school's own position as a Word document for its head teacher: nothing about any other school stands in it."""
