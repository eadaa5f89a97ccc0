"""What a person sees: the main script, one module per page, and the server's edge in front of them."""
