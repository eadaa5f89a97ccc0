"""How the record is kept: its file and seal, its ledger, what a load changes, backups; put together in store.py."""
