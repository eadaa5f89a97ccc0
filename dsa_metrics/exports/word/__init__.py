"""What every Word document of ours is made with: layout, templates, charts, and bytes that stay the same."""
