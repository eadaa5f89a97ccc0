"""What runs apart, with capped memory and time: everything that touches the bytes of an untrusted file."""
