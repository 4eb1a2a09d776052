"""The window: pages, models, dialogs, themes, background jobs. It owns no behaviour; each act calls a service."""
