"""The pages that anybody may see: each draws one release, and none can reach a record."""
