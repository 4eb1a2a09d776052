"""The first start: three small choices."""
